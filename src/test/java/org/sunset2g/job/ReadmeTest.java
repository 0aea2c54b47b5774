package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever types what the README says gets what it says. Commands of a {@code sh} block under the
 * line {@code <!-- tested -->} run one after the other, in this process; folders and files that
 * they make lie in a temporary folder.
 */
class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^<!-- tested -->\\n+```sh\\n(.*?)^```$");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  /** The command, however it is started, and what follows it; what is piped on is not ours. */
  private static final Pattern CALL =
      Pattern.compile("(?:^|\\s)(?:\\./|/opt/sunset2g/)?sunset2g\\s+([^|>&;]+)");

  /** Such as in a line for cron, which stands in a block of no shell. */
  private static final Pattern INSTALLED =
      Pattern.compile("(?m)/opt/sunset2g/sunset2g[ \\t]+([^|>&;#\\n]+)");

  private static final Set<String> WITH_PATH =
      Set.of(
          "--config",
          "--out",
          "--to",
          "--units",
          "--catalogue",
          "--overlay",
          "--unit-changes",
          "validate");

  @TempDir Path folder;

  @Test
  void everyCommandOfATestedBlockDoesItsWork() throws IOException {
    List<String> commands = commands(Files.readString(README));

    assertThat(commands).as("tested commands in README.md").isNotEmpty();
    for (String command : commands) {
      CommandRun run = CommandRun.of(arguments(command));
      assertThat(run.code()).as("%s%n%s", command, run.err()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void theFilesThatAPageLinksToAreThere(Path page) throws IOException {
    Matcher link =
        Pattern.compile("\\]\\((?![a-z]+:)([^)#]+)[^)]*\\)").matcher(Files.readString(page));
    List<Path> links = new ArrayList<>();
    while (link.find()) {
      links.add(page.toAbsolutePath().resolveSibling(link.group(1)));
    }

    assertThat(links).isNotEmpty().allSatisfy(file -> assertThat(file).exists());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyCommandInABlockOfAPageIsOneThatWeParse(Path page) throws IOException {
    Matcher block = Pattern.compile("(?ms)^```sh\\n(.*?)^```$").matcher(Files.readString(page));
    while (block.find()) {
      for (String command : lines(block.group(1))) {
        Matcher call = CALL.matcher(command);
        if (call.find() && !command.contains("\u2026")) {
          assertThatCode(() -> Sunset2g.parse(words(call.group(1)).toArray(String[]::new)))
              .as("%s of %s", command, page)
              .doesNotThrowAnyException();
        }
      }
    }
  }

  @Test
  void everyInstalledCommandInABlockOfAnyKindIsOneThatWeParse() throws IOException {
    List<String> commands = new ArrayList<>();
    for (Path page : pages()) {
      Matcher block = Pattern.compile("(?ms)^```\\w*\\n(.*?)^```$").matcher(Files.readString(page));
      while (block.find()) {
        Matcher call = INSTALLED.matcher(block.group(1));
        while (call.find()) {
          commands.add(call.group(1).strip());
        }
      }
    }

    assertThat(commands)
        .as("the lines for cron")
        .anyMatch(command -> command.startsWith("weekly "))
        .anyMatch(command -> command.startsWith("retain "))
        .allSatisfy(
            command ->
                assertThat(Sunset2g.parse(words(command).toArray(String[]::new)).hasSubcommand())
                    .isTrue());
  }

  static List<Path> pages() throws IOException {
    try (Stream<Path> guides = Files.list(Path.of("docs"))) {
      return Stream.concat(
              Stream.of(
                      "README.md",
                      "jobs/README.md",
                      "jobs/kubernetes/README.md",
                      "CONTRIBUTING.md",
                      "SECURITY.md",
                      "ARCHITECTURE.md",
                      "data-schema/README.md")
                  .map(Path::of),
              guides.filter(page -> page.toString().endsWith(".md")).sorted())
          .toList();
    }
  }

  /** The commands of the tested blocks; a backslash at the end of a line goes on in the next. */
  static List<String> commands(String readme) {
    List<String> commands = new ArrayList<>();
    Matcher block = BLOCK.matcher(readme);
    while (block.find()) {
      commands.addAll(lines(block.group(1)));
    }
    return commands;
  }

  private static List<String> lines(String block) {
    return block
        .replace("\\\n", " ")
        .lines()
        .map(line -> line.replaceFirst("\\s+#.*$", "").strip())
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command);
    while (word.find()) {
      words.add(word.group().replaceAll("^(['\"])(.*)\\1$", "$2"));
    }
    return words;
  }

  private String[] arguments(String command) {
    List<String> words = words(command);
    assertThat(words.get(0)).as("only ./sunset2g is run here: " + command).isEqualTo("./sunset2g");
    List<String> arguments = words.subList(1, words.size());
    for (int i = 1; i < arguments.size(); i++) {
      String value = arguments.get(i);
      if (WITH_PATH.contains(arguments.get(i - 1))) {
        arguments.set(i, placed(value));
      } else if (value.matches("(paths|reference)\\..*=.*")) {
        String[] setting = value.split("=", 2);
        arguments.set(i, setting[0] + "=" + placed(setting[1]));
      }
    }
    if (arguments.get(0).equals("demo") && !arguments.contains("--out")) {
      arguments.addAll(List.of("--out", placed("demo-out")));
    }
    return arguments.toArray(String[]::new);
  }

  private String placed(String path) {
    boolean isOfTheProject = path.startsWith("jobs/") || path.startsWith("data-schema/");
    return isOfTheProject ? path : folder.resolve(path).toString();
  }
}
