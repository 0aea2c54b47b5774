package org.sunset2g.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.launcher.Installation.Outcome;

class ReproducibleTest {
  private static final String BUILD =
      """
      umask >>"$BUILDS"
      mkdir -p target/classes
      echo same >target/classes/Same.class
      echo %s >target/classes/Stamp.class
      "$JAVA_HOME/bin/jar" --create --no-manifest --date 2026-11-22T00:00:00Z \
        --file target/sunset2g.jar -C target/classes .
      echo '{"%s": 1}' >target/bom.json
      echo '<bom/>' >target/bom.xml
      """;

  @TempDir Path folder;
  Installation house;

  @BeforeEach
  void install() throws Exception {
    house = Installation.of(folder.resolve("nhà mạng"));
  }

  @Test
  void buildsWithTheSameBytesPass() throws Exception {
    Outcome outcome = check(BUILD.formatted("commit", "commit"));
    assertThat(outcome.errors()).isEmpty();
    assertThat(outcome.output().lines()).hasSize(3);
    assertThat(outcome.code()).isZero();
    assertThat(folder.resolve("builds")).hasContent("0022\n0077");
  }

  @Test
  void theEntryThatKnowsItsSurroundingsIsNamed() throws Exception {
    Outcome outcome = check(BUILD.formatted("$TZ", "commit"));
    assertThat(outcome.errors()).contains("sunset2g.jar", "Stamp.class").doesNotContain("Same");
    assertThat(outcome.code()).isEqualTo(1);
  }

  @Test
  void aBillOfMaterialsThatDiffersFails() throws Exception {
    Outcome outcome = check(BUILD.formatted("commit", "'$PWD'"));
    assertThat(outcome.errors()).contains("bom.json").doesNotContain("sunset2g.jar");
    assertThat(outcome.code()).isEqualTo(1);
  }

  @Test
  void aBuildThatFailsFails() throws Exception {
    assertThat(check("exit 9").errors()).contains("the build of");
  }

  private Outcome check(String build) throws Exception {
    house.program("mvnw", build);
    house.program(
        "commit",
        "git init -q && git add mvnw jobs"
            + " && git -c user.name=a -c user.email=a@example.org commit -q -m first");
    assertThat(house.run(Map.of(), "commit").code()).isZero();
    return house.run(Map.of("BUILDS", folder.resolve("builds").toString()), ".ci/reproducible");
  }
}
