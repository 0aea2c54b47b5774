package org.sunset2g.report.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.forecast.AreaForecast;
import org.sunset2g.forecast.Expected;
import org.sunset2g.forecast.Forecast;
import org.sunset2g.forecast.Quantiles;
import org.sunset2g.report.Bilingual;
import org.sunset2g.report.ToldDay;

/**
 * What is expected of an area, as its page tells it. Numbers are shown as multiples of the minimum
 * cell, as published figures are; below that nothing is told of them.
 *
 * @param sentence how many are expected when service ends; once that is past, or too far ahead, in
 *     four weeks
 * @param chance of the target on the same day
 * @param handsets that those who convert will have; empty where that is hardly any
 * @param steps the way there, this week first
 * @param changes the scenarios at the cut-off, as now first; empty where none were made, or there
 *     is no cut-off ahead
 */
public record Outlook(
    Bilingual sentence,
    Bilingual chance,
    Optional<Bilingual> handsets,
    List<Step> steps,
    List<Change> changes) {
  /**
   * A day of the way.
   *
   * @param text key of when it is
   * @param day at whose end
   * @param range of 80 %; empty for what is published already
   * @param wide range of 95 %; empty likewise
   */
  public record Step(
      String text, LocalDate day, long middle, Optional<Range> range, Optional<Range> wide) {
    /** The day as pages write it. */
    public String written() {
      return day.format(PageView.DAY);
    }
  }

  /**
   * What is expected at the cut-off of a scenario.
   *
   * @param assumption what is supposed
   * @param difference to what is expected as now; empty for that itself
   */
  public record Change(
      Bilingual name, Bilingual assumption, long middle, Range range, OptionalLong difference) {}

  /** From the one shown number to the other. */
  public record Range(long from, long to) {}

  public Outlook {
    steps = List.copyOf(steps);
    changes = List.copyOf(changes);
  }

  /** Empty where the area is not forecast. */
  static Optional<Outlook> of(Site site, PublishedArea area) {
    return site.content()
        .asNow()
        .flatMap(
            forecast ->
                forecast
                    .find(area.code())
                    .filter(own -> !own.expected().isEmpty())
                    .map(own -> of(site, forecast, own)));
  }

  private static Outlook of(Site site, Forecast forecast, AreaForecast own) {
    int cell = site.table().minimumCell();
    OutlookWords words = new OutlookWords(site, forecast, own.area());
    Expected told = own.atCutOff().orElseGet(() -> ahead(forecast, own));
    return new Outlook(
        words.sentence(told),
        words.chance(told, own.target()),
        words.handsets(own.needed()),
        steps(forecast, own, cell),
        own.atCutOff().map(as -> changes(site, words, as, own.area())).orElse(List.of()));
  }

  /** Four weeks on, or the last day that is forecast. */
  private static Expected ahead(Forecast forecast, AreaForecast own) {
    return on(own, ToldDay.fourWeeks(forecast))
        .orElseGet(() -> own.expected().get(own.expected().size() - 1));
  }

  private static Optional<Expected> on(AreaForecast own, LocalDate day) {
    return own.expected().stream().filter(expected -> expected.day().equals(day)).findFirst();
  }

  private static List<Step> steps(Forecast forecast, AreaForecast own, int cell) {
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step(
            "forecast.now",
            forecast.madeIn().sunday(),
            own.now(),
            Optional.empty(),
            Optional.empty()));
    ToldDay.of(forecast)
        .forEach((day, told) -> on(own, day).ifPresent(at -> steps.add(step(told, at, cell))));
    return steps;
  }

  private static Step step(ToldDay told, Expected expected, int cell) {
    Quantiles number = expected.number();
    return new Step(
        "forecast." + told,
        expected.day(),
        shown(number.q50(), cell),
        Optional.of(range(number, cell)),
        Optional.of(new Range(shown(number.q025(), cell), shown(number.q975(), cell))));
  }

  private static List<Change> changes(
      Site site, OutlookWords words, Expected asNow, PublishedArea area) {
    int cell = site.table().minimumCell();
    List<Change> changes = new ArrayList<>();
    for (Forecast forecast : site.content().forecast()) {
      forecast
          .find(area.code())
          .flatMap(AreaForecast::atCutOff)
          .map(Expected::number)
          .ifPresent(
              number ->
                  changes.add(
                      new Change(
                          words.name(forecast),
                          words.assumption(forecast),
                          shown(number.q50(), cell),
                          range(number, cell),
                          changes.isEmpty()
                              ? OptionalLong.empty()
                              : OptionalLong.of(
                                  shown(number.q50(), cell) - shown(asNow.number().q50(), cell)))));
    }
    return changes.size() < 2 ? List.of() : changes;
  }

  private static Range range(Quantiles number, int cell) {
    return new Range(shown(number.q10(), cell), shown(number.q90(), cell));
  }

  /** To the nearest multiple of the minimum cell. */
  static long shown(long number, int cell) {
    return (number + cell / 2) / cell * cell;
  }
}
