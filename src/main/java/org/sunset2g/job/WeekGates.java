package org.sunset2g.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sunset2g.contract.DoNotCall;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.quality.GateFigure;
import org.sunset2g.quality.GateLevel;
import org.sunset2g.quality.GateSettings;
import org.sunset2g.quality.LandingGates;
import org.sunset2g.quality.PastFigures;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/** The gates of a run: what is measured, what was let through, and what that is kept as. */
final class WeekGates {
  /** How a note about a figure beyond its limit begins. */
  static final String NOTE = "gate: ";

  private static final String SUBSCRIBERS = "subscribers";

  private final GateSettings settings;
  private final GateAcceptance acceptance;
  private final List<RunRecord> past;
  private final List<RunRecord.Gate> results = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  WeekGates(GateSettings settings, GateAcceptance acceptance, RunRecords records, IsoWeek week) {
    this.settings = settings;
    this.acceptance = acceptance;
    this.past =
        records.all().stream()
            .filter(RunRecord::isPublished)
            .filter(run -> IsoWeek.parse(run.week()).compareTo(week) < 0)
            .sorted(
                Comparator.comparing(RunRecord::week).thenComparing(RunRecord::runId).reversed())
            .toList();
  }

  GateSettings settings() {
    return settings;
  }

  /** The gates for an operator, with its last weeks to compare with. */
  LandingGates of(String operator) {
    return new LandingGates(settings, figures(operator));
  }

  /** Whether no week of the operator was published before. */
  boolean isFirstWeekOf(String operator) {
    return past.stream().noneMatch(run -> run.operators().contains(operator));
  }

  private PastFigures figures(String operator) {
    Map<String, RunRecord> newest = new LinkedHashMap<>();
    past.stream()
        .filter(run -> run.operators().contains(operator))
        .forEach(run -> newest.putIfAbsent(run.week(), run));
    return new PastFigures(
        newest.values().stream()
            .limit(settings.historyWeeks())
            .map(run -> figures(run, operator))
            .toList());
  }

  private static Map<String, Double> figures(RunRecord run, String operator) {
    Map<String, Double> figures = new HashMap<>();
    for (RunRecord.Gate gate : run.gates()) {
      if (gate.operator().equals(operator)) {
        String column = Optional.ofNullable(gate.column()).orElse("");
        figures.put(PastFigures.nameOf(gate.gate(), gate.table(), column), gate.measured());
      }
    }
    for (String table : OperatorFeeds.TABLES) {
      for (String count : List.of("rows", SUBSCRIBERS)) {
        Long counted = run.counts().get(operator + "." + table + "." + count);
        if (counted != null) {
          figures.put(PastFigures.nameOf(table, count), counted.doubleValue());
        }
      }
    }
    Long onRegister = run.counts().get(operator + "." + DoNotCall.TABLE + ".accepted");
    if (onRegister != null) {
      long rejected = run.counts().getOrDefault(operator + "." + DoNotCall.TABLE + ".rejected", 0L);
      figures.put(PastFigures.nameOf(DoNotCall.TABLE, "rows"), (double) onRegister + rejected);
    }
    return figures;
  }

  /** The number of models in the catalogue of the last published week. */
  Optional<Long> modelsBefore() {
    return past.stream().map(run -> run.counts().get("tac_catalogue.models")).findFirst();
  }

  /**
   * Keeps the figures, and refuses where one of them does.
   *
   * @param subject whom or what they are about, for the message
   * @param operator operator they are about; empty where they are about all
   * @throws InputProblem naming every gate that refuses, with figure and limit
   */
  void hold(String subject, String operator, List<GateFigure> figures) {
    hold(subject, operator, figures, "");
  }

  /**
   * The same.
   *
   * @param details lines that say more, for the message of a refusal
   */
  void hold(String subject, String operator, List<GateFigure> figures, String details) {
    List<GateFigure> refusing = new ArrayList<>();
    for (GateFigure figure : figures) {
      Optional<String> accepted = figure.passed() ? Optional.empty() : acceptance.of(figure.gate());
      results.add(result(operator, figure, accepted));
      if (figure.refuses() && accepted.isEmpty()) {
        refusing.add(figure);
      } else if (!figure.passed()) {
        warnings.add(
            NOTE
                + subject
                + ": "
                + figure.sentence()
                + accepted.map(reason -> ", accepted: " + reason).orElse(""));
      }
    }
    if (!refusing.isEmpty()) {
      throw InputProblem.of(
          "%s is refused by %s:\n%s"
                  .formatted(
                      subject,
                      refusing.size() == 1 ? "a gate" : refusing.size() + " gates",
                      refusing.stream()
                          .map(figure -> "    " + figure.sentence())
                          .collect(Collectors.joining("\n")))
              + details,
          "find the cause, 'sunset2g validate' shows the rows; where the figure is right, run the"
              + " week with --accept "
              + refusing.stream()
                  .map(figure -> figure.gate().label())
                  .distinct()
                  .collect(Collectors.joining(" --accept "))
              + " --reason \"...\"");
    }
  }

  private static RunRecord.Gate result(
      String operator, GateFigure figure, Optional<String> accepted) {
    boolean isLimited = figure.level() != GateLevel.RECORD;
    return new RunRecord.Gate(
        operator,
        figure.table(),
        figure.column(),
        figure.gate().label(),
        figure.measured(),
        isLimited ? Optional.of(figure.limit()) : Optional.empty(),
        figure.level().name(),
        figure.passed(),
        accepted);
  }

  /** Every figure that was held so far. */
  List<RunRecord.Gate> results() {
    return results;
  }

  /** What is beyond its limit and did not refuse, in sentences. */
  List<String> warnings() {
    return warnings;
  }
}
