package org.sunset2g.feed.landing;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sunset2g.contract.RejectedRow;
import org.sunset2g.feed.landing.ExtractFindings.Example;
import org.sunset2g.quality.Fault;
import org.sunset2g.quality.RejectionReason;

/** Checks a Parquet extract by reading it as the weekly run does, onto a shelf that only counts. */
public final class ParquetExtractCheck {
  private ParquetExtractCheck() {}

  /**
   * Checks a Parquet file, or a folder of part files.
   *
   * @param spark a session within this process
   * @param examples how many lines of each fault are shown
   * @throws org.sunset2g.vocabulary.InputProblem where the file as a whole cannot be used
   */
  public static ExtractFindings of(SparkSession spark, Extract extract, int examples) {
    Path folder = extract.file().toAbsolutePath().getParent();
    try (ScratchFolder scratch = ScratchFolder.make()) {
      CheckedTable checked =
          LandingFeed.read(
              spark,
              new LandingFeed.Place(folder, extract.operator(), extract.weekOrAny()),
              extract.located(),
              extract.contract(),
              new CountingShelf(),
              scratch.path(),
              Long.MAX_VALUE);
      return new ExtractFindings(
          checked.file(),
          checked.counts(),
          checked.notes(),
          ExtractFindings.problems(
              checked.measures(),
              checked.counts(),
              noted(scratch.path(), examples),
              conflicts(checked, examples)),
          Optional.of(checked.measures()));
    }
  }

  private static FaultExamples noted(Path scratch, int most) {
    FaultExamples all = new FaultExamples(most);
    try (Stream<Path> files = Files.list(scratch)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".notes")).toList()) {
        FaultExamples ofPart = new FaultExamples(most);
        new FaultNotes(file.toString(), new FaultNotes.RowSource("", "", "", ""))
            .forEachRemaining(row -> note(row, ofPart));
        all.add(ofPart);
      }
      return all;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void note(Row row, FaultExamples examples) {
    String column = row.getString(FaultNotes.SCHEMA.fieldIndex(RejectedRow.COLUMN));
    String shape = row.getString(FaultNotes.SCHEMA.fieldIndex(RejectedRow.VALUE));
    String reason = row.getString(FaultNotes.SCHEMA.fieldIndex(RejectedRow.REASON));
    examples.faulty(
        row.getLong(FaultNotes.SCHEMA.fieldIndex(RejectedRow.LINE)),
        new Fault(RejectionReason.valueOf(reason), column == null ? "" : column),
        shape == null ? "" : shape);
  }

  private static List<Example> conflicts(CheckedTable checked, int most) {
    RejectionReason conflict = LandingFeed.CONFLICT.reason();
    if (!checked.counts().rejectedByReason().containsKey(conflict)) {
      return List.of();
    }
    return checked
        .rejected()
        .filter(col(RejectedRow.REASON).equalTo(conflict.name()))
        .select(RejectedRow.LINE)
        .orderBy(RejectedRow.LINE)
        .limit(Math.max(1, most))
        .collectAsList()
        .stream()
        .map(row -> new Example(row.getLong(0), ""))
        .toList();
  }

  /** Counts rows and keeps none. */
  private static final class CountingShelf implements Shelf {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean keeps() {
      return false;
    }

    @Override
    public RowFile rows() {
      return new RowFile() {
        private long rows;

        @Override
        public void add(InternalRow row) {
          rows++;
        }

        @Override
        public KeptFile end() {
          return new Nowhere(rows);
        }

        @Override
        public void close() {
          // There is no file.
        }
      };
    }

    @Override
    public KeptFile copy(Path source, RowGroups groups, Changes changes) {
      return new Nowhere(groups.rows());
    }
  }

  private record Nowhere(long rows) implements Shelf.KeptFile {
    @Override
    public String path() {
      return "";
    }
  }
}
