package org.sunset2g.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a contender's process tells of itself.
 *
 * @param weeks one per week, in order
 */
public record Report(List<Week> weeks) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One week.
   *
   * @param week ISO week
   * @param seconds wall time of the week
   * @param endedAtMillis when it ended, in milliseconds of the epoch
   * @param steps wall time in seconds by step
   * @param figures bytes and counts by name
   */
  public record Week(
      String week,
      double seconds,
      long endedAtMillis,
      Map<String, Double> steps,
      Map<String, Long> figures) {}

  public static Report read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), Report.class);
  }

  public void write(Path file) throws IOException {
    JSON.writeValue(file.toFile(), this);
  }

  /** Gathers a report week by week; what happens between the weeks is not timed. */
  public static final class Writer {
    private final List<Week> weeks = new ArrayList<>();
    private long startedAt;
    private ProcessUse before;

    /** A week begins. */
    public void begin() {
      before = ProcessUse.now();
      startedAt = System.nanoTime();
    }

    /**
     * The week ends.
     *
     * @param figures bytes and counts, asked for when the time has been taken, beside what the
     *     operating system counts
     */
    public void end(String week, Map<String, Double> steps, Supplier<Map<String, Long>> figures) {
      double seconds = (System.nanoTime() - startedAt) / 1e9;
      long endedAtMillis = System.currentTimeMillis();
      Map<String, Long> all = new LinkedHashMap<>();
      ProcessUse.now().minus(before, all);
      all.putAll(figures.get());
      weeks.add(new Week(week, seconds, endedAtMillis, steps, all));
    }

    public Report report() {
      return new Report(List.copyOf(weeks));
    }
  }
}
