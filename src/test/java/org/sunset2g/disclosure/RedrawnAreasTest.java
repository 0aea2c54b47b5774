package org.sunset2g.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
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
   * The attacker knows what every published number is a sum of, down to the communes on record that
   * nobody publishes; who passed from which old to which new commune; and that a home opens a week
   * with what it closed the last with.
   */
  @Property(tries = 60)
  void nobodyComputesAWithheldNumberFromTheTablesOfBothDivisions(
      @ForAll @IntRange(min = 2, max = 4) int districts,
      @ForAll @IntRange(min = 1, max = 3) int communesEach,
      @ForAll @IntRange(min = 5, max = 120) int mean,
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    RedrawnCountry country = new RedrawnCountry(districts, communesEach, mean, seed);
    List<ProtectedTable> tables = publish(country, 5);
    Attack attack = new Attack(country, tables);

    assertThat(attack.computed()).isEmpty();
    assertThat(tables)
        .flatExtracting(ProtectedTable::rows)
        .filteredOn(row -> row.subscribers().orElse(0) > 0)
        .allSatisfy(row -> assertThat(row.subscribers().getAsLong()).isGreaterThanOrEqualTo(10));
  }

  /** Nobody is on record under a code before it is in force: that number cannot be hidden. */
  @Test
  void thatNobodyOpenedInACommuneOfTheNewCodesIsNotWithheld() {
    RedrawnCountry country = new RedrawnCountry(3, 1, 72, 288_771);
    List<ProtectedTable> tables = publish(country, 5);

    assertThat(new Attack(country, tables).computed()).isEmpty();
    assertThat(
            tables
                .get(WEEKS_BEFORE)
                .cell(
                    tables
                        .get(WEEKS_BEFORE)
                        .areas()
                        .find(new AreaCode(RedrawnCountry.NEW, "00000"))
                        .orElseThrow(),
                    Measure.OPENING))
        .hasValue(0);
  }

  @Test
  void theAttackFindsANumberThatTheNewDivisionGivesAway() {
    RedrawnCountry country = new RedrawnCountry(3, 2, 9_000, 5);
    List<ProtectedTable> tables = publish(country, 3);
    Attack attack = new Attack(country, tables);
    ProtectedTable table = tables.get(WEEKS_BEFORE);
    AreaCode commune =
        table.areas().leaves().stream()
            .filter(area -> area.level() == AreaLevel.COMMUNE)
            .filter(
                area ->
                    Arrays.stream(Measure.values())
                        .allMatch(measure -> table.cell(area, measure).isPresent()))
            .map(PublishedArea::code)
            .findFirst()
            .orElseThrow();
    Cell lonely = new Cell(FIRST_NEW, commune, Measure.CONVERTED_SMARTPHONE);

    assertThat(attack.computedWithout(lonely)).contains(lonely);
  }

  @Test
  void fromTheDayOnDistrictsAreOnlyThoseThatCommunesAddUpTo() {
    RedrawnCountry country = new RedrawnCountry(4, 3, 4_000, 11);
    List<ProtectedTable> tables = publish(country, 4);
    ProtectedTable before = tables.get(WEEKS_BEFORE - 1);
    ProtectedTable after = tables.get(WEEKS_BEFORE);

    assertThat(before.areas().leaves())
        .extracting(PublishedArea::level)
        .containsOnly(AreaLevel.DISTRICT, AreaLevel.UNPLACED);
    assertThat(before.areas().former()).isEmpty();
    assertThat(after.areas().leaves())
        .extracting(PublishedArea::level)
        .contains(AreaLevel.COMMUNE)
        .doesNotContain(AreaLevel.DISTRICT);
    List<PublishedArea> former =
        after.areas().former().stream()
            .filter(area -> area.level() == AreaLevel.FORMER_DISTRICT)
            .toList();
    assertThat(former).isNotEmpty();
    for (PublishedArea district : former) {
      OptionalLong closed =
          before.cell(before.areas().find(district.code()).orElseThrow(), Measure.CLOSING);
      OptionalLong opened = after.cell(district, Measure.OPENING);
      if (closed.isPresent() && opened.isPresent()) {
        assertThat(opened).as(district.name()).isEqualTo(closed);
      }
    }
    assertThat(after.cell(PublishedArea.COUNTRY, Measure.OPENING))
        .isPresent()
        .isEqualTo(before.cell(PublishedArea.COUNTRY, Measure.CLOSING));
  }

  private static List<ProtectedTable> publish(RedrawnCountry country, int weeks) {
    Protection protection = new Protection(country.territory(), DisclosureSettings.DEFAULT);
    List<ProtectedTable> tables = new ArrayList<>();
    List<PublishedRow> published = new ArrayList<>();
    for (int i = 0; i < weeks; i++) {
      IsoWeek week = FIRST_NEW.plus(i - WEEKS_BEFORE);
      double rezoned = i < WEEKS_BEFORE ? 0 : 0.8;
      ProtectedTable table =
          protection.protect(
              RedrawnCountry.PHASE, week, country.week(week, i == 0, rezoned), published);
      tables.add(table);
      published.addAll(table.rows());
    }
    return tables;
  }

  /** Elimination modulo a prime over the finest numbers; shares no code with the protection. */
  private static final class Attack {
    private static final long PRIME = 2_147_483_647L;

    private final RedrawnCountry country;
    private final List<ProtectedTable> tables;
    private final Map<String, Integer> columns = new HashMap<>();

    Attack(RedrawnCountry country, List<ProtectedTable> tables) {
      this.country = country;
      this.tables = tables;
    }

    /**
     * The withheld cells that can be computed, but for those that the tables of the weeks before
     * tell already.
     */
    List<Cell> computed() {
      List<Cell> computed = new ArrayList<>(computedFrom(tables, null));
      for (int i = 1; i < tables.size(); i++) {
        IsoWeek week = tables.get(i).week();
        List<Cell> before = computedFrom(tables.subList(0, i), null);
        computed.removeIf(cell -> cell.week().equals(week) && before.contains(cell));
      }
      return computed;
    }

    List<Cell> computedWithout(Cell one) {
      return computedFrom(tables, one);
    }

    /** The withheld cells, and that one as if it were withheld too, that can be computed. */
    private List<Cell> computedFrom(List<ProtectedTable> seen, Cell one) {
      List<Map<Integer, Long>> known = new ArrayList<>();
      Map<Cell, Map<Integer, Long>> hidden = new HashMap<>();
      for (ProtectedTable table : tables) {
        structure(table, known);
        for (PublishedRow row : table.rows()) {
          Map<Integer, Long> sum = sum(table, row.area(), row.measure());
          if (row.withheld() || row.cell().equals(one)) {
            hidden.put(row.cell(), sum);
          } else if (seen.contains(table)) {
            known.add(sum);
          }
        }
      }
      List<long[]> echelon = new ArrayList<>();
      for (Map<Integer, Long> row : known) {
        long[] rest = reduced(row, echelon);
        if (lead(rest) >= 0) {
          echelon.add(scaled(rest));
        }
      }
      return hidden.entrySet().stream()
          // Nobody can ever be counted in some cells: who withholds them, withholds nothing.
          .filter(cell -> !cell.getValue().isEmpty())
          .filter(cell -> lead(reduced(cell.getValue(), echelon)) < 0)
          .map(Map.Entry::getKey)
          .sorted()
          .toList();
    }

    /** What is true of every home, whatever its numbers are. */
    private void structure(ProtectedTable table, List<Map<Integer, Long>> known) {
      IsoWeek week = table.week();
      for (AreaCode home : country.homes()) {
        Map<Integer, Long> balance = new HashMap<>();
        for (Measure measure : Measure.values()) {
          if (measure.balanceSign() != 0) {
            fine(week, home, measure)
                .forEach(
                    (column, one) -> balance.merge(column, one * measure.balanceSign(), Long::sum));
          }
        }
        known.add(balance);
        for (Measure.Slicing slicing : Measure.slicings()) {
          Map<Integer, Long> sum = new HashMap<>();
          slicing
              .whole()
              .forEach(
                  whole ->
                      sum.merge(
                          fine(week, home, whole).keySet().iterator().next(), -1L, Long::sum));
          slicing
              .slices()
              .forEach(
                  slice ->
                      sum.merge(fine(week, home, slice).keySet().iterator().next(), 1L, Long::sum));
          known.add(sum);
        }
      }
    }

    /** A measure of one home: itself, or of a rezoning the passages to and from the home. */
    private Map<Integer, Long> fine(IsoWeek week, AreaCode home, Measure measure) {
      Map<Integer, Long> sum = new HashMap<>();
      switch (measure) {
        case REZONED_OUT ->
            country
                .successors(home)
                .forEach(after -> sum.put(column(week + " " + home + " to " + after), 1L));
        case REZONED_IN ->
            country.homes().stream()
                .filter(before -> country.successors(before).contains(home))
                .forEach(before -> sum.put(column(week + " " + before + " to " + home), 1L));
        case OPENING -> sum.put(column(week.previous() + " " + home + " " + Measure.CLOSING), 1L);
        default -> sum.put(column(week + " " + home + " " + measure), 1L);
      }
      return sum;
    }

    private Map<Integer, Long> sum(ProtectedTable table, PublishedArea area, Measure measure) {
      Map<Integer, Long> sum = new HashMap<>();
      for (AreaCode home : country.homes()) {
        if (isIn(home, area, table.week())) {
          fine(table.week(), home, measure)
              .forEach((column, one) -> sum.merge(column, one, Long::sum));
        }
      }
      if (measure == Measure.REZONED_IN || measure == Measure.REZONED_OUT) {
        // Passages inside a lowest area are no rezoning of the table; above they are counted twice.
        for (AreaCode before : country.homes()) {
          for (AreaCode after : country.successors(before)) {
            if (isIn(before, area, table.week()) && isUnseen(before, table.week())) {
              sum.remove(column(table.week() + " " + before + " to " + after));
            }
          }
        }
      }
      return sum;
    }

    private static boolean isNew(IsoWeek week) {
      return week.compareTo(FIRST_NEW) >= 0;
    }

    /** Whether all that a commune passed to is shown where the commune is. */
    private boolean isUnseen(AreaCode before, IsoWeek week) {
      return country.successors(before).stream()
          .allMatch(after -> place(after, week).equals(place(before, week)));
    }

    private String place(AreaCode home, IsoWeek week) {
      if (home.equals(RedrawnCountry.NOWHERE)) {
        return PublishedArea.UNPLACED.code().toString();
      }
      boolean isOld = home.system().equals(RedrawnCountry.OLD);
      if (isNew(week)) {
        List<AreaCode> successors = country.successors(home);
        return !isOld
            ? home.toString()
            : successors.size() == 1
                ? successors.get(0).toString()
                : "remainder of " + country.districtOf(home);
      }
      return isOld ? country.districtOf(home).toString() : "nobody is there yet";
    }

    private boolean isIn(AreaCode home, PublishedArea area, IsoWeek week) {
      String place = place(home, week);
      return switch (area.level()) {
        case COUNTRY -> true;
        case PROVINCE ->
            isNew(week) && !home.equals(RedrawnCountry.NOWHERE)
                || place.startsWith(RedrawnCountry.OLD)
                    && provinceOf(place.substring(place.indexOf('/') + 1))
                        .equals(area.code().code());
        case DISTRICT, COMMUNE, UNPLACED -> place.equals(area.code().toString());
        case REMAINDER -> ("remainder of " + area.code()).equals(place + "-remainder");
        case FORMER_DISTRICT -> isInFormer(home, area.code());
        case OUTSIDE_FORMER_DISTRICTS -> {
          ProtectedTable table =
              tables.stream().filter(each -> each.week().equals(week)).findFirst().orElseThrow();
          yield table.areas().former().stream()
              .filter(former -> former.level() == AreaLevel.FORMER_DISTRICT)
              .noneMatch(former -> isInFormer(home, former.code()));
        }
      };
    }

    private boolean isInFormer(AreaCode home, AreaCode district) {
      return home.system().equals(RedrawnCountry.OLD)
          ? country.districtOf(home).equals(district)
          : country.isWithin(home, district);
    }

    private static String provinceOf(String district) {
      return Integer.parseInt(district) % 2 == 0 ? "01" : "02";
    }

    private int column(String name) {
      return columns.computeIfAbsent(name, none -> columns.size());
    }

    private static int lead(long[] row) {
      for (int i = 0; i < row.length; i++) {
        if (row[i] != 0) {
          return i;
        }
      }
      return -1;
    }

    private long[] reduced(Map<Integer, Long> sum, List<long[]> echelon) {
      long[] row = new long[6_000];
      sum.forEach((column, value) -> row[column] = Math.floorMod(value, PRIME));
      for (long[] pivot : echelon) {
        int at = lead(pivot);
        if (row[at] != 0) {
          long factor = PRIME - row[at];
          for (int i = at; i < columns.size(); i++) {
            row[i] = (row[i] + factor * pivot[i]) % PRIME;
          }
        }
      }
      return row;
    }

    private static long[] scaled(long[] row) {
      long inverse = power(row[lead(row)], PRIME - 2);
      for (int i = 0; i < row.length; i++) {
        row[i] = row[i] * inverse % PRIME;
      }
      return row;
    }

    private static long power(long base, long exponent) {
      long result = 1;
      long square = base;
      for (long rest = exponent; rest > 0; rest >>= 1) {
        if ((rest & 1) == 1) {
          result = result * square % PRIME;
        }
        square = square * square % PRIME;
      }
      return result;
    }
  }
}
