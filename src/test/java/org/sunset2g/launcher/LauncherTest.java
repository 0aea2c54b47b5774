package org.sunset2g.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.launcher.Installation.Outcome;

class LauncherTest {
  @TempDir Path folder;
  Installation house;

  @BeforeEach
  void install() throws Exception {
    house = Installation.of(folder.resolve("đường dẫn số 1")).withEngine();
  }

  @Test
  void argumentsArriveAsTheyWereGiven() throws Exception {
    Outcome outcome = house.run(Map.of(), "sunset2g", "a b", "ơ \"q\" $x *", "", "--week=2026-W40");
    assertThat(outcome.output()).contains("[a b]\n[ơ \"q\" $x *]\n[]\n[--week=2026-W40]\n");
    assertThat(outcome.errors()).isEmpty();
  }

  @Test
  void argumentsArriveAsTheyWereGivenWithoutALocale() throws Exception {
    Outcome outcome = house.run(Map.of("LC_ALL", "C"), "sunset2g", "Thừa Thiên Huế");
    assertThat(outcome.output()).contains("[Thừa Thiên Huế]");
  }

  @Test
  void aChainOfLinksLeadsHomeAndTheCallersFolderStays() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("else where"));
    Files.createSymbolicLink(elsewhere.resolve("inner"), house.root().resolve("sunset2g"));
    Path link = Files.createSymbolicLink(folder.resolve("outer"), Path.of("else where/inner"));
    Outcome outcome = house.runFrom(elsewhere, Map.of(), link);
    assertThat(outcome.output()).contains("folder " + elsewhere.toRealPath());
    assertThat(outcome.code()).isZero();
  }

  @Test
  void theExitCodeIsTheEngines() throws Exception {
    assertThat(house.run(Map.of(), "sunset2g", "end", "2").code()).isEqualTo(2);
  }

  @Test
  void aSignalReachesTheEngine() throws Exception {
    Process process =
        house.start(folder, Map.of(), List.of(house.root().resolve("sunset2g").toString(), "wait"));
    assertThat(process.getInputStream().read()).isEqualTo('f');
    process.destroy();
    assertThat(process.waitFor()).isEqualTo(143);
  }

  @Test
  void theHeapIsWhatTheEnvironmentSays() throws Exception {
    Map<String, String> environment =
        Map.of(
            "SUNSET2G_HEAP",
            "1100m",
            "SUNSET2G_JAVA_OPTS",
            " -XX:+UseSerialGC -XX:-UseParallelGC\n -Dlauncher.option=here ");
    Outcome outcome = house.run(environment, "sunset2g");
    assertThat(outcome.output()).contains("option here").containsPattern("heap 10\\d\\d\n");
  }

  @Test
  void aSmallHeapIsEnoughToValidateText() throws Exception {
    assertThat(house.run(Map.of(), "sunset2g", "validate", "a.csv.gz").output())
        .containsPattern("heap [45]\\d\\d\n");
    assertThat(house.run(Map.of(), "sunset2g", "validate", "a.parquet").output())
        .containsPattern("heap (9\\d\\d|\\d{4})\n");
  }

  @Test
  void aHeapThatIsNoAmountIsWrongUsage() throws Exception {
    Outcome outcome = house.run(Map.of("SUNSET2G_HEAP", "lots"), "sunset2g");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.errors()).contains("\"lots\"").contains("such as 4g");
  }

  @Test
  void aJavaThatIsTooNewIsPassedOverWithoutAWord() throws Exception {
    String real = System.getProperty("java.home") + "/bin" + File.pathSeparator;
    Map<String, String> environment =
        Map.of("JAVA_HOME", house.jdk("25.0.1").toString(), "PATH", real + System.getenv("PATH"));
    Outcome outcome = house.run(environment, "sunset2g", "here");
    assertThat(outcome.output()).contains("[here]");
    assertThat(outcome.errors()).isEmpty();
  }

  @Test
  void theJavaNamedForSunset2gComesFirst() throws Exception {
    Map<String, String> environment = Map.of("SUNSET2G_JAVA_HOME", house.jdk("21.0.2").toString());
    assertThat(house.run(environment, "sunset2g").output()).isEqualTo("java 21.0.2\n");
  }

  @Test
  void aNamedJavaThatDoesNotFitIsMentioned() throws Exception {
    Map<String, String> environment =
        Map.of("SUNSET2G_JAVA_HOME", house.jdk("1.8.0_402").toString());
    Outcome outcome = house.run(environment, "sunset2g", "here");
    assertThat(outcome.output()).contains("[here]");
    assertThat(outcome.errors()).contains("SUNSET2G_JAVA_HOME").contains("looking elsewhere");
  }

  @Test
  void theFirstUseBuildsAndTheNextDoesNot() throws Exception {
    Installation fresh = fresh();
    assertThat(fresh.run(Map.of(), "sunset2g", "one").errors()).contains("first use only");
    Outcome second = fresh.run(Map.of(), "sunset2g", "two");
    assertThat(second.output()).contains("[two]");
    assertThat(second.errors()).isEmpty();
    assertThat(builds(fresh)).isEqualTo(1);
  }

  @Test
  void aChangedSourceIsBuiltAgain() throws Exception {
    Installation fresh = fresh();
    fresh.run(Map.of(), "sunset2g");
    Files.setLastModifiedTime(
        fresh.root().resolve("data-schema/some.yaml"),
        FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(fresh.run(Map.of(), "sunset2g").errors()).contains("the sources have changed");
    assertThat(builds(fresh)).isEqualTo(2);
  }

  @Test
  void aBuildThatWasBrokenOffIsBuiltAgain() throws Exception {
    Installation fresh = fresh();
    fresh.run(Map.of(), "sunset2g");
    fresh.write("target/.building", "");
    fresh.run(Map.of(), "sunset2g");
    assertThat(builds(fresh)).isEqualTo(2);
  }

  @Test
  void twoFirstUsesAtOnceBuildOnce() throws Exception {
    Installation fresh = fresh();
    List<String> command = List.of(fresh.root().resolve("sunset2g").toString(), "both");
    Process one = fresh.start(folder, Map.of(), command);
    Process other = fresh.start(folder, Map.of(), command);
    assertThat(new String(one.getInputStream().readAllBytes())).contains("[both]");
    assertThat(new String(other.getInputStream().readAllBytes())).contains("[both]");
    assertThat(builds(fresh)).isEqualTo(1);
  }

  @Test
  void aBuildThatFailsShowsTheEndOfItsLog() throws Exception {
    Installation fresh = fresh();
    fresh.program("mvnw", "echo some class is wrong; exit 1");
    Outcome outcome = fresh.run(Map.of(), "sunset2g");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.errors()).contains("some class is wrong").contains("target/build.log");
  }

  @Test
  void anInstallationWithNeitherJarNorSourcesSaysSo() throws Exception {
    Files.delete(house.root().resolve("target/sunset2g.jar"));
    Outcome outcome = house.run(Map.of(), "sunset2g");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.errors()).contains("target/sunset2g.jar is missing");
  }

  @Test
  void aFolderWithAColonIsRefused() throws Exception {
    Outcome outcome = Installation.of(folder.resolve("a:b")).run(Map.of(), "sunset2g");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.errors()).contains("colon");
  }

  @Test
  void theFirstJobAfterABuildLeavesTheClassesOfAStart() throws Exception {
    Installation fresh = fresh();
    Outcome first = fresh.run(Map.of(), "sunset2g", "weekly");
    assertThat(first.errors()).contains("preparing quick starts");
    assertThat(fresh.root().resolve("target/sunset2g.jsa")).isNotEmptyFile();
    Outcome second = fresh.run(Map.of(), "sunset2g", "weekly");
    assertThat(second.errors()).isEmpty();
    assertThat(second.output()).contains("[weekly]").contains("-XX:SharedArchiveFile=");
  }

  @Test
  void classesThatCannotBeKeptAreTriedOnceAndDoNotStopTheJob() throws Exception {
    Installation fresh = fresh();
    fresh.program("jobs/warm", "echo tried >>target/tries; exit 3");
    for (int start = 1; start <= 2; start++) {
      Outcome outcome = fresh.run(Map.of(), "sunset2g", "weekly");
      assertThat(outcome.code()).isZero();
      assertThat(outcome.output()).contains("[weekly]").doesNotContain("SharedArchiveFile");
    }
    assertThat(fresh.root().resolve("target/tries")).hasContent("tried");
  }

  @Test
  void aSmallWeekIsCompiledQuicklyAndALargeOneWell() throws Exception {
    house.write("settings/small.yaml", "paths:\n  landing: ../my landing # here\n  lake: lake\n");
    house.write("my landing/a/2024-W40/device_observation.csv", "few");
    Path large = house.write("my landing/b/2024-W41/device_observation.csv", "");
    Files.write(large, new byte[70 << 20]);
    String config = house.root().resolve("settings/small.yaml").toString();
    assertThat(jvm("weekly", "--config", config, "--week", "2024-W40")).contains("TieredStop");
    assertThat(jvm("weekly", "--week=2024-W40", "--set", "paths.landing=my landing"))
        .contains("TieredStop");
    assertThat(jvm("weekly", "--config=" + config, "--week=2024-W41")).doesNotContain("Tiered");
    assertThat(jvm("weekly", "--config", config, "--week", "2024-W42")).doesNotContain("Tiered");
    assertThat(jvm("weekly")).doesNotContain("Tiered");
  }

  private String jvm(String... arguments) throws Exception {
    Outcome outcome = house.run(Map.of(), "sunset2g", arguments);
    assertThat(outcome.errors()).isEmpty();
    return outcome.output().lines().filter(line -> line.startsWith("jvm ")).findAny().orElseThrow();
  }

  private Installation fresh() throws Exception {
    Path built = house.root().resolve("target/sunset2g.jar");
    return Installation.of(folder.resolve("a fresh clone")).withSources(built);
  }

  private static int builds(Installation house) throws Exception {
    return Files.readAllLines(house.root().resolve("target/runs")).size();
  }
}
