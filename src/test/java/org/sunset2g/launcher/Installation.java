package org.sunset2g.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.sunset2g.PassingFolder;

/**
 * A copy of the project's scripts in a folder of its own, with a tiny engine in place of the real
 * one: it prints what reached it and ends with the code it is told.
 */
record Installation(Path root) {
  private static final Map<String, Path> COMPILED = new ConcurrentHashMap<>();

  static final String ENGINE =
      """
      package org.sunset2g.job;
      public class Sunset2g {
        public static void main(String[] arguments) throws Exception {
          System.out.println("folder " + System.getProperty("user.dir"));
          System.out.println("heap " + Runtime.getRuntime().maxMemory() / 1048576);
          System.out.println("option " + System.getProperty("launcher.option"));
          System.out.println("jvm " + java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
          for (String argument : arguments) System.out.println("[" + argument + "]");
          System.out.flush();
          if (arguments.length == 2 && arguments[0].equals("end")) System.exit(Integer.parseInt(arguments[1]));
          if (arguments.length == 1 && arguments[0].equals("wait")) Thread.sleep(60_000);
        }
      }
      """;

  /** What a finished process left behind. */
  record Outcome(int code, String output, String errors) {}

  /** The scripts without jar, libraries or sources. */
  static Installation of(Path root) throws IOException {
    Path project = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    for (String file : List.of("sunset2g", "mvnw", "jobs", ".mvn", ".ci")) {
      try (Stream<Path> tree = Files.walk(project.resolve(file))) {
        for (Path from : tree.toList()) {
          Path to = root.resolve(project.relativize(from).toString());
          if (Files.isDirectory(from)) {
            Files.createDirectories(to);
          } else {
            Files.createDirectories(to.getParent());
            Files.copy(from, to);
          }
        }
      }
    }
    Files.createDirectories(root.resolve("target/lib"));
    return new Installation(root);
  }

  /** The same with the tiny engine as its jar. */
  Installation withEngine() throws IOException {
    jar(root.resolve("target/sunset2g.jar"), "org/sunset2g/job/Sunset2g", ENGINE);
    return this;
  }

  /** The same with sources, and a Maven that copies the jar of {@code built} and counts itself. */
  Installation withSources(Path built) throws IOException {
    write("pom.xml", "<project/>");
    write("src/main/java/Some.java", "class Some {}");
    write("data-schema/some.yaml", "name: some");
    program(
        "mvnw",
        "echo run >>target/runs; sleep 0.5; mkdir -p target/lib; : >target/lib/some-1.jar; cp '%s' target/sunset2g.jar"
            .formatted(built));
    return this;
  }

  Path write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  Path program(String file, String body) throws IOException {
    Path path = write(file, "#!/usr/bin/env bash\n" + body + "\n");
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A folder that looks like a JDK of that version, whose java only says so. */
  Path jdk(String version) throws IOException {
    write("jdk-" + version + "/release", "JAVA_VERSION=\"" + version + "\"\n");
    program("jdk-" + version + "/bin/javac", "echo javac " + version);
    return program("jdk-" + version + "/bin/java", "echo java " + version).getParent().getParent();
  }

  /** Compiles one class, once per run of the tests, and packs it into a jar. */
  static void jar(Path jar, String type, String source) throws IOException {
    Path work = COMPILED.computeIfAbsent(source, text -> compile(type, text));
    Files.createDirectories(jar.getParent());
    try (OutputStream bytes = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(bytes)) {
      entries.putNextEntry(new JarEntry(type + ".class"));
      Files.copy(work.resolve(type + ".class"), entries);
    }
  }

  private static Path compile(String type, String source) {
    try {
      Path work = PassingFolder.make("engine");
      Path file = Files.writeString(work.resolve(Path.of(type).getFileName() + ".java"), source);
      int code =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, "-d", work.toString(), file.toString());
      if (code != 0) throw new IllegalArgumentException(type + " does not compile");
      return work;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Starts a script of the installation from the folder {@code from}. */
  Process start(Path from, Map<String, String> environment, List<String> command)
      throws IOException {
    ProcessBuilder process = new ProcessBuilder(command).directory(from.toFile());
    process.redirectError(ProcessBuilder.Redirect.DISCARD);
    process.environment().keySet().removeIf(name -> name.startsWith("SUNSET2G_"));
    process.environment().keySet().removeIf(name -> name.startsWith("SPARK_"));
    process.environment().keySet().removeIf(name -> name.startsWith("MVNW_"));
    process.environment().remove("JAVA_TOOL_OPTIONS");
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process.environment().put("LC_ALL", "C.UTF-8");
    // Nothing here is a terminal, and what is read is what a person would read.
    process.environment().put("SUNSET2G_LOG", "human");
    process.environment().putAll(environment);
    return process.start();
  }

  Outcome run(Map<String, String> environment, String script, String... arguments)
      throws IOException, InterruptedException {
    return runFrom(root, environment, root.resolve(script), arguments);
  }

  Outcome runFrom(Path from, Map<String, String> environment, Path script, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    Path errors = Files.createTempFile("errors", ".txt");
    // The shell sends the errors to a file: nothing waits for a full pipe.
    List<String> shell =
        new ArrayList<>(List.of("bash", "-c", "exec \"$@\" 2>'" + errors + "'", "-"));
    shell.addAll(command);
    Process process = start(from, environment, shell);
    String output;
    try (InputStream stream = process.getInputStream()) {
      output = new String(stream.readAllBytes(), UTF_8);
    }
    Outcome outcome = new Outcome(process.waitFor(), output, Files.readString(errors));
    Files.delete(errors);
    return outcome;
  }
}
