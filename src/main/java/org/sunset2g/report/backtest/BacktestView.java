package org.sunset2g.report.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunset2g.forecast.Baseline;
import org.sunset2g.forecast.score.CountTrial;
import org.sunset2g.forecast.score.Score;
import org.sunset2g.forecast.score.ScoreRow;
import org.sunset2g.forecast.score.ScoreRow.Grouping;

/** What the page's template puts where. */
public final class BacktestView {
  private final BacktestContent content;
  private final HorizonRows horizons;

  BacktestView(BacktestContent content) {
    this.content = content;
    this.horizons = new HorizonRows(content.rows());
  }

  /** A figure at the top of the page. */
  public record Headline(String name, String value, String note) {}

  /** A table of scores under a heading of its own. */
  public record Group(String name, List<ScoreLine> lines) {}

  /** A line of a table of scores, written out. */
  public record ScoreLine(
      String name,
      String trials,
      String in80,
      String part80,
      String in95,
      String part95,
      String error,
      String bias,
      String best,
      String bestError,
      String ratio) {}

  /** Pictures under a heading, one for each forecast. */
  public record Pictures(String title, List<Picture> all) {}

  /** A picture with what stands above it. */
  public record Picture(String title, String svg) {}

  public boolean hasScores() {
    return !content.rows().isEmpty();
  }

  public List<String> made() {
    return content.made();
  }

  public String summaryVi() {
    return hasScores() ? new ScoreSentences(all(), ahead()).vi() : countSentences().vi();
  }

  public String summaryEn() {
    return hasScores() ? new ScoreSentences(all(), ahead()).en() : countSentences().en();
  }

  private CountSentences countSentences() {
    return new CountSentences(content.counts());
  }

  public List<Headline> headlines() {
    return hasScores() ? new ScoreSentences(all(), ahead()).headlines() : List.of();
  }

  private Score all() {
    return only(Grouping.ALL).orElseThrow().score();
  }

  private Optional<Score> ahead() {
    return only(Grouping.FOUR_WEEKS_OR_MORE).map(ScoreRow::score);
  }

  private Optional<ScoreRow> only(Grouping grouping) {
    return content.rows().stream()
        .filter(row -> row.world().isEmpty() && row.grouping() == grouping)
        .findFirst();
  }

  public String coverage() {
    return new CoverageChart(horizons).drawn();
  }

  public String errors() {
    return new ErrorChart(horizons).drawn();
  }

  public List<Pictures> fans() {
    List<Pictures> fans = new ArrayList<>();
    for (Fan fan : content.fans()) {
      fans.add(
          new Pictures(
              "%s: no service from %s on".formatted(fan.title(), fan.cutOff()),
              fan.forecasts().stream()
                  .map(
                      made ->
                          new Picture(
                              "made on " + made.from().day(), new FanChart(fan, made).drawn()))
                  .toList()));
    }
    return fans;
  }

  /** Scores of all worlds together, and of each world. */
  public List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    groups.add(new Group("How far ahead", lines(Optional.empty(), Grouping.HORIZON)));
    groups.add(
        new Group("Number at risk when it was made", lines(Optional.empty(), Grouping.AREA_SIZE)));
    groups.add(new Group("Level of the area", lines(Optional.empty(), Grouping.LEVEL)));
    if (horizons.worlds().size() > 1) {
      List<ScoreLine> worlds = new ArrayList<>();
      for (ScoreRow row : content.rows()) {
        if (row.world().isPresent() && row.grouping() == Grouping.ALL) {
          worlds.add(line(row.world().get(), row));
        }
      }
      groups.add(new Group("World, all horizons", worlds));
      List<ScoreLine> ahead = new ArrayList<>();
      for (ScoreRow row : content.rows()) {
        if (row.world().isPresent() && row.grouping() == Grouping.FOUR_WEEKS_OR_MORE) {
          ahead.add(line(row.world().get(), row));
        }
      }
      groups.add(new Group("World, four weeks ahead or more", ahead));
    }
    return groups;
  }

  private List<ScoreLine> lines(Optional<String> world, Grouping grouping) {
    return content.rows().stream()
        .filter(row -> row.world().equals(world) && row.grouping() == grouping)
        .map(row -> line(row.group(), row))
        .toList();
  }

  private static ScoreLine line(String name, ScoreRow row) {
    Score score = row.score();
    return new ScoreLine(
        name,
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

  public List<Baseline> baselines() {
    return List.of(Baseline.values());
  }

  public List<CountTrial> counts() {
    return content.counts();
  }

  public String percent(double share) {
    return Figures.signedBrief(share);
  }

  public String brief(long number) {
    return Figures.brief(number);
  }
}
