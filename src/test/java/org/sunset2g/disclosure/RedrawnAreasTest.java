package org.sunset2g.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/** Weeks on both sides of the day on which districts were abolished and communes merged. */
class RedrawnAreasTest {
  /** 2025-W27 ends on 6 July 2025: the first week that is divided by the new communes. */
  private static final IsoWeek FIRST_NEW = IsoWeek.parse("2025-W27");

  private static final int WEEKS_BEFORE = 2;

  /**
   * Who knows which old homes lie in which new area adds up what those closed with: the new areas
   * must open with as much, or the reader would learn from the difference.
   */
  @Property(tries = 60)
  void newAreasOpenWithWhatTheOldOnesOnTheirGroundClosedWith(
      @ForAll @IntRange(min = 2, max = 4) int districts,
      @ForAll @IntRange(min = 1, max = 3) int communesEach,
      @ForAll @IntRange(min = 5, max = 120) int mean,
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    RedrawnCountry country = new RedrawnCountry(districts, communesEach, mean, seed);
    List<ProtectedWeek> tables = publish(country, 5);
    ProtectedWeek before = tables.get(WEEKS_BEFORE - 1);
    ProtectedWeek after = tables.get(WEEKS_BEFORE);

    assertThat(after.number(PublishedArea.COUNTRY, Measure.OPENING))
        .isEqualTo(before.number(PublishedArea.COUNTRY, Measure.CLOSING));
    for (AreaFigures row : after.figures()) {
      if (row.area().level() == AreaLevel.COMMUNE) {
        List<AreaCode> homes = homesThatLieIn(country, after, row.area());
        assertThat(row.of(Measure.OPENING))
            .isEqualTo(
                homes.stream()
                    .flatMap(home -> before.find(home).stream())
                    .mapToLong(old -> old.of(Measure.CLOSING))
                    .sum());
      }
    }
    for (int i = 1; i < tables.size(); i++) {
      assertThat(tables.get(i).number(PublishedArea.COUNTRY, Measure.OPENING))
          .isEqualTo(tables.get(i - 1).number(PublishedArea.COUNTRY, Measure.CLOSING));
      assertThat(tables.get(i).number(PublishedArea.COUNTRY, Measure.REZONED_IN))
          .isEqualTo(tables.get(i).number(PublishedArea.COUNTRY, Measure.REZONED_OUT));
    }
  }

  @Test
  void fromTheDayOnDistrictsAreOnlyThoseThatCommunesAddUpTo() {
    RedrawnCountry country = new RedrawnCountry(4, 3, 4_000, 11);
    List<ProtectedWeek> tables = publish(country, 4);
    ProtectedWeek before = tables.get(WEEKS_BEFORE - 1);
    ProtectedWeek after = tables.get(WEEKS_BEFORE);

    assertThat(before.areas().all())
        .extracting(PublishedArea::level)
        .contains(AreaLevel.DISTRICT, AreaLevel.COMMUNE);
    assertThat(before.areas().former()).isEmpty();
    assertThat(after.areas().all())
        .extracting(PublishedArea::level)
        .contains(AreaLevel.COMMUNE, AreaLevel.FORMER_DISTRICT)
        .doesNotContain(AreaLevel.DISTRICT);
  }

  private static List<AreaCode> homesThatLieIn(
      RedrawnCountry country, ProtectedWeek after, PublishedArea area) {
    AreaPlaces places = new AreaPlaces(country.territory(), after.week());
    return country.homes().stream()
        .filter(home -> places.placeOf(home).equals(area.code()))
        .toList();
  }

  private static List<ProtectedWeek> publish(RedrawnCountry country, int weeks) {
    Protection protection = new Protection(country.territory(), new DisclosureSettings(10));
    List<ProtectedWeek> tables = new ArrayList<>();
    Optional<ProtectedWeek> last = Optional.empty();
    for (int i = 0; i < weeks; i++) {
      IsoWeek week = FIRST_NEW.plus(i - WEEKS_BEFORE);
      ProtectedWeek table =
          protection.protect(
              RedrawnCountry.PHASE,
              week,
              country.week(week, i == 0, i < WEEKS_BEFORE ? 0 : .4),
              List.of(),
              new PublishedBefore(last, List.of(), List.of()));
      tables.add(table);
      last = Optional.of(table);
    }
    return tables;
  }
}
