package org.sunset2g.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sunset2g.vocabulary.IsoWeek;

class ProtectedWeekTest {
  private static final IsoWeek WEEK = IsoWeek.parse("2024-W40");
  private final ProtectedWeek week = new PublishedCountry(2, 2, 3, 7).weeks(WEEK, 1, 60).get(0);

  @Test
  void aWeekIsTakenUpAsItWasPublished() {
    assertThat(week.figures()).hasSize(1 + 2 + 1 + 4 + 12);
    PublishedArea commune = week.figures().get(19).area();
    assertThat(week.areas().path(commune))
        .extracting(area -> area.level().written())
        .containsExactly("country", "province", "district", "commune");
  }

  @Test
  void aNumberThatIsNoMultipleOfTheMinimumCellIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> published(Measure.CLOSING, 3))
        .withMessageContaining("not a multiple of 10");
  }

  @Test
  void aRowThatDoesNotBalanceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> published(Measure.CLOSING, 10))
        .withMessageContaining("OPENING + inflows - outflows - CLOSING");
  }

  private void published(Measure measure, long more) {
    List<AreaFigures> rows = new ArrayList<>(week.figures());
    AreaFigures last = rows.remove(rows.size() - 1);
    Map<Measure, Long> figures = new EnumMap<>(last.all());
    figures.merge(measure, more, Long::sum);
    rows.add(new AreaFigures(last.area(), last.above(), figures));
    ProtectedWeek.published("2g-only", WEEK, 10, rows, List.of(), List.of());
  }
}
