package org.sunset2g.forecast;

import java.time.LocalDate;
import java.util.List;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.forecast.PublishedPhase.Happens;
import org.sunset2g.forecast.PublishedPhase.Law;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/** A country of 24 communes that rushes toward the cut-off, each at a pace of its own. */
final class ExampleCountry {
  static final AreaCode CODE = PublishedArea.COUNTRY.code();
  static final IsoWeek FIRST = IsoWeek.parse("2024-W27");
  static final LocalDate CUT_OFF = LocalDate.of(2024, 10, 16);

  /** Ten weeks, the last of them 2024-W36. */
  static final List<HistoryWeek> TEN = history(10, CUT_OFF);

  private ExampleCountry() {}

  private static Law rush(LocalDate cutOff) {
    DeadlineShape shape = new DeadlineShape(40, 1, 7, 80);
    return (commune, week, opening) -> {
      LocalDate end = FIRST.plus(week).sunday();
      double hazard = 0.03 * shape.between(end.minusWeeks(1), end, cutOff);
      double pace = 0.7 + 0.05 * (commune % 13);
      return Happens.change(opening * (1 - Math.exp(-(hazard + 0.01) * pace)))
          .andLeave(0.01 * opening)
          .andArrive(30);
    };
  }

  static long[] beginnings() {
    long[] beginnings = new long[24];
    for (int commune = 0; commune < beginnings.length; commune++) {
      beginnings[commune] = commune == 7 ? 0 : 1000 + 700 * (commune % 9);
    }
    return beginnings;
  }

  static List<HistoryWeek> history(int weeks, LocalDate cutOff) {
    return new PublishedPhase(beginnings()).weeks(FIRST, weeks, cutOff, quietSeventh(cutOff));
  }

  /** Nobody is at risk in commune 7, and nobody comes. */
  private static Law quietSeventh(LocalDate cutOff) {
    Law rush = rush(cutOff);
    return (commune, week, opening) ->
        commune == 7 ? Happens.NOTHING : rush.in(commune, week, opening);
  }

  static long middle(Forecast forecast, AreaCode area) {
    return atCutOff(forecast, area).q50();
  }

  static Quantiles atCutOff(Forecast forecast, AreaCode area) {
    return forecast.find(area).orElseThrow().atCutOff().orElseThrow().number();
  }
}
