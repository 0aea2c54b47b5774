package org.sunset2g.feed.landing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.sunset2g.feed.landing.ExtractFindings.Example;
import org.sunset2g.quality.RepeatedRows;
import org.sunset2g.quality.RowMeasures;
import org.sunset2g.quality.RowRules;
import org.sunset2g.quality.TableRule;

/**
 * Checks a CSV extract by the very rules of {@link LandingFeed}, in this process and without Spark:
 * in as many threads as there are cores and in memory that does not grow with the file. On the disk
 * it needs up to 64 bytes per row while it is at work.
 */
public final class ExtractCheck {
  /** Heap that a thread needs: its buffers, its counts, and a drawer of keys. */
  private static final long HEAP_PER_THREAD = 64L << 20;

  private static final int CHUNKS_PER_THREAD = 4;
  private static final long LEAST_CHUNK = 1L << 20;
  private static final long MOST_CHUNK = 128L << 20;

  private final Extract extract;
  private final CsvPreflight csv;
  private final RowRules rules;
  private final Path scratch;
  private final int examples;

  private ExtractCheck(Extract extract, CsvPreflight csv, Path scratch, int examples) {
    this.extract = extract;
    this.csv = csv;
    this.rules = RowRules.of(extract.contract(), extract.operator(), extract.weekOrAny());
    this.scratch = scratch;
    this.examples = examples;
  }

  /**
   * Checks a file of CSV, compressed or not.
   *
   * @param examples how many lines of each fault are shown
   * @throws org.sunset2g.vocabulary.InputProblem where the file as a whole cannot be used
   */
  public static ExtractFindings of(Extract extract, int examples) {
    try (ScratchFolder scratch = ScratchFolder.make()) {
      return of(extract, examples, scratch);
    }
  }

  static ExtractFindings of(Extract extract, int examples, ScratchFolder scratch) {
    CsvPreflight csv =
        CsvPreflight.of(extract.located(), extract.contract(), chunkBytes(extract.file()));
    return of(extract, csv, scratch.path(), examples);
  }

  /** Checks a file that was looked through. */
  static ExtractFindings of(Extract extract, CsvPreflight csv, Path scratch, int examples) {
    LandingFeed.refuseNobody(extract.file(), csv.rows(), extract.contract());
    ForkJoinPool threads = new ForkJoinPool(threads());
    try {
      return new ExtractCheck(extract, csv, scratch, examples).in(threads);
    } finally {
      threads.shutdownNow();
    }
  }

  private static int threads() {
    long affordable = Runtime.getRuntime().maxMemory() / HEAP_PER_THREAD;
    return (int) Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), affordable));
  }

  private static long chunkBytes(Path file) {
    long share = file.toFile().length() / ((long) threads() * CHUNKS_PER_THREAD);
    return Math.max(LEAST_CHUNK, Math.min(MOST_CHUNK, share));
  }

  /** What was found in one chunk. */
  private record Part(PartTally tally, FaultExamples examples) {}

  private ExtractFindings in(ForkJoinPool threads) {
    RowMeasures measures = new RowMeasures(extract.contract().fileColumns().size());
    FaultExamples found = new FaultExamples(examples);
    List<ScratchFiles.Part> files = new ArrayList<>();
    for (Part part : parts(threads)) {
      measures.add(part.tally().measures());
      files.add(part.tally().files());
      found.add(part.examples());
    }
    LandingFeed.refuseChanged(csv.file(), csv.rows(), measures);
    LandingFeed.refuseRawIdentifiers(csv.file(), measures);
    TableRule rule = TableRule.of(extract.contract());
    int remembered = Math.max(1, examples);
    RepeatedRows repeats =
        joined(
            threads.submit(
                () ->
                    ScratchFiles.repeatedRows(
                        files, () -> RepeatedRows.counting(rule, remembered))));
    Counts counts = LandingFeed.counts(measures, repeats);
    List<Example> conflicts =
        Arrays.stream(repeats.conflictingLines()).mapToObj(line -> new Example(line, "")).toList();
    return new ExtractFindings(
        csv.file(),
        counts,
        LandingFeed.notes(csv.header(), extract.contract(), measures),
        ExtractFindings.problems(measures, counts, found, conflicts),
        Optional.of(measures));
  }

  private List<Part> parts(ForkJoinPool threads) {
    List<ForkJoinTask<Part>> tasks =
        csv.chunks().stream().map(chunk -> threads.submit(() -> part(chunk))).toList();
    List<Part> parts = new ArrayList<>();
    try {
      for (ForkJoinTask<Part> task : tasks) {
        parts.add(joined(task));
      }
    } finally {
      // Where one fails the rest is in vain, and must not write on into a folder that is deleted.
      tasks.forEach(task -> task.cancel(true));
      threads.awaitQuiescence(1, java.util.concurrent.TimeUnit.MINUTES);
    }
    return parts;
  }

  private Part part(CsvChunk chunk) {
    FaultExamples ofPart = new FaultExamples(examples);
    try (CheckedRows rows =
        new CheckedRows(
            new CsvRecords(chunk),
            csv.header(),
            rules,
            new ScratchFiles(scratch, 0),
            Optional.of(ofPart))) {
      while (rows.hasNext()) {
        rows.next();
      }
      return new Part(rows.end(), ofPart);
    }
  }

  private <T> T joined(ForkJoinTask<T> task) {
    try {
      return task.get();
    } catch (ExecutionException failed) {
      if (UnreadableRows.isBehind(failed)) {
        throw LandingFeed.changed(csv.file()).causedBy(failed.getCause());
      }
      // The task's own fault, from another thread or, copied, from this one.
      if (failed.getCause() instanceof RuntimeException own) {
        throw own;
      }
      if (failed.getCause() instanceof Error own) {
        throw own;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the check was interrupted");
    }
  }
}
