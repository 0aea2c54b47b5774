package org.sunset2g.disclosure.attack;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Turns what files tell into unknowns: a multiple of the minimum cell leaves the numbers that it
 * may have been rounded from, any other number is taken as exact, and what is told twice has both
 * ranges at once.
 */
final class Tellings {
  private final LinearSystem.Builder system;
  private final List<Finding> findings = new ArrayList<>();
  private final BitSet found = new BitSet();

  Tellings(LinearSystem.Builder system) {
    this.system = system;
  }

  /** Where and when a group of figures is from. */
  record Place(String file, String phase, IsoWeek week, int minimumCell, AreaCode area) {}

  int told(Place place, String measure, int ease, long shown) {
    PublishedFigure figure =
        new PublishedFigure(
            place.file(),
            place.phase(),
            place.week(),
            place.area(),
            measure,
            shown,
            place.minimumCell());
    int cell = place.minimumCell();
    int unknown = system.figure(figure, ease, low(shown, cell), high(shown, cell));
    judgeMultiple(unknown, place.file(), shown);
    return unknown;
  }

  /** The same figure in another place. */
  void toldAgain(int unknown, String file, long shown) {
    PublishedFigure first = system.figureOf(unknown);
    if (first.shown() == shown) {
      return;
    }
    system.narrow(unknown, low(shown, first.minimumCell()), high(shown, first.minimumCell()));
    judgeMultiple(unknown, file, shown);
    found.set(unknown);
    findings.add(
        new Finding(
            Finding.Kind.TOLD_DIFFERENTLY,
            first,
            system.low(unknown),
            system.high(unknown),
            List.of(
                "%s tells %s, %s tells %s"
                    .formatted(
                        first.file(),
                        first.written(),
                        file,
                        shown == PublishedFigure.WITHHELD ? "nothing" : Long.toString(shown)))));
  }

  List<Finding> findings() {
    return findings;
  }

  /** The unknowns that there is a finding for already. */
  BitSet found() {
    return found;
  }

  static long low(long shown, int minimumCell) {
    if (shown == PublishedFigure.WITHHELD) {
      return 0;
    }
    return isRounded(shown, minimumCell) ? Math.max(0, shown - minimumCell + 1) : shown;
  }

  static long high(long shown, int minimumCell) {
    if (shown == PublishedFigure.WITHHELD) {
      return LinearSystem.UNLIMITED;
    }
    return isRounded(shown, minimumCell) ? shown + minimumCell - 1 : shown;
  }

  private static boolean isRounded(long shown, int minimumCell) {
    return shown >= 0 && shown % minimumCell == 0;
  }

  private void judgeMultiple(int unknown, String file, long shown) {
    PublishedFigure figure = system.figureOf(unknown);
    if (shown != PublishedFigure.WITHHELD && !isRounded(shown, figure.minimumCell())) {
      found.set(unknown);
      findings.add(
          new Finding(
              Finding.Kind.NOT_A_MULTIPLE,
              figure,
              shown,
              shown,
              List.of(
                  "%s tells %d, no multiple of %d: a reader takes it as exact"
                      .formatted(file, shown, figure.minimumCell()))));
    }
  }
}
