package org.sunset2g.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.lake.RunRecord.Status;
import org.sunset2g.vocabulary.InputProblem;

class RunRecordsTest {
  @TempDir private Path lake;

  @Test
  void aLakeThatIsNotThereYetHasNoRuns() {
    RunRecords records = new RunRecords(lake.resolve("new"));
    assertThat(records.all()).isEmpty();
    assertThat(records.nextId()).isEqualTo("000001");
  }

  @Test
  void runsThatCannotBeLookedAtAreNotTakenForNone() throws IOException {
    // To look at it is a fault, as it is where rights, a disk or a network fail.
    Path runs = lake.resolve("runs");
    Files.createSymbolicLink(runs, runs);
    RunRecords records = new RunRecords(lake);
    assertThatExceptionOfType(InputProblem.class)
        .isThrownBy(records::all)
        .withMessageContaining("cannot be listed");
    assertThatExceptionOfType(InputProblem.class).isThrownBy(records::nextId);
  }

  @Test
  void aRunThatBeginsNeverReplacesAnother() {
    RunRecords records = new RunRecords(lake);
    records.write(run("000001", Status.RUNNING));
    records.write(run("000001", Status.PUBLISHED));
    assertThatIllegalStateException()
        .isThrownBy(() -> records.write(run("000001", Status.RUNNING)))
        .withMessageContaining("000001.json is there already");
    assertThat(records.find("000001")).map(RunRecord::status).contains(Status.PUBLISHED);
    assertThat(records.nextId()).isEqualTo("000002");
  }

  @Test
  void whatAnotherProcessOrWeWriteBetweenTwoLooksIsSeen() {
    RunRecords ours = new RunRecords(lake);
    RunRecords others = new RunRecords(lake);
    others.write(run("000001", Status.RUNNING));
    assertThat(ours.all()).extracting(RunRecord::status).containsExactly(Status.RUNNING);
    others.write(run("000001", Status.PUBLISHED));
    others.write(run("000002", Status.REFUSED));
    assertThat(ours.all())
        .extracting(RunRecord::status)
        .containsExactly(Status.PUBLISHED, Status.REFUSED);
    ours.write(ours.all().get(0).moved(new TreeMap<>(Map.of("ledger", 7L)), new TreeMap<>()));
    assertThat(ours.all().get(0).snapshots()).containsEntry("ledger", 7L);
  }

  private static RunRecord run(String id, Status status) {
    return SomeRun.of(
        id,
        "2024-W37",
        status,
        Instant.parse("2024-10-01T00:00:00Z"),
        Optional.empty(),
        List.of("viettel"),
        Map.of());
  }
}
