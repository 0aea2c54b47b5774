package org.sunset2g.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;
import org.sunset2g.vocabulary.Standing;
import org.sunset2g.vocabulary.SubscriberStatus;

/** How the counted rows of a state become a ledger and its slices, and what must add up. */
class WeekAccountsTest {
  private static final IsoWeek WEEK = new IsoWeek(2024, 37);
  private static final AreaCode A = new AreaCode("VN-2004", "06007");
  private static final AreaCode B = new AreaCode("VN-2004", "06010");
  private static final Phase PHASE =
      new Phase(
          "p1",
          "",
          "",
          OffsetDateTime.parse("2024-09-16T00:00:00+07:00"),
          List.of(),
          HandsetRule.ofClasses(HandsetClass.TWO_G_ONLY),
          HandsetRule.ofClasses(HandsetClass.FOUR_G),
          Set.of(),
          Set.of());

  /** 20 at risk in A before: 12 stay, 5 move to B, 2 convert, 1 is rezoned; in B 4 are new. */
  private static final List<WeekCounts> COUNTS =
      List.of(
          counts(A, Standing.AT_RISK, LedgerFlow.STAYED, A, SubscriberStatus.ACTIVE, 7),
          counts(A, Standing.AT_RISK, LedgerFlow.STAYED, A, SubscriberStatus.ONE_WAY_BLOCKED, 5),
          counts(B, Standing.AT_RISK, LedgerFlow.MOVED_OUT, A, SubscriberStatus.ACTIVE, 5),
          counts(B, Standing.AT_RISK, LedgerFlow.REZONED_OUT, A, SubscriberStatus.ACTIVE, 1),
          counts(A, Standing.TARGET, LedgerFlow.CONVERTED_OTHER, A, SubscriberStatus.ACTIVE, 2),
          counts(B, Standing.AT_RISK, LedgerFlow.NEW_SUBSCRIBER, B, SubscriberStatus.ACTIVE, 4),
          new WeekCounts("op", B, Standing.ABSENT, Optional.empty(), Optional.empty(), 0));

  @Test
  void aChangeOfAreaIsTwoRowsAndEveryOtherFlowOne() {
    assertThat(ledger(Map.of(A, 20L, B, 0L)))
        .containsExactly(
            row(A, "CLOSING", 12),
            row(A, "CONVERTED_OTHER", 2),
            row(A, "MOVED_OUT", 5),
            row(A, "OPENING", 20),
            row(A, "REZONED_OUT", 1),
            row(A, "STAYED", 12),
            row(B, "CLOSING", 10),
            row(B, "MOVED_IN", 5),
            row(B, "NEW_SUBSCRIBER", 4),
            row(B, "REZONED_IN", 1));
  }

  @Test
  void aLedgerThatAddsUpViolatesNothing() {
    assertThat(Balance.violations(ledger(Map.of(A, 20L)))).isEmpty();
  }

  @Test
  void aSubscriberWhoIsLostBetweenTwoWeeksIsNamedByArea() {
    assertThat(Balance.violations(ledger(Map.of(A, 21L))))
        .containsExactly("op p1 VN-2004/06007: opening + inflows - outflows - closing = 1");
  }

  @ParameterizedTest
  @CsvSource({"MOVED, MOVED_IN", "REZONED, REZONED_IN"})
  void whoMovesOutMovesInSomewhere(String move, String in) {
    List<LedgerEntry> ledger = new ArrayList<>(ledger(Map.of(A, 20L)));
    ledger.removeIf(entry -> entry.flow().equals(in));
    assertThat(Balance.violations(ledger))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("op p1 " + move + ": in - out = -");
  }

  @Test
  void whoIsLeftIsSlicedByTheStatusNowAndWhoLeftByTheOneBefore() {
    List<WeekCounts> counts =
        List.of(
            new WeekCounts(
                "op",
                A,
                Standing.ABSENT,
                Optional.of(LedgerFlow.LEFT_PORTED),
                Optional.of(A),
                Optional.of(SubscriberStatus.PORTED_OUT),
                Optional.of(SubscriberStatus.TWO_WAY_BLOCKED),
                3),
            counts(A, Standing.AT_RISK, LedgerFlow.REVERTED, A, SubscriberStatus.ACTIVE, 2));
    assertThat(WeekSlices.of(WEEK, "op", PHASE, counts))
        .containsExactly(
            slice(A, "CLOSING", SubscriberStatus.ACTIVE, 2),
            slice(A, "LEFT_PORTED", SubscriberStatus.TWO_WAY_BLOCKED, 3));
  }

  @Test
  void slicesAddUpToTheirLedger() {
    List<LedgerEntry> ledger = ledger(Map.of(A, 20L));
    List<SliceEntry> slices = WeekSlices.of(WEEK, "op", PHASE, COUNTS);
    assertThat(WeekSlices.violations(ledger, slices)).isEmpty();
    assertThat(WeekSlices.violations(ledger, slices.subList(1, slices.size())))
        .containsExactly("op p1 VN-2004/06007 CLOSING: ledger - slices by status = 7");
    List<SliceEntry> more = new ArrayList<>(slices);
    more.add(slice(B, "EXEMPTED", SubscriberStatus.ACTIVE, 2));
    assertThat(WeekSlices.violations(ledger, more))
        .containsExactly("op p1 VN-2004/06010 EXEMPTED: ledger - slices by status = -2");
  }

  @Test
  void entriesAreOrderedByAreaThenFlowThenStatus() {
    assertThat(row(A, "STAYED", 1)).isLessThan(row(B, "CLOSING", 1));
    assertThat(slice(A, "CLOSING", SubscriberStatus.ACTIVE, 1))
        .isLessThan(slice(A, "CLOSING", SubscriberStatus.ONE_WAY_BLOCKED, 1));
  }

  @Test
  void aCountedRowOfTheStateIsReadAsItWasWritten() {
    assertThat(
            WeekCounts.from(
                RowFactory.create("op", "VN-2004", "06010", 5, 1, "VN-2004", "06007", 0, 1, 5L)))
        .isEqualTo(
            new WeekCounts(
                "op",
                B,
                Standing.values()[5],
                Optional.of(LedgerFlow.MOVED_OUT),
                Optional.of(A),
                Optional.of(SubscriberStatus.ACTIVE),
                Optional.of(SubscriberStatus.ONE_WAY_BLOCKED),
                5));
    assertThat(
            WeekCounts.from(
                RowFactory.create("op", "VN-2004", "06010", 0, null, null, null, 0, null, 5L)))
        .isEqualTo(
            new WeekCounts(
                "op",
                B,
                Standing.values()[0],
                Optional.empty(),
                Optional.empty(),
                Optional.of(SubscriberStatus.ACTIVE),
                Optional.empty(),
                5));
  }

  @Test
  void anOperatorIsNewWhereNoPhaseKnowsIt() {
    WeekContext context =
        new WeekContext(
            WEEK,
            List.of("one", "two", "three"),
            List.of(PHASE, phase2()),
            Map.of("p1", Set.of("one", "three"), "p2", Set.of("three")),
            new LedgerSettings(4, 26, 3));
    assertThat(context.newcomers()).containsExactly(2);
    assertThat(context.isFirstWeek(PHASE, "one")).isTrue();
    assertThat(context.isFirstWeek(phase2(), "one")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "52, 520, 52"})
  void theMemoryHasBounds(int quiet, int forget, int confirmation) {
    LedgerSettings settings = new LedgerSettings(quiet, forget, confirmation);
    assertThat(settings.forgetAfterWeeks()).isEqualTo(forget);
    int beyond = quiet == 1 ? -1 : 1;
    assertThatThrownBy(() -> new LedgerSettings(quiet + beyond, forget, confirmation))
        .hasMessageStartingWith("ledger.quietAfterWeeks must be from 1 to 52");
    assertThatThrownBy(() -> new LedgerSettings(quiet, forget + beyond, confirmation))
        .hasMessageStartingWith("ledger.forgetAfterWeeks must be from 1 to 520");
    assertThatThrownBy(() -> new LedgerSettings(quiet, forget, confirmation + beyond))
        .hasMessageStartingWith("ledger.confirmationWeeks must be from 1 to 52");
  }

  private static Phase phase2() {
    return new Phase(
        "p2",
        "",
        "",
        PHASE.announcedCutOff(),
        List.of(),
        PHASE.atRisk(),
        PHASE.target(),
        Set.of(),
        Set.of());
  }

  private static List<LedgerEntry> ledger(Map<AreaCode, Long> opening) {
    return WeekLedger.of(WEEK, "op", "p1", COUNTS, opening);
  }

  private static WeekCounts counts(
      AreaCode home,
      Standing standing,
      LedgerFlow flow,
      AreaCode booked,
      SubscriberStatus status,
      long subscribers) {
    return new WeekCounts(
        "op",
        home,
        standing,
        Optional.of(flow),
        Optional.of(booked),
        Optional.of(status),
        Optional.of(status),
        subscribers);
  }

  private static LedgerEntry row(AreaCode area, String flow, long subscribers) {
    return new LedgerEntry(WEEK, "op", "p1", area, flow, subscribers);
  }

  private static SliceEntry slice(
      AreaCode area, String flow, SubscriberStatus status, long subscribers) {
    return new SliceEntry(WEEK, "op", "p1", area, flow, status, subscribers);
  }
}
