package org.sunset2g.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.DisclosureSettings;
import org.sunset2g.disclosure.LedgerRow;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.Protection;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.disclosure.PublishedBefore;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * What protection costs a reader: how far rounded figures are from the true numbers, level by
 * level, beside how many numbers naive suppression would take out of the same table, which simply
 * leaves out those from 1 to below the minimum cell, and how many of those a reader gets back by
 * subtracting the rest of a sum or of a row.
 */
public final class DisclosureBenchmark {
  private static final int CELL = 10;
  private static final List<AreaLevel> LEVELS =
      List.of(AreaLevel.COUNTRY, AreaLevel.PROVINCE, AreaLevel.DISTRICT, AreaLevel.COMMUNE);

  private DisclosureBenchmark() {}

  public static void main(String[] arguments) {
    int weeks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
    System.out.printf(
        Locale.ROOT,
        "%d weeks, minimum cell %d; numbers that are not zero; errors in subscribers%n",
        weeks,
        CELL);
    System.out.printf(
        "%-8s %-9s %9s | %9s %9s | %9s %9s %9s %8s%n",
        "mean",
        "level",
        "numbers",
        "left out",
        "got back",
        "mean err",
        "95 %",
        "most",
        "s/week");
    for (double mean : new double[] {3, 30, 300}) {
      run(mean, weeks);
    }
  }

  private static void run(double mean, int weeks) {
    CountryOfCounts country = new CountryOfCounts(mean, 20241016);
    Protection protection =
        new Protection(country.territory(), new DisclosureSettings(CELL));
    Map<AreaLevel, Tally> tallies = new HashMap<>();
    LEVELS.forEach(level -> tallies.put(level, new Tally()));
    Optional<ProtectedWeek> last = Optional.empty();
    IsoWeek week = IsoWeek.parse("2024-W30");
    long nanos = 0;
    for (int i = 0; i < weeks; i++, week = week.plus(1)) {
      List<LedgerRow> ledger = i == 0 ? country.first(week) : country.next(week);
      long start = System.nanoTime();
      ProtectedWeek table =
          protection.protect(
              CountryOfCounts.PHASE,
              week,
              ledger,
              List.of(),
              new PublishedBefore(last, List.of(), List.of()));
      nanos += System.nanoTime() - start;
      tally(table, ledger, tallies);
      last = Optional.of(table);
    }
    for (AreaLevel level : LEVELS) {
      tallies.get(level).print(mean, level, nanos / 1e9 / weeks);
    }
  }

  private static void tally(
      ProtectedWeek table, List<LedgerRow> ledger, Map<AreaLevel, Tally> tallies) {
    Map<AreaCode, long[]> truth = new HashMap<>();
    for (LedgerRow row : ledger) {
      PublishedArea home = table.areas().find(row.commune()).orElseThrow();
      Measure measure = Measure.of(row.flow()).orElseThrow();
      for (PublishedArea area : table.areas().path(home)) {
        truth.computeIfAbsent(area.code(), none -> new long[Measure.values().length])[
                measure.ordinal()] +=
            row.subscribers();
      }
    }
    for (AreaFigures row : table.figures()) {
      Tally tally = tallies.get(row.area().level());
      long[] numbers = truth.get(row.area().code());
      if (tally != null && numbers != null) {
        for (Measure measure : Measure.ofBalance()) {
          long number = numbers[measure.ordinal()];
          if (number > 0) {
            tally.add(row.of(measure) - number);
            if (isSmall(number)) {
              tally.leftOut(isAloneInRow(numbers) || isAloneAmongSiblings(table, row, measure, truth));
            }
          }
        }
      }
    }
  }

  private static boolean isSmall(long number) {
    return number > 0 && number < CELL;
  }

  private static boolean isAloneInRow(long[] numbers) {
    return Measure.ofBalance().stream().filter(at -> isSmall(numbers[at.ordinal()])).count() == 1;
  }

  private static boolean isAloneAmongSiblings(
      ProtectedWeek table, AreaFigures row, Measure measure, Map<AreaCode, long[]> truth) {
    Optional<PublishedArea> above = table.areas().above(row.area());
    return above.isPresent()
        && !isSmall(truth.get(above.get().code())[measure.ordinal()])
        && table.areas().below(above.get()).stream()
                .map(area -> truth.get(area.code()))
                .filter(numbers -> numbers != null && isSmall(numbers[measure.ordinal()]))
                .limit(2)
                .count()
            == 1;
  }

  /** Errors of the figures of a level, counted by size. */
  private static final class Tally {
    private static final int MOST = 1_000;
    private final long[] errors = new long[MOST];
    private long leftOut;
    private long gotBack;

    void add(long error) {
      errors[(int) Math.min(Math.abs(error), MOST - 1)]++;
    }

    void leftOut(boolean isGotBack) {
      leftOut++;
      gotBack += isGotBack ? 1 : 0;
    }

    void print(double mean, AreaLevel level, double seconds) {
      long all = Arrays.stream(errors).sum();
      long sum = 0;
      long seen = 0;
      int most = 0;
      int most95 = 0;
      for (int error = 0; error < MOST; error++) {
        sum += error * errors[error];
        if (seen < all * .95) {
          most95 = error;
        }
        seen += errors[error];
        most = errors[error] > 0 ? error : most;
      }
      System.out.printf(
          Locale.ROOT,
          "%-8.0f %-9s %9d | %8.1f%% %8.1f%% | %9.1f %9d %9d %8.2f%n",
          mean,
          level.written(),
          all,
          100.0 * leftOut / all,
          leftOut == 0 ? 0 : 100.0 * gotBack / leftOut,
          sum / (double) all,
          most95,
          most,
          seconds);
    }
  }
}
