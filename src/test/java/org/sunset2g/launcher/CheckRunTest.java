package org.sunset2g.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.launcher.Installation.Outcome;

class CheckRunTest {
  @TempDir Path folder;
  Installation house;

  @BeforeEach
  void install() throws Exception {
    house = Installation.of(folder.resolve("nhà mạng"));
    house.program("path/chromium", "exit 0");
    house.program("path/chromedriver", "exit 0");
    house.program("path/systemd-analyze", "exit 0");
    house.program("path/python3", "exit 0");
    house.program("path/initdb", "exit 0");
    house.program(
        "sunset2g-bench",
        "echo 'subscriber_snapshot  parquet  1'; echo 'EQUAL: 4 contenders'; echo '300     "
            + " commune'; echo 'as now and three scenarios: 11,153 areas'");
    house.program("notebooks/check", "exit 0");
    house.program(".ci/reproducible", "exit 0");
    house.program("sunset2g", "exit 0");
  }

  @Test
  void aRunWithoutSkippedTestsPasses() throws Exception {
    Outcome outcome = check("<testcase name=\"one\" classname=\"A\"/>");
    assertThat(outcome.output())
        .contains(
            "asked for -B verify in CI true",
            "asked for -B test -Pscenario",
            "asked for -B test -Pstorage",
            "asked for -B test -Pcrash",
            "asked for -B process-test-classes -Pmutation",
            "1 tests ran",
            "ci: mutation: 0 min",
            "ci: reproducible: 0 min");
    assertThat(outcome.code()).isZero();
  }

  @Test
  void aSkippedTestFailsTheRunByName() throws Exception {
    Outcome outcome =
        check("<testcase name=\"two\" classname=\"B\">\n<skipped message=\"no data\"/>");
    assertThat(outcome.output()).contains("ci: skipped B: two – no data");
    assertThat(outcome.code()).isEqualTo(1);
  }

  @Test
  void aRunWithoutTestsFails() throws Exception {
    assertThat(check("").code()).isEqualTo(1);
  }

  @Test
  void aBenchmarkThatDoesNotEndFailsTheRun() throws Exception {
    house.program("sunset2g-bench", "exit 3");
    assertThat(check("<testcase name=\"one\" classname=\"A\"/>").code()).isEqualTo(1);
  }

  @Test
  void contendersThatDoNotAgreeFailTheRun() throws Exception {
    house.program(
        "sunset2g-bench",
        "[ \"$1\" = ingest ] && echo 'subscriber_snapshot  parquet  1' && exit 0;"
            + " echo 'NOT EQUAL, no times are shown'; exit 1");
    Outcome outcome = check("<testcase name=\"one\" classname=\"A\"/>");
    assertThat(outcome.errors()).contains("do not agree");
    assertThat(outcome.code()).isEqualTo(1);
  }

  @Test
  void aNotebookThatDoesNotRunFailsTheRun() throws Exception {
    house.program("notebooks/check", "exit 1");
    assertThat(check("<testcase name=\"one\" classname=\"A\"/>").code()).isEqualTo(1);
  }

  @Test
  void buildsThatDifferFailTheRun() throws Exception {
    house.program(".ci/reproducible", "exit 1");
    assertThat(check("<testcase name=\"one\" classname=\"A\"/>").code()).isEqualTo(1);
  }

  @Test
  void publishedTablesThatTellMoreThanTheyMayFailTheRun() throws Exception {
    house.program("sunset2g", "[ \"$1\" = audit-disclosure ] && exit 2; exit 0");
    assertThat(check("<testcase name=\"one\" classname=\"A\"/>").code()).isEqualTo(2);
  }

  @Test
  void forecastsThatDoNotHoldFailTheRun() throws Exception {
    house.program("sunset2g", "[ \"$1\" = backtest ] && exit 2; exit 0");
    assertThat(check("<testcase name=\"one\" classname=\"A\"/>").code()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scenario", "storage", "crash", "mutation"})
  void aFailureOfALongSuiteFailsTheRun(String suite) throws Exception {
    house.program(
        "mvnw",
        "[ \"$3\" = -P"
            + suite
            + " ] && exit 7; mkdir -p target/surefire-reports; "
            + "echo '<testcase name=\"one\" classname=\"A\"/>'"
            + " >target/surefire-reports/TEST-A.xml");
    assertThat(run().code()).isEqualTo(7);
  }

  @Test
  void mavensExitCodeEndsTheRun() throws Exception {
    house.program("mvnw", "exit 9");
    assertThat(run().code()).isEqualTo(9);
  }

  private Outcome check(String report) throws Exception {
    house.program(
        "mvnw",
        "echo asked for \"$@\" in CI $CI; mkdir -p target/surefire-reports; "
            + "echo '<testsuite>\n%s' >target/surefire-reports/TEST-A.xml".formatted(report));
    return run();
  }

  private Outcome run() throws Exception {
    String path = house.root().resolve("path") + ":" + System.getenv("PATH");
    return house.run(Map.of("PATH", path), ".ci/run");
  }
}
