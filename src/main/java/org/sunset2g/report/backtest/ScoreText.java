package org.sunset2g.report.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sunset2g.forecast.Baseline;
import org.sunset2g.forecast.score.CountTrial;
import org.sunset2g.forecast.score.Score;
import org.sunset2g.forecast.score.ScoreRow;
import org.sunset2g.forecast.score.ScoreRow.Grouping;

/** Scores as a table to read on a terminal. */
public final class ScoreText {
  private static final Set<Grouping> OF_A_WORLD =
      Set.of(Grouping.ALL, Grouping.HORIZON, Grouping.FOUR_WEEKS_OR_MORE);

  private ScoreText() {}

  /** All worlds together by every band; each world by its horizons where there are several. */
  public static String of(List<ScoreRow> rows) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            "",
            "trials",
            "in 80 %",
            "(*)",
            "in 95 %",
            "(*)",
            "error",
            "bias",
            "best baseline",
            "its error",
            "ratio"));
    String under = "";
    boolean isSeveral = rows.stream().map(ScoreRow::world).distinct().count() > 2;
    for (ScoreRow row : rows) {
      boolean isShown =
          row.grouping() != Grouping.LEVEL_AND_HORIZON
              && (row.world().isEmpty() || (isSeveral && OF_A_WORLD.contains(row.grouping())));
      if (isShown) {
        String heading = heading(row);
        if (!heading.equals(under)) {
          lines.add(List.of(heading, "", "", "", "", "", "", "", "", "", ""));
          under = heading;
        }
        lines.add(line(row));
      }
    }
    return TextColumns.of(lines)
        + """

        error: sum of |median - what came| by the sum of what came; bias: the same with signs.
        ratio: error by that of the baseline that was best in the line, which only hindsight knows.
        (*) ends of the range counted by their probability: of small whole numbers, plain coverage
        is above what was meant by nature, this is not.
        """;
  }

  private static String heading(ScoreRow row) {
    return row.world().orElse("all worlds")
        + switch (row.grouping()) {
          case ALL, HORIZON, FOUR_WEEKS_OR_MORE -> "";
          case AREA_SIZE -> " by number at risk when it was made";
          case LEVEL, LEVEL_AND_HORIZON -> " by level";
        };
  }

  private static List<String> line(ScoreRow row) {
    Score score = row.score();
    return List.of(
        "  " + row.group(),
        Figures.whole(score.trials()),
        Figures.percent(score.coverage80()),
        Figures.percent(score.part80()),
        Figures.percent(score.coverage95()),
        Figures.percent(score.part95()),
        Figures.percent(score.median().weightedAbsolute()),
        Figures.signedPercent(score.median().biasShare()),
        score.best().written(),
        Figures.percent(score.baselines().get(score.best()).weightedAbsolute()),
        Figures.ratio(row.ratioToBestHere()));
  }

  /** Every forecast of a single series beside what came. */
  public static String ofCounts(List<CountTrial> trials) {
    List<List<String>> lines = new ArrayList<>();
    List<String> header =
        new ArrayList<>(
            List.of(
                "made on", "cut-off", "day", "ahead", "actual", "q025", "q10", "q50", "q90", "q975",
                "80 %", "95 %", "median"));
    for (Baseline baseline : Baseline.values()) {
      header.add(baseline.written());
    }
    lines.add(header);
    CountTrial.Known known = null;
    for (CountTrial trial : trials) {
      if (trial.known() != known) {
        known = trial.known();
        List<String> heading = new ArrayList<>(header.stream().map(none -> "").toList());
        heading.set(0, known.written());
        lines.add(heading);
      }
      lines.add(line(trial));
    }
    return TextColumns.of(lines)
        + "\nmedian and baselines: how far off they were, by what came.\n"
        + new CountSentences(trials).en()
        + "\n";
  }

  private static List<String> line(CountTrial trial) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "  " + trial.madeOn(),
                trial.cutOff().toString(),
                trial.day().toString(),
                trial.daysAhead() + " d",
                Figures.whole(trial.truth()),
                Figures.whole(trial.expected().q025()),
                Figures.whole(trial.expected().q10()),
                Figures.whole(trial.expected().q50()),
                Figures.whole(trial.expected().q90()),
                Figures.whole(trial.expected().q975()),
                trial.isIn80() ? "in" : "out",
                trial.isIn95() ? "in" : "out",
                Figures.signedPercent(trial.medianOff())));
    for (Baseline baseline : Baseline.values()) {
      line.add(Figures.signedPercent(trial.off(baseline)));
    }
    return line;
  }
}
