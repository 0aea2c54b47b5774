package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sunset2g.lake.LakeFormat;

/** What the program says of itself is what was built. */
class VersionsTest {
  private static final Pattern HEAD = Pattern.compile("(?m)^## \\[([^]]+)]");

  @Test
  void versionOfTheBuildTheChangelogAndTheProgramAgree() throws IOException {
    Matcher pom =
        Pattern.compile("<artifactId>sunset2g</artifactId>\\s*<version>([^<]+)</version>")
            .matcher(Files.readString(Path.of("pom.xml")));
    assertThat(pom.find()).isTrue();
    String version = pom.group(1);
    assertThat(Versions.lines()[0]).isEqualTo("sunset2g " + version);

    Matcher head = HEAD.matcher(Files.readString(Path.of("CHANGELOG.md")));
    assertThat(head.find()).isTrue();
    // Before a release the head is what is to be released; a release is named.
    assertThat(head.group(1)).isEqualTo(version.endsWith("-SNAPSHOT") ? "Unreleased" : version);
  }

  @Test
  void theChangelogSaysTheLakesFormatAndNamesEveryCommand() throws IOException {
    String changelog = Files.readString(Path.of("CHANGELOG.md"));
    String newest = changelog.substring(changelog.indexOf("## ["));
    assertThat(newest).contains("lake format " + LakeFormat.CURRENT);
    List<String> commands =
        List.copyOf(Sunset2g.parse("demo").commandSpec().subcommands().keySet());
    assertThat(commands)
        .filteredOn(command -> !command.equals("help"))
        .allSatisfy(command -> assertThat(changelog).contains("`" + command));
  }

  @Test
  void everyPartIsNamed() {
    assertThat(Versions.lines())
        .anyMatch(line -> line.startsWith("commit "))
        .anyMatch(line -> line.startsWith("java " + Runtime.version().feature()))
        .anyMatch(line -> line.startsWith("spark 3.5"))
        .anyMatch(line -> line.startsWith("iceberg 1."))
        .anyMatch(line -> line.startsWith("comet "))
        .contains("lake format " + LakeFormat.CURRENT);
  }

  @Test
  void aCommitIsNamedOnlyWhereItIsKnown() {
    Properties build = new Properties();
    assertThat(Versions.commit(build)).startsWith("unknown");
    build.setProperty("commit", "${git.commit.id.full}");
    assertThat(Versions.commit(build)).startsWith("unknown");
    build.setProperty("commit", "0123456789abcdef0123456789abcdef01234567");
    build.setProperty("changed", "false");
    assertThat(Versions.commit(build)).isEqualTo("0123456789abcdef0123456789abcdef01234567");
    build.setProperty("changed", "true");
    assertThat(Versions.commit(build)).contains("not committed");
  }
}
