package org.sunset2g.job;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.forecast.AreaForecast;
import org.sunset2g.forecast.Expected;
import org.sunset2g.forecast.Forecast;
import org.sunset2g.forecast.HistoryWeek;
import org.sunset2g.report.compare.AreaText;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * A forecast as text, for a terminal.
 *
 * @param history the weeks it is made of
 * @param asNow if all goes on as before
 * @param supposed with the supposition, where there is one
 * @param sentences the supposition in words
 */
record ForecastText(
    List<HistoryWeek> history,
    Forecast asNow,
    Optional<Forecast> supposed,
    List<String> sentences) {
  private static final String LAYOUT = "  %-32s %11s %21s %21s %17s\n";
  private static final int WEEKS_AHEAD = 4;

  /** What is expected of one area: next week, four weeks ahead, and when service ends. */
  String of(PublishedArea area) {
    AreaForecast now = asNow.find(area.code()).orElseThrow();
    IsoWeek week = asNow.madeIn();
    StringBuilder text = new StringBuilder();
    text.append(
        "%s, %s (%s): expected after %s, of %s since %s\n"
            .formatted(
                asNow.phase(),
                area.name(),
                AreaText.written(area),
                week,
                new Quantity(history.size(), "published week"),
                history.get(0).table().week()));
    text.append("the first day without service is ").append(asNow.cutOff());
    supposed
        .filter(other -> !other.cutOff().equals(asNow.cutOff()))
        .ifPresent(other -> text.append("; supposed: ").append(other.cutOff()));
    text.append("\n\n");
    text.append(
        LAYOUT.formatted("at risk", "middle", "80 % range", "95 % range", "chance of target"));
    text.append(line("now, " + week.sunday(), count(now.now())));
    text.append(line("target", count(now.target())));
    text.append(moment("next week", on(week.plus(1).sunday(), now, area)));
    text.append(
        moment(
            "in " + new Quantity(WEEKS_AHEAD, "week"),
            on(week.plus(WEEKS_AHEAD).sunday(), now, area)));
    text.append(
        moment(
            "at the cut-off",
            new Pair(now.atCutOff(), supposed(area).flatMap(AreaForecast::atCutOff))));
    return text.append(footnotes(area, now)).toString();
  }

  /** What is expected of a moment, as now and as supposed. */
  private record Pair(Optional<Expected> asNow, Optional<Expected> supposed) {}

  private Optional<AreaForecast> supposed(PublishedArea area) {
    return supposed.flatMap(other -> other.find(area.code()));
  }

  private Pair on(LocalDate day, AreaForecast now, PublishedArea area) {
    return new Pair(on(day, now), supposed(area).flatMap(other -> on(day, other)));
  }

  private static Optional<Expected> on(LocalDate day, AreaForecast forecast) {
    return forecast.expected().stream().filter(each -> each.day().equals(day)).findFirst();
  }

  private String moment(String name, Pair pair) {
    if (supposed.isEmpty()) {
      return pair.asNow()
          .map(expected -> line(name + ", " + expected.day(), expected))
          .orElse(line(name, "–"));
    }
    StringBuilder text = new StringBuilder("  " + name + "\n");
    text.append(one("as now", pair.asNow()));
    text.append(one("supposed", pair.supposed()));
    if (pair.asNow().isPresent() && pair.supposed().isPresent()) {
      Expected now = pair.asNow().get();
      Expected then = pair.supposed().get();
      text.append(
          LAYOUT
              .formatted(
                  "  difference",
                  signed(then.number().q50() - now.number().q50()),
                  "",
                  "",
                  signed(Math.round((then.chanceOfTarget() - now.chanceOfTarget()) * 100))
                      + " points")
              .stripTrailing());
      text.append('\n');
    }
    return text.toString();
  }

  private static String one(String name, Optional<Expected> expected) {
    return expected
        .map(each -> line("  " + name + ", " + each.day(), each))
        .orElse(line("  " + name, "–"));
  }

  private static String line(String name, Expected expected) {
    return LAYOUT.formatted(
        name,
        count(expected.number().q50()),
        count(expected.number().q10()) + "–" + count(expected.number().q90()),
        count(expected.number().q025()) + "–" + count(expected.number().q975()),
        percent(expected.chanceOfTarget()));
  }

  private static String line(String name, String number) {
    return LAYOUT.formatted(name, number, "", "", "").stripTrailing() + "\n";
  }

  private String footnotes(PublishedArea area, AreaForecast now) {
    StringBuilder text = new StringBuilder();
    if (now.atCutOff().isEmpty()) {
      text.append(
          isAhead(asNow)
              ? "the cut-off is too far ahead to be forecast\n"
              : "service has ended: nothing is expected of the cut-off\n");
    }
    supposed
        .filter(other -> !other.cutOff().equals(asNow.cutOff()))
        .filter(other -> supposed(area).flatMap(AreaForecast::atCutOff).isEmpty())
        .map(
            other ->
                isAhead(other)
                    ? "the supposed cut-off, %s, is too far ahead to be forecast\n"
                    : "service would have ended on %s: nothing is expected of the supposed cut-off\n")
        .map(sentence -> sentence.formatted(supposed.orElseThrow().cutOff()))
        .ifPresent(text::append);
    if (!sentences.isEmpty()) {
      text.append("supposed; all else goes on as before:\n");
      sentences.forEach(sentence -> text.append("  - ").append(sentence).append('\n'));
    }
    return text.append(
            "made of published figures alone; what no week has shown yet, such as a new offer, is not in it\n")
        .toString();
  }

  private static boolean isAhead(Forecast forecast) {
    return forecast.madeIn().sunday().isBefore(forecast.cutOff().minusDays(1));
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String signed(long number) {
    return number == 0 ? "0" : String.format(Locale.ROOT, "%+,d", number);
  }

  /** Futures are drawn: none of them is not never, and all of them not always. */
  private static String percent(double chance) {
    return chance < 0.01
        ? "under 1 %"
        : chance > 0.99 ? "over 99 %" : String.format(Locale.ROOT, "%.0f %%", chance * 100);
  }
}
