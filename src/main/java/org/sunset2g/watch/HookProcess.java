package org.sunset2g.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A command of the user's own, started without a shell and ended when its time is over. */
public final class HookProcess {
  private static final int MOST_LINES = 100;
  private static final int LONGEST_LINE = 500;

  /** Names by which a secret is known; PWD alone is the folder. */
  private static final Pattern SECRET =
      Pattern.compile("(?i)SECRET|PASSW|PASSPHRASE|_PASS|_PWD|PGPASS|TOKEN|KEY|CREDENTIAL");

  private HookProcess() {}

  /**
   * Runs it to its end.
   *
   * @param environment variables beside those of this process, of which none is handed on that
   *     begins with SUNSET2G_ or whose name says that it is a secret
   * @param secrets names of further variables that hold one
   * @param lines takes what it prints on either stream, up to a hundred lines
   * @throws IOException where it cannot be started, ends with another code than 0, or takes longer
   */
  public static void run(
      List<String> words,
      Map<String, String> environment,
      Set<String> secrets,
      Duration limit,
      Consumer<String> lines)
      throws IOException {
    ProcessBuilder command = new ProcessBuilder(words).redirectErrorStream(true);
    command.environment().keySet().removeIf(name -> isWithheld(name, secrets));
    command.environment().putAll(environment);
    Process process = command.start();
    process.getOutputStream().close();
    Thread reader = new Thread(() -> read(process, lines), "hook output");
    reader.setDaemon(true);
    reader.start();
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        end(process);
        throw new IOException(
            "it took longer than %d s and was ended".formatted(limit.toSeconds()));
      }
      // A grandchild may hold the pipe open: its output is not waited for.
      reader.join(1000);
    } catch (InterruptedException interrupted) {
      end(process);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for it", interrupted);
    }
    if (process.exitValue() != 0) {
      throw new IOException("it ended with exit code " + process.exitValue());
    }
  }

  /** Whether the command is not to know a variable of this process. */
  static boolean isWithheld(String name, Set<String> secrets) {
    return name.startsWith("SUNSET2G_") || secrets.contains(name) || SECRET.matcher(name).find();
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static void read(Process process, Consumer<String> lines) {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      int read = 0;
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (read++ < MOST_LINES) {
          lines.accept(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line);
        }
      }
    } catch (IOException ended) {
      lines.accept("its output ended early");
    }
  }
}
