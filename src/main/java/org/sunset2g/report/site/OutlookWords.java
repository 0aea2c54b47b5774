package org.sunset2g.report.site;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.forecast.Expected;
import org.sunset2g.forecast.Forecast;
import org.sunset2g.forecast.HandsetsNeeded;
import org.sunset2g.forecast.Quantiles;
import org.sunset2g.forecast.Scenario;
import org.sunset2g.report.Bilingual;

/** A forecast of an area in sentences. */
final class OutlookWords {
  /** Beyond it, weeks are told, not days. */
  private static final int MOST_DAYS = 13;

  private final SiteTexts texts;
  private final Forecast asNow;
  private final Bilingual where;
  private final int cell;

  OutlookWords(Site site, Forecast asNow, PublishedArea area) {
    this.texts = site.texts();
    this.asNow = asNow;
    this.where = area.level() == AreaLevel.COUNTRY ? texts.of("sentence.country") : site.name(area);
    this.cell = site.table().minimumCell();
  }

  /** How many will be left, in numbers no finer than the range allows. */
  Bilingual sentence(Expected told) {
    long unit = unit(told.number());
    long middle = rounded(told.number().q50(), unit);
    return texts.of(
        told.isCutOff() ? "forecast.sentence.cutOff" : "forecast.sentence.ahead",
        number(middle),
        where,
        told.day().format(PageView.DAY),
        when(told),
        range(told.number(), unit));
  }

  private Bilingual when(Expected told) {
    long days = ChronoUnit.DAYS.between(asNow.madeIn().sunday(), told.day());
    if (days == 1) {
      return texts.of("forecast.in.day");
    }
    return days > MOST_DAYS
        ? texts.of("forecast.in.weeks", Math.round(days / 7.0))
        : texts.of("forecast.in.days", days);
  }

  private Bilingual range(Quantiles number, long unit) {
    long low = rounded(number.q10(), unit);
    long high = rounded(number.q90(), unit);
    if (high == 0) {
      return new Bilingual("", "");
    }
    return low == 0
        ? texts.of("forecast.range.below", high)
        : texts.of("forecast.range", low, high);
  }

  /** A power of ten that is small beside the range of 80 %, but not below the minimum cell. */
  private long unit(Quantiles number) {
    long unit = cell;
    for (long ten = 10; ten * 4 <= number.q90() - number.q10(); ten *= 10) {
      unit = Math.max(unit, ten);
    }
    return unit;
  }

  private long rounded(long number, long unit) {
    long rounded = (number + unit / 2) / unit * unit;
    return rounded == 0 ? Outlook.shown(number, cell) : rounded;
  }

  /** Of the target, in a word and in per cent. */
  Bilingual chance(Expected told, long target) {
    double chance = told.chanceOfTarget();
    long percent = Math.round(chance * 100);
    return texts.of(
        "forecast.chance",
        target == 0 ? texts.of("forecast.target.none") : texts.of("forecast.target", target),
        texts.of("forecast.chance." + word(percent)),
        chance < 0.01
            ? texts.of("forecast.percent.under", 1)
            : chance > 0.99
                ? texts.of("forecast.percent.over", 99)
                : texts.of("forecast.percent", percent));
  }

  private static String word(long percent) {
    if (percent < 10) {
      return "veryLow";
    }
    if (percent < 35) {
      return "low";
    }
    if (percent <= 65) {
      return "even";
    }
    return percent <= 90 ? "high" : "veryHigh";
  }

  /** Handsets that those who convert will have, in whole multiples of the minimum cell. */
  Optional<Bilingual> handsets(HandsetsNeeded needed) {
    long smartphones = Outlook.shown(needed.smartphones(), cell);
    long featurePhones = Outlook.shown(needed.featurePhones(), cell);
    return smartphones + featurePhones == 0
        ? Optional.empty()
        : Optional.of(
            texts.of(
                "forecast.handsets",
                number(smartphones),
                number(featurePhones),
                HandsetsNeeded.WEEKS));
  }

  private Bilingual number(long shown) {
    return shown == 0 ? texts.of("few", cell) : texts.of("forecast.about", shown);
  }

  Bilingual name(Forecast forecast) {
    return texts.of(key(forecast), forecast.scenario().daysLater());
  }

  /** What the scenario supposes, with the share that is not known. */
  Bilingual assumption(Forecast forecast) {
    String lastDay = forecast.cutOff().minusDays(1).format(PageView.DAY);
    return forecast
        .scenario()
        .visits()
        .map(
            visits ->
                texts.of(
                    key(forecast) + (visits.areas().isEmpty() ? ".means" : ".means.some"),
                    percents(visits.share()),
                    visits.areas().size()))
        .orElseGet(() -> texts.of(key(forecast) + ".means", lastDay));
  }

  private static String key(Forecast forecast) {
    return "forecast." + forecast.scenario().name();
  }

  private Bilingual percents(Scenario.Range share) {
    long from = Math.round(share.from() * 100);
    long to = Math.round(share.to() * 100);
    return from == to ? texts.of("about", from) : texts.of("forecast.fromTo", from, to);
  }
}
