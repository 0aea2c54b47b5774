package org.sunset2g.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunset2g.ledger.StatePair.Place;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Capability;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.LedgerFlow;
import org.sunset2g.vocabulary.Standing;
import org.sunset2g.vocabulary.SubscriberStatus;
import org.sunset2g.vocabulary.Tac;
import org.sunset2g.vocabulary.VoLte;

/** Two tellings of one week, counted by the words of the weekly ledger. */
class TwoTellingsTest {
  private static final AreaCode A = new AreaCode("VN-2004", "06007");
  private static final AreaCode B = new AreaCode("VN-2004", "06010");
  private static final AreaCode C = new AreaCode("VN-2025", "06001");
  private static final AreaChanges CHANGES =
      new AreaChanges(List.of(new AreaChanges.Change(A, C, true)));
  private static final Tac SMARTPHONE = new Tac("01234567");
  private static final Tac OLD = new Tac("01234568");
  private static final TacCatalogue CATALOGUE =
      new TacCatalogue(
          "made up",
          List.of(
              entry(SMARTPHONE, HandsetForm.SMARTPHONE, Generation.FOUR_G),
              entry(OLD, HandsetForm.FEATURE_PHONE, Generation.TWO_G)),
          List.of());
  private static final Phase PHASE =
      new Phase(
          "p1",
          "",
          "",
          OffsetDateTime.parse("2024-09-16T00:00:00+07:00"),
          List.of(),
          HandsetRule.ofClasses(HandsetClass.TWO_G_ONLY),
          new HandsetRule(
              List.of(
                  new HandsetRule.Case(
                      Set.of(HandsetClass.FOUR_G),
                      Set.of(),
                      Set.of(HandsetForm.SMARTPHONE),
                      Set.of(Generation.FOUR_G)))),
          Set.of(),
          Set.of());

  @Test
  void whoIsAtRiskInBothStaysMovesOrIsRezonedInEitherOrder() {
    assertThat(flow(at(A), at(A))).isEqualTo(LedgerFlow.STAYED);
    assertThat(flow(at(A), at(B))).isEqualTo(LedgerFlow.MOVED_OUT);
    assertThat(flow(at(A), at(C))).isEqualTo(LedgerFlow.REZONED_OUT);
    assertThat(flow(at(C), at(A))).isEqualTo(LedgerFlow.REZONED_OUT);
  }

  @Test
  void theFlowIsBookedWhereTheSubscriberWasAtRisk() {
    WeekCounts moved = counts(at(A), at(B), false, Optional.empty());
    assertThat(moved.booked()).contains(A);
    assertThat(moved.home()).isEqualTo(B);
    assertThat(moved.subscribers()).isEqualTo(9);

    WeekCounts come = counts(place(Standing.TARGET, A), at(B), false, Optional.empty());
    assertThat(come.booked()).contains(B);
    assertThat(come.flow()).contains(LedgerFlow.DOWNGRADED);
  }

  @Test
  void whoOneOfTheStatesDoesNotKnowIsNewOrGone() {
    assertThat(counts(Optional.empty(), at(B), false, Optional.empty()).flow())
        .contains(LedgerFlow.NEW_SUBSCRIBER);
    WeekCounts gone = counts(at(A), Optional.empty(), false, Optional.empty());
    assertThat(gone.flow()).contains(LedgerFlow.LEFT_VANISHED);
    assertThat(gone.standing()).isEqualTo(Standing.ABSENT);
    assertThat(gone.home()).isEqualTo(A);
  }

  @Test
  void anotherHandsetIsAConversionAndTheSameOneIsJudgedAnew() {
    assertThat(counts(at(A), place(Standing.TARGET, A), false, Optional.of(SMARTPHONE)).flow())
        .contains(LedgerFlow.CONVERTED_SMARTPHONE);
    assertThat(
            counts(at(A), place(Standing.TARGET, A), false, Optional.of(new Tac("99999999")))
                .flow())
        .contains(LedgerFlow.CONVERTED_OTHER);
    assertThat(counts(at(A), place(Standing.TARGET, A), true, Optional.of(SMARTPHONE)).flow())
        .contains(LedgerFlow.RECLASSIFIED_OUT);
  }

  @Test
  void aCountedPairIsReadAsItWasWritten() {
    assertThat(
            StatePair.from(
                RowFactory.create(
                    3, "VN-2004", "06007", 4, "VN-2004", "06010", true, 1, 1234567, 9L)))
        .isEqualTo(
            new StatePair(
                Optional.of(new Place(Standing.values()[3], A)),
                Optional.of(new Place(Standing.values()[4], B)),
                true,
                Optional.of(SubscriberStatus.ONE_WAY_BLOCKED),
                Optional.of(SMARTPHONE),
                9));
    assertThat(
            StatePair.from(
                RowFactory.create(null, null, null, null, null, null, false, null, null, 1L)))
        .isEqualTo(
            new StatePair(
                Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty(), 1));
  }

  @ParameterizedTest
  @CsvSource({
    "1234567, 2, TARGET, UNKNOWN",
    "1234567, , BELOW_TARGET, UNKNOWN",
    "1234568, 2, AT_RISK, UNKNOWN",
    "7, , UNKNOWN, UNKNOWN"
  })
  void eachCataloguePutsAHandsetWhereItBelongs(int tac, Integer sim, Standing one, Standing other) {
    TacCatalogue empty = new TacCatalogue("empty", List.of(), List.of());
    List<Row> judged =
        CataloguePair.judgements(List.of(RowFactory.create(tac, sim)), PHASE, CATALOGUE, empty);
    assertThat(judged).containsExactly(RowFactory.create(tac, sim, one.ordinal(), other.ordinal()));
  }

  @Test
  void anotherCatalogueReclassifiesOneWayOrTheOther() {
    CataloguePair out =
        CataloguePair.from(
            RowFactory.create(
                "VN-2004", "06007", Standing.AT_RISK.ordinal(), Standing.UNKNOWN.ordinal(), 4L));
    assertThat(out.counts("op"))
        .isEqualTo(
            new WeekCounts(
                "op",
                A,
                Standing.UNKNOWN,
                Optional.of(LedgerFlow.RECLASSIFIED_OUT),
                Optional.of(A),
                4));
    assertThat(new CataloguePair(A, Standing.UNKNOWN, Standing.AT_RISK, 4).counts("op").flow())
        .contains(LedgerFlow.RECLASSIFIED_IN);
    assertThat(new CataloguePair(A, Standing.AT_RISK, Standing.AT_RISK, 4).counts("op").flow())
        .contains(LedgerFlow.STAYED);
  }

  private static CatalogueEntry entry(Tac tac, HandsetForm form, Generation generation) {
    return new CatalogueEntry(
        tac, "", "", new Capability(Optional.of(Set.of(generation)), VoLte.UNKNOWN, form));
  }

  private static LedgerFlow flow(Optional<Place> one, Optional<Place> other) {
    return counts(one, other, false, Optional.empty()).flow().orElseThrow();
  }

  private static WeekCounts counts(
      Optional<Place> one, Optional<Place> other, boolean isSameHandset, Optional<Tac> handset) {
    Optional<SubscriberStatus> status = other.map(place -> SubscriberStatus.ACTIVE);
    return new StatePair(one, other, isSameHandset, status, handset, 9)
        .counts("op", CHANGES, CATALOGUE);
  }

  private static Optional<Place> at(AreaCode area) {
    return place(Standing.AT_RISK, area);
  }

  private static Optional<Place> place(Standing standing, AreaCode area) {
    return Optional.of(new Place(standing, area));
  }
}
