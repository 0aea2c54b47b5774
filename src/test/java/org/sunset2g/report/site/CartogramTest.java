package org.sunset2g.report.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.vocabulary.AreaCode;

class CartogramTest {
  private static final List<String> CODES_2004 =
      List.of(
          ("01 02 04 06 08 10 11 12 14 15 17 19 20 22 24 25 26 27 30 31 33 34 35 36 37 38 40 42 44"
                  + " 45 46 48 49 51 52 54 56 58 60 62 64 66 67 68 70 72 74 75 77 79 80 82 83 84"
                  + " 86 87 89 91 92 93 94 95 96")
              .split(" "));
  private static final List<String> CODES_2025 =
      List.of(
          ("01 04 08 11 12 14 15 19 20 22 24 25 31 33 37 38 40 42 44 46 48 51 52 56 66 68 75 79 80"
                  + " 82 86 91 92 96")
              .split(" "));

  @Test
  void everyProvinceHasATileOfItsOwnAndTheIslandsHaveTheirs() {
    for (Map.Entry<String, List<String>> system :
        Map.of("VN-2004", CODES_2004, "VN-2025", CODES_2025).entrySet()) {
      Cartogram cartogram = cartogram(system.getKey(), system.getValue());

      assertThat(cartogram.isShaped()).isTrue();
      assertThat(cartogram.tiles().stream().flatMap(tile -> tile.area().stream()))
          .filteredOn(area -> area.level() == AreaLevel.PROVINCE)
          .map(area -> area.code().code())
          .containsExactlyInAnyOrderElementsOf(system.getValue());
      Set<String> spots = new HashSet<>();
      assertThat(cartogram.tiles()).allMatch(tile -> spots.add(tile.spot()));
      assertThat(cartogram.tiles()).map(Tile::name).anyMatch(name -> name.endsWith("Hoàng Sa"));
      assertThat(cartogram.tiles()).map(Tile::name).anyMatch(name -> name.endsWith("Trường Sa"));
    }
  }

  @Test
  void provincesThatTheShapeDoesNotKnowStandInTheOrderOfTheirCodes() {
    Cartogram cartogram = cartogram("VN-2004", List.of("01", "02", "03"));

    assertThat(cartogram.isShaped()).isFalse();
    assertThat(cartogram.tiles()).map(Tile::name).containsExactly("01", "02", "03");
  }

  @Test
  void anIslandDistrictWithoutACodeStandsAmongTheUnitsOfItsCity() {
    ProtectedWeek week = week("VN-2004", List.of("48"));
    PublishedArea city = week.areas().find(new AreaCode("VN-2004", "48")).orElseThrow();

    assertThat(Cartogram.of(city, week).tiles()).map(Tile::name).contains("Huyện Hoàng Sa");
  }

  @Test
  void aDarkerShadeNeverStandsForALowerNumber() {
    Shades shades = Shades.of(List.of(10L, 20L, 30L, 400L, 5000L, 60L, 700L), 10);

    assertThat(shades.shade(0)).isZero();
    assertThat(shades.limits()).isSorted().hasSizeBetween(3, 4);
    assertThat(List.of(10L, 20L, 30L, 60L, 400L, 700L, 5000L)).map(shades::shade).isSorted();
  }

  private static Cartogram cartogram(String system, List<String> codes) {
    ProtectedWeek week = week(system, codes);
    return Cartogram.of(week.areas().country(), week);
  }

  private static ProtectedWeek week(String system, List<String> codes) {
    List<AreaFigures> rows = new ArrayList<>();
    rows.add(new AreaFigures(PublishedArea.COUNTRY, Optional.empty(), Map.of()));
    for (String code : codes) {
      rows.add(
          new AreaFigures(
              new PublishedArea(AreaLevel.PROVINCE, new AreaCode(system, code), "Tỉnh " + code),
              Optional.of(PublishedArea.COUNTRY.code()),
              Map.of()));
    }
    return ProtectedWeek.published("2g-only", SiteWorld.FIRST, 10, rows, List.of(), List.of());
  }
}
