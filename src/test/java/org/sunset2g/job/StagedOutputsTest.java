package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.lake.SomeRun;
import org.sunset2g.vocabulary.InputProblem;

class StagedOutputsTest {
  @TempDir Path folder;

  @Test
  void outputsOfAnEarlierRunThatCannotBeMovedAreNotSaidToBeOfThisOne() throws IOException {
    RunRecords records = new RunRecords(folder.resolve("lake"));
    records.write(SomeRun.published("000007", "2024-W35", Instant.EPOCH, "op"));
    Path output = folder.resolve("output");
    Files.createDirectories(output.resolve(".staging/000007/reports/2024-W35"));
    Files.writeString(output.resolve("reports"), "in the way");

    InputProblem problem =
        catchThrowableOfType(InputProblem.class, () -> StagedOutputs.settle(output, records));

    assertThat(problem)
        .hasMessageContaining("run 000007 is published, but its outputs cannot be moved here")
        .hasMessageContaining("what to do: check paths.output");
    assertThat(MachineFault.publishedOrNot(problem)).isEqualTo("nothing was published");

    Files.delete(output.resolve("reports"));
    StagedOutputs.settle(output, records);
    assertThat(output.resolve("reports/2024-W35")).isDirectory();
    assertThat(StagedOutputs.isLeft(output)).isFalse();
  }

  @Test
  void listsThatAreALinkAreRefusedBeforeTheRunIsPublished() throws IOException {
    Path output = Files.createDirectories(folder.resolve("output"));
    Files.createDirectories(output.resolve("lists"));
    Files.createSymbolicLink(
        output.resolve("lists/2024-W35"), Files.createDirectory(folder.resolve("elsewhere")));
    StagedOutputs staged =
        StagedOutputs.of(output, new RunRecords(folder.resolve("lake")), "000001");

    assertThatThrownBy(
            () -> staged.folder(Path.of("lists/2024-W35/op"), StagedOutputs.Access.RESTRICTED))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("lists/2024-W35");
  }

  @Test
  void aLinkThatComesLaterLeavesAPublishedRunPublished() throws IOException {
    Path output = Files.createDirectories(folder.resolve("output"));
    StagedOutputs staged =
        StagedOutputs.of(output, new RunRecords(folder.resolve("lake")), "000001");
    staged.folder(Path.of("lists/2024-W35/op"), StagedOutputs.Access.RESTRICTED);
    Files.createDirectories(output.resolve("lists"));
    Files.createSymbolicLink(
        output.resolve("lists/2024-W35"), Files.createDirectory(folder.resolve("elsewhere")));

    assertThatThrownBy(staged::publish)
        .isInstanceOf(StagedOutputs.Unmoved.class)
        .hasMessageContaining("the next run moves them");
  }
}
