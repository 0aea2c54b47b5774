package org.sunset2g.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunset2g.registry.TwoProvinces.AN_LAC;
import static org.sunset2g.registry.TwoProvinces.CHANGES;
import static org.sunset2g.registry.TwoProvinces.DOAN_KET;
import static org.sunset2g.registry.TwoProvinces.HUNG_DAO;
import static org.sunset2g.registry.TwoProvinces.KHANH_LONG;
import static org.sunset2g.registry.TwoProvinces.LANG_SON;
import static org.sunset2g.registry.TwoProvinces.SUCCESSOR;
import static org.sunset2g.registry.TwoProvinces.TRANG_DINH;
import static org.sunset2g.registry.TwoProvinces.UNITS;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sunset2g.vocabulary.AreaCode;

/** When offers may be made. */
class BlackoutsTest {
  private static final TetTable TET =
      new TetTable(Map.of(2025, LocalDate.of(2025, 1, 29), 2026, LocalDate.of(2026, 2, 17)));
  private static final OfferHours WORKING_HOURS =
      new OfferHours(LocalTime.of(8, 0), LocalTime.of(17, 0));

  @Test
  void tetIsClosedFromTheDaysBeforeToTheDaysFromItsFirstOneOn() {
    Blackouts blackouts = of(List.of(), List.of());

    SortedSet<LocalDate> days =
        blackouts.freeDays(KHANH_LONG, "north", day("2025-01-12"), day("2025-02-07"));

    assertThat(days)
        .containsExactly(
            day("2025-01-12"),
            day("2025-01-13"),
            day("2025-02-05"),
            day("2025-02-06"),
            day("2025-02-07"));
    assertThat(blackouts.all())
        .first()
        .isEqualTo(
            new Blackout(
                "tet-2025",
                LocalDateTime.parse("2025-01-14T00:00"),
                LocalDateTime.parse("2025-02-05T00:00"),
                Optional.empty(),
                "Tết Nguyên đán"));
  }

  @Test
  void withNoDaysAroundItTetClosesNothing() {
    Blackouts blackouts = Blackouts.of(Registry.EMPTY, TET, 0, 0, UNITS, CHANGES);

    assertThat(blackouts.all()).isEmpty();
    assertThatThrownBy(() -> Blackouts.of(Registry.EMPTY, TET, -1, 7, UNITS, CHANGES))
        .hasMessageContaining("-1 days before");
  }

  @Test
  void aBlackoutOfTheRegistryStandsInPlaceOfTheOneOfTet() {
    Blackouts blackouts =
        of(List.of(blackout("tet-2025", "2025-01-28T00:00", "2025-01-30T00:00", null)), List.of());

    assertThat(blackouts.freeDays(KHANH_LONG, "north", day("2025-01-27"), day("2025-01-30")))
        .containsExactly(day("2025-01-27"), day("2025-01-30"));
  }

  @Test
  void aBlackoutOfAnAreaHoldsForTheUnitsInItAndNoOthers() {
    Blackouts blackouts =
        of(
            List.of(blackout("storm", "2024-09-07T00:00", "2024-09-08T00:00", TRANG_DINH)),
            List.of());

    assertThat(freeOn(blackouts, KHANH_LONG, "2024-09-07")).isFalse();
    assertThat(freeOn(blackouts, TRANG_DINH, "2024-09-07")).isFalse();
    assertThat(freeOn(blackouts, HUNG_DAO, "2024-09-07")).isTrue();
    assertThat(freeOn(blackouts, LANG_SON, "2024-09-07")).isTrue();
    assertThat(freeOn(blackouts, TwoProvinces.area("99999"), "2024-09-07")).isTrue();
  }

  @Test
  void anAssuranceLiftsItsBlackoutForItsOperatorFromTheDayOfTheRecordOn() {
    Blackouts blackouts =
        of(List.of(), List.of(assurance("tet-2025", "north", null, "2025-01-20")));

    assertThat(blackouts.firstFree(AN_LAC, "north", day("2025-01-14"), day("2025-01-31")))
        .contains(day("2025-01-20"));
    assertThat(blackouts.lastFree(AN_LAC, "north", day("2025-01-14"), day("2025-01-31")))
        .contains(day("2025-01-31"));
    assertThat(blackouts.firstFree(AN_LAC, "south", day("2025-01-14"), day("2025-01-31")))
        .isEmpty();
    assertThat(freeOn(blackouts, AN_LAC, "2026-02-17")).isFalse();
  }

  @Test
  void anAssuranceOfAnAreaLiftsNothingElsewhere() {
    Blackouts blackouts =
        of(List.of(), List.of(assurance("tet-2025", "north", TRANG_DINH, "2025-01-02")));

    assertThat(freeOn(blackouts, DOAN_KET, "2025-01-20")).isTrue();
    assertThat(freeOn(blackouts, HUNG_DAO, "2025-01-20")).isFalse();
    assertThat(freeOn(blackouts, LANG_SON, "2025-01-20")).isFalse();
  }

  @Test
  void theEarliestAssuranceCountsAndOneAfterTheBlackoutLiftsNothing() {
    Blackouts blackouts =
        of(
            List.of(),
            List.of(
                assurance("tet-2025", "north", null, "2025-03-01"),
                assurance("tet-2025", "north", null, "2025-01-25"),
                assurance("tet-2025", "south", null, "2025-03-01")));

    assertThat(blackouts.firstFree(AN_LAC, "north", day("2025-01-14"), day("2025-02-10")))
        .contains(day("2025-01-25"));
    assertThat(blackouts.firstFree(AN_LAC, "south", day("2025-01-14"), day("2025-02-10")))
        .contains(day("2025-02-05"));
  }

  @Test
  void aBlackoutOfAFewHoursDividesTheDay() {
    Blackouts blackouts =
        of(List.of(blackout("talk", "2024-10-01T10:00", "2024-10-01T11:30", null)), List.of());

    assertThat(
            blackouts.freeTimes(
                AN_LAC, "north", day("2024-10-01"), day("2024-10-02"), WORKING_HOURS))
        .containsExactly(
            time("2024-10-01T08:00", "2024-10-01T10:00"),
            time("2024-10-01T11:30", "2024-10-01T17:00"),
            time("2024-10-02T08:00", "2024-10-02T17:00"));
    assertThat(
            blackouts.freeDays(
                AN_LAC, "north", day("2024-10-01"), day("2024-10-02"), WORKING_HOURS))
        .containsExactly(day("2024-10-02"));
  }

  @Test
  void aBlackoutOutsideTheHoursLeavesTheDayFree() {
    Blackouts blackouts =
        of(List.of(blackout("night", "2024-10-01T17:00", "2024-10-02T08:00", null)), List.of());

    assertThat(
            blackouts.freeDays(
                AN_LAC, "north", day("2024-10-01"), day("2024-10-02"), WORKING_HOURS))
        .hasSize(2);
    assertThat(blackouts.freeDays(AN_LAC, "north", day("2024-10-01"), day("2024-10-02"))).isEmpty();
  }

  @Test
  void thereAreNoDaysWhereTheLastComesBeforeTheFirst() {
    assertThat(
            of(List.of(), List.of())
                .freeDays(AN_LAC, "north", day("2024-10-02"), day("2024-10-01")))
        .isEmpty();
  }

  @Test
  void hoursEndAfterTheyBegin() {
    assertThatThrownBy(() -> new OfferHours(LocalTime.of(17, 0), LocalTime.of(8, 0)))
        .hasMessageContaining("offer hours must end after they begin");
    assertThat(new OfferHours(LocalTime.of(8, 0), LocalTime.MIDNIGHT).on(day("2024-10-01")))
        .isEqualTo(time("2024-10-01T08:00", "2024-10-02T00:00"));
  }

  @Test
  void whatHoldsOnADayIsNamedLiftedOrNot() {
    Blackouts blackouts =
        of(
            List.of(blackout("talk", "2025-01-31T10:00", "2025-01-31T11:00", AN_LAC)),
            List.of(assurance("tet-2025", "north", null, "2025-01-02")));

    assertThat(blackouts.inForce(day("2025-01-31")))
        .extracting(Blackout::id)
        .containsExactly("tet-2025", "talk");
    assertThat(blackouts.inForce(day("2025-02-05"))).isEmpty();
    assertThat(blackouts.assurancesOf(blackouts.all().get(0))).hasSize(1);
  }

  /** Minute by minute, a day's free times are those of the hours that no blackout covers. */
  @Property(tries = 200)
  void freeTimesAreTheHoursWithoutTheBlackouts(
      @ForAll @IntRange(max = 1439) int firstBegin,
      @ForAll @IntRange(min = 1, max = 600) int firstLength,
      @ForAll @IntRange(max = 1439) int secondBegin,
      @ForAll @IntRange(min = 1, max = 600) int secondLength) {
    LocalDateTime midnight = day("2024-10-01").atStartOfDay();
    List<Blackout> two =
        List.of(
            new Blackout(
                "one",
                midnight.plusMinutes(firstBegin),
                midnight.plusMinutes(firstBegin + firstLength),
                Optional.empty(),
                "one"),
            new Blackout(
                "two",
                midnight.plusMinutes(secondBegin),
                midnight.plusMinutes(secondBegin + secondLength),
                Optional.of(LANG_SON),
                "two"));
    List<OfferTime> free =
        of(two, List.of())
            .freeTimes(KHANH_LONG, "north", day("2024-10-01"), day("2024-10-01"), WORKING_HOURS);
    for (int minute = 0; minute < 1440; minute++) {
      LocalDateTime moment = midnight.plusMinutes(minute);
      boolean closed =
          two.stream().anyMatch(one -> !moment.isBefore(one.from()) && moment.isBefore(one.to()));
      boolean expected = minute >= 480 && minute < 1020 && !closed;
      assertThat(
              free.stream()
                  .anyMatch(one -> !moment.isBefore(one.from()) && moment.isBefore(one.to())))
          .as("%s", moment)
          .isEqualTo(expected);
    }
  }

  @Test
  void whatIsClosedInOneCodeSystemIsClosedInTheOther() {
    Blackout local = blackout("flood", "2024-10-01T00:00", "2024-10-08T00:00", SUCCESSOR);
    Blackouts closed = of(List.of(local), List.of());

    assertThat(freeOn(closed, DOAN_KET, "2024-10-02")).isFalse();
    assertThat(freeOn(closed, SUCCESSOR, "2024-10-02")).isFalse();
    assertThat(freeOn(closed, KHANH_LONG, "2024-10-02")).isTrue();
    // What is printed on paper says why.
    assertThat(closed.closings(DOAN_KET, "north"))
        .first()
        .isEqualTo(new Blackouts.Closing(local, time("2024-10-01T00:00", "2024-10-08T00:00")));

    Blackouts lifted =
        of(List.of(local), List.of(assurance("flood", "north", SUCCESSOR, "2024-10-01")));
    assertThat(freeOn(lifted, DOAN_KET, "2024-10-02")).isTrue();
    assertThat(lifted.closings(DOAN_KET, "north"))
        .extracting(Blackouts.Closing::blackout)
        .doesNotContain(local);
  }

  private static boolean freeOn(Blackouts blackouts, AreaCode area, String day) {
    return !blackouts.freeDays(area, "north", day(day), day(day)).isEmpty();
  }

  private static Blackouts of(List<Blackout> blackouts, List<Assurance> assurances) {
    return Blackouts.of(
        new Registry(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            blackouts,
            assurances,
            List.of()),
        TET,
        15,
        7,
        UNITS,
        CHANGES);
  }

  private static Blackout blackout(String id, String from, String to, AreaCode area) {
    return new Blackout(
        id,
        LocalDateTime.parse(from),
        LocalDateTime.parse(to),
        Optional.ofNullable(area),
        "because");
  }

  private static Assurance assurance(String blackout, String operator, AreaCode area, String day) {
    return new Assurance(blackout, operator, Optional.ofNullable(area), day(day), "12/CV");
  }

  private static OfferTime time(String from, String to) {
    return new OfferTime(LocalDateTime.parse(from), LocalDateTime.parse(to));
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
