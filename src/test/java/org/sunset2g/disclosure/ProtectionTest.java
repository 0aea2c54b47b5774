package org.sunset2g.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunset2g.disclosure.Measure.CLOSING;
import static org.sunset2g.disclosure.Measure.CLOSING_ACTIVE;
import static org.sunset2g.disclosure.Measure.CLOSING_ONE_WAY_BLOCKED;
import static org.sunset2g.disclosure.Measure.CLOSING_TWO_WAY_BLOCKED;
import static org.sunset2g.disclosure.Measure.CONVERTED_AFTER_BLOCKING;
import static org.sunset2g.disclosure.Measure.CONVERTED_NOT_BLOCKED;
import static org.sunset2g.disclosure.Measure.CONVERTED_SMARTPHONE;
import static org.sunset2g.disclosure.Measure.GONE_QUIET;
import static org.sunset2g.disclosure.Measure.OPENING;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sunset2g.disclosure.Relation.Kind;
import org.sunset2g.disclosure.Relation.Term;
import org.sunset2g.reference.Territory;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;
import org.sunset2g.vocabulary.SubscriberStatus;

/** One province with three districts, one with two; the minimum is ten. */
class ProtectionTest {
  private static final IsoWeek WEEK = IsoWeek.parse("2024-W36");
  private static final MadeUpWorld WORLD =
      new MadeUpWorld(
          new TreeMap<>(Map.of("Tỉnh A", List.of("A1", "A2", "A3"), "Tỉnh B", List.of("B1", "B2"))),
          new long[5],
          1);
  private final Protection protection =
      new Protection(Territory.unchanging(WORLD.units()), DisclosureSettings.DEFAULT);
  private final List<LedgerRow> ledger = new ArrayList<>();

  @Test
  void aSmallNumberIsWithheldAndTheSmallestNumberBesideItInRowAndColumn() {
    district(1, 200, 4, 30);
    district(2, 300, 40, 50);
    district(3, 400, 60, 70);
    district(4, 500, 80, 90);
    district(5, 600, 81, 91);
    ProtectedTable table = protect(List.of());
    assertThat(cell(table, 1, CONVERTED_SMARTPHONE)).isEmpty();
    assertThat(cell(table, 1, GONE_QUIET)).isEmpty();
    assertThat(cell(table, 2, CONVERTED_SMARTPHONE)).isEmpty();
    assertThat(cell(table, 2, GONE_QUIET)).isEmpty();
    assertThat(cell(table, 1, CONVERTED_NOT_BLOCKED)).isEmpty();
    assertThat(cell(table, 2, CONVERTED_NOT_BLOCKED)).isEmpty();
    assertThat(table.withheldCells()).isEqualTo(6);
    assertThat(cell(table, 1, CLOSING)).hasValue(166);
  }

  @Test
  void zeroIsPublishedAndTenIsPublished() {
    district(1, 100, 10, 0);
    ProtectedTable table = protect(List.of());
    assertThat(table.withheldCells()).isZero();
    assertThat(cell(table, 1, CONVERTED_SMARTPHONE)).hasValue(10);
    assertThat(cell(table, 2, CONVERTED_SMARTPHONE)).hasValue(0);
  }

  @Test
  void hiddenDistrictsThatAreTogetherASmallNumberHideAThird() {
    district(1, 200, 3, 30);
    district(2, 300, 4, 50);
    district(3, 400, 60, 70);
    ProtectedTable table = protect(List.of());
    assertThat(cell(table, 3, CONVERTED_SMARTPHONE)).isEmpty();
  }

  @Test
  void anOpeningNumberIsWithheldWhereLastWeeksClosingNumberWas() {
    district(1, 100, 92, 0);
    district(2, 300, 0, 0);
    district(3, 400, 0, 0);
    ProtectedTable before = protect(List.of());
    assertThat(cell(before, 1, CLOSING)).isEmpty();
    assertThat(cell(before, 2, CLOSING)).isEmpty();
    ledger.clear();
    nextWeek(1, 8);
    nextWeek(2, 300);
    nextWeek(3, 400);
    ProtectedTable table =
        protection.protect(MadeUpWorld.PHASE, WEEK.plus(1), ledger, before.rows());
    assertThat(cell(table, 1, OPENING)).isEmpty();
    assertThat(cell(table, 2, OPENING)).isEmpty();
    assertThat(cell(table, 3, OPENING)).hasValue(400);
  }

  @Test
  void aNumberThatDiffersALittleFromAnyEarlierRevisionStaysWithheld() {
    district(1, 300, 100, 0);
    district(2, 300, 100, 0);
    List<PublishedRow> published = new ArrayList<>(protect(List.of()).rows());
    ledger.clear();
    district(1, 300, 120, 0);
    district(2, 300, 100, 0);
    published.addAll(revise(published).rows());
    ledger.clear();
    district(1, 300, 103, 0);
    district(2, 300, 100, 0);

    ProtectedTable table = revise(published);

    assertThat(cell(table, 1, CONVERTED_SMARTPHONE)).isEmpty();
    assertThat(cell(table, 1, CLOSING)).isEmpty();
  }

  @Test
  void aSmallSliceIsWithheldWithTheSmallestSliceBesideItAndNotWithTheNumberItIsPartOf() {
    left(1, 400, 50, 6);
    left(2, 300, 60, 70);
    ProtectedTable table = protect(List.of());
    assertThat(cell(table, 1, CLOSING_TWO_WAY_BLOCKED)).isEmpty();
    assertThat(cell(table, 1, CLOSING_ONE_WAY_BLOCKED)).isEmpty();
    assertThat(cell(table, 1, CLOSING_ACTIVE)).hasValue(400);
    assertThat(cell(table, 1, CLOSING)).hasValue(456);
  }

  @Test
  void hiddenSlicesThatAreTogetherASmallNumberHideAThird() {
    left(1, 400, 4, 3);
    left(2, 300, 60, 70);
    ProtectedTable table = protect(List.of());
    assertThat(cell(table, 1, CLOSING_ACTIVE)).isEmpty();
    assertThat(cell(table, 1, CLOSING)).hasValue(407);
  }

  @Test
  void aWithheldNumberIsNotToldByItsSlices() {
    district(1, 100, 92, 0);
    district(2, 300, 0, 0);
    ProtectedTable table = protect(List.of());
    assertThat(cell(table, 1, CLOSING)).isEmpty();
    assertThat(cell(table, 1, CLOSING_ACTIVE)).isEmpty();
    assertThat(cell(table, 1, CLOSING_TWO_WAY_BLOCKED)).hasValue(0);
  }

  @Test
  void slicesThatDoNotAddUpAreRefused() {
    district(1, 100, 20, 0);
    add(WEEK, commune(1), CONVERTED_AFTER_BLOCKING.name(), 1);
    assertThatThrownBy(() -> protect(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SLICES_ADD_UP");
  }

  @Test
  void aWeekPublishedWithoutSlicesGivesNothingAwayForWantOfThem() {
    district(1, 100, 92, 0);
    district(2, 300, 0, 0);
    district(3, 400, 0, 0);
    List<PublishedRow> before =
        protect(List.of()).rows().stream().filter(row -> !row.measure().isSlice()).toList();
    ledger.clear();
    nextWeek(1, 8);
    nextWeek(2, 300);
    nextWeek(3, 400);
    ProtectedTable table = protection.protect(MadeUpWorld.PHASE, WEEK.plus(1), ledger, before);
    assertThat(cell(table, 1, CLOSING)).isEmpty();
    assertThat(cell(table, 2, CLOSING)).isEmpty();
  }

  @Test
  void threeMoreSubscribersInAnotherPhaseDoNotComeOutBySubtraction() {
    for (int number = 1; number <= 5; number++) {
      district(number, 300, 100, 50);
    }
    List<PublishedRow> first = protect(List.of()).rows();
    ledger.clear();
    district(1, 303, 100, 50);
    for (int number = 2; number <= 5; number++) {
      district(number, 400, 150, 70);
    }
    ProtectedTable table = protection.protect("gsm", WEEK, ofOtherPhase(), List.of(), first);

    assertThat(cell(table, 1, OPENING)).isEmpty();
    assertThat(cell(table, 1, CLOSING)).isEmpty();
    assertThat(cell(table, 1, CONVERTED_SMARTPHONE)).hasValue(100);
    // Neither its province nor its neighbours give it away: one of these is withheld with it.
    assertThat(List.of(cell(table, 2, CLOSING), cell(table, 3, CLOSING)))
        .anyMatch(OptionalLong::isEmpty);
    for (PublishedRow row : first) {
      if (!row.withheld() && !table.cell(row.area(), row.measure()).isEmpty()) {
        long apart =
            table.cell(row.area(), row.measure()).getAsLong() - row.subscribers().getAsLong();
        assertThat(Math.abs(apart))
            .as(row.toString())
            .satisfiesAnyOf(
                none -> assertThat(none).isZero(), many -> assertThat(many).isGreaterThan(9));
      }
    }
    // Without the other phase's rows nothing here is small.
    assertThat(protection.protect("gsm", WEEK, ofOtherPhase(), List.of()).withheldCells()).isZero();
  }

  @Test
  void hiddenDistrictsThatTogetherHaveAFewMoreInAnotherPhaseHideAThird() {
    for (int number = 1; number <= 5; number++) {
      district(number, 300, 100, 50);
    }
    List<PublishedRow> first = protect(List.of()).rows();
    ledger.clear();
    district(1, 303, 100, 50);
    district(2, 300, 100, 50);
    for (int number = 3; number <= 5; number++) {
      district(number, 400, 150, 70);
    }

    ProtectedTable table = protection.protect("gsm", WEEK, ofOtherPhase(), List.of(), first);

    assertThat(cell(table, 1, OPENING)).isEmpty();
    assertThat(cell(table, 2, OPENING)).isEmpty();
    assertThat(cell(table, 3, OPENING)).isEmpty();
  }

  @Test
  void aHomeCodeThatNoListHoldsIsCountedAsUnplaced() {
    rows(new AreaCode(MadeUpWorld.SYSTEM, "99999"), 50, 20, 0);
    ProtectedTable table = protect(List.of());
    assertThat(table.cell(PublishedArea.UNPLACED, CLOSING)).hasValue(30);
    assertThat(table.cell(PublishedArea.COUNTRY, CLOSING)).hasValue(30);
  }

  @Test
  void aLedgerThatDoesNotBalanceIsRefused() {
    district(1, 100, 20, 0);
    ledger.remove(ledger.size() - 1);
    assertThatThrownBy(() -> protect(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not balance");
  }

  @Test
  void tablesOfTheSameOrALaterWeekAreRefusedAsEarlierOnes() {
    district(1, 100, 20, 0);
    List<PublishedRow> same = protect(List.of()).rows();
    assertThatThrownBy(() -> protect(same)).hasMessageContaining("earlier weeks");
  }

  @Test
  void threeCellsInThreeRingedSumsAreRecoverableThoughNoneStandsAlone() {
    Cell a = cellOf("1");
    Cell b = cellOf("2");
    Cell c = cellOf("3");
    List<Relation> ring = List.of(sum(a, b), sum(b, c), sum(a, c));
    assertThat(Recoverability.exactlyRecoverable(ring, List.of(a, b, c))).containsExactly(a, b, c);
    assertThat(Recoverability.exactlyRecoverable(ring.subList(0, 2), List.of(a, b, c))).isEmpty();
    assertThat(Recoverability.exactlyRecoverable(ring.subList(0, 2), List.of(a, b)))
        .containsExactly(a, b);
  }

  @Test
  void everyFlowButStayedBelongsToOneMeasureOfItsOwnDirection() {
    for (LedgerFlow flow : LedgerFlow.values()) {
      assertThat(Measure.of(flow.name()).map(Measure::balanceSign).orElse(0))
          .as(flow.name())
          .isEqualTo(flow.direction().sign());
    }
  }

  @Test
  void aConversionIsSlicedByWhetherItsSubscriberWasBlockedAndOtherFlowsAreNotSliced() {
    assertThat(Measure.sliceOf("CONVERTED_OTHER", SubscriberStatus.TWO_WAY_BLOCKED))
        .hasValue(CONVERTED_AFTER_BLOCKING);
    assertThat(Measure.sliceOf("CONVERTED_SMARTPHONE", SubscriberStatus.ACTIVE))
        .hasValue(CONVERTED_NOT_BLOCKED);
    assertThat(Measure.sliceOf("CLOSING", SubscriberStatus.ONE_WAY_BLOCKED))
        .hasValue(CLOSING_ONE_WAY_BLOCKED);
    assertThat(Measure.sliceOf("LEFT_RECLAIMED", SubscriberStatus.TWO_WAY_BLOCKED)).isEmpty();
    assertThatThrownBy(() -> Measure.sliceOf("CLOSING", SubscriberStatus.RECLAIMED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMinimumCellThatWithholdsNothingIsRefused() {
    assertThatThrownBy(() -> new DisclosureSettings(1))
        .hasMessageContaining("disclosure.minimumCell must be at least 2, was 1");
  }

  private List<LedgerRow> ofOtherPhase() {
    return ledger.stream()
        .map(row -> new LedgerRow("gsm", WEEK, row.commune(), row.flow(), row.subscribers()))
        .toList();
  }

  private ProtectedTable protect(List<PublishedRow> published) {
    return protection.protect(MadeUpWorld.PHASE, WEEK, ledger, published);
  }

  private ProtectedTable revise(List<PublishedRow> superseded) {
    return protection.protect(MadeUpWorld.PHASE, WEEK, ledger, List.of(), superseded);
  }

  private void district(int number, long opening, long converted, long quiet) {
    rows(commune(number), opening, converted, quiet);
  }

  /** Nothing but those left, by status. */
  private void left(int number, long active, long oneWay, long twoWay) {
    add(WEEK, commune(number), LedgerFlow.OPENING, active + oneWay + twoWay);
    add(WEEK, commune(number), CLOSING_ACTIVE.name(), active);
    add(WEEK, commune(number), CLOSING_ONE_WAY_BLOCKED.name(), oneWay);
    add(WEEK, commune(number), CLOSING_TWO_WAY_BLOCKED.name(), twoWay);
    add(WEEK, commune(number), LedgerFlow.CLOSING, active + oneWay + twoWay);
  }

  private static AreaCode commune(int number) {
    return new AreaCode(MadeUpWorld.SYSTEM, "%05d".formatted(number));
  }

  private void rows(AreaCode commune, long opening, long converted, long quiet) {
    add(WEEK, commune, LedgerFlow.OPENING, opening);
    add(WEEK, commune, LedgerFlow.CONVERTED_SMARTPHONE.name(), converted);
    add(WEEK, commune, LedgerFlow.GONE_QUIET.name(), quiet);
    long closing = opening - converted - quiet;
    add(WEEK, commune, CONVERTED_NOT_BLOCKED.name(), converted);
    add(WEEK, commune, CLOSING_ACTIVE.name(), closing);
    add(WEEK, commune, LedgerFlow.CLOSING, closing);
  }

  private void nextWeek(int number, long unchanged) {
    AreaCode commune = commune(number);
    add(WEEK.plus(1), commune, LedgerFlow.OPENING, unchanged);
    add(WEEK.plus(1), commune, CLOSING_ACTIVE.name(), unchanged);
    add(WEEK.plus(1), commune, LedgerFlow.CLOSING, unchanged);
  }

  private void add(IsoWeek week, AreaCode commune, String flow, long subscribers) {
    ledger.add(new LedgerRow(MadeUpWorld.PHASE, week, commune, flow, subscribers));
  }

  private static OptionalLong cell(ProtectedTable table, int district, Measure measure) {
    AreaCode code = new AreaCode(MadeUpWorld.SYSTEM, "%03d".formatted(district));
    return table.cell(table.areas().find(code).orElseThrow(), measure);
  }

  private static Cell cellOf(String code) {
    return new Cell(WEEK, new AreaCode("X", code), CLOSING);
  }

  private static Relation sum(Cell left, Cell right) {
    return new Relation(Kind.AREAS_ADD_UP, List.of(new Term(left, 1), new Term(right, 1)));
  }
}
