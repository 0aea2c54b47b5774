package org.sunset2g.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.sunset2g.disclosure.PublishedBefore.NestedPhase;
import org.sunset2g.disclosure.PublishedBefore.Nesting;
import org.sunset2g.reference.Territory;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;

class ProtectionTest {
  private static final IsoWeek WEEK = IsoWeek.parse("2024-W30");
  private static final int CELL = 10;

  /** That sums hold is checked wherever a table is made: {@link ProtectedWeekTest}. */
  @Property(tries = 40)
  void figuresOfCommunesAreTheMultiplesBesideTheirNumbersAndOpenWithWhatClosed(
      @ForAll @IntRange(min = 1, max = 12) int districts,
      @ForAll @IntRange(min = 1, max = 90) int mean,
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    MadeUpWorld world = MadeUpWorld.ofSize(3, districts, mean, seed);
    Protection protection = protection(world, CELL);
    Optional<ProtectedWeek> last = Optional.empty();
    for (int i = 0; i < 6; i++) {
      List<LedgerRow> ledger = world.week(WEEK.plus(i), i == 0, .2, .3);
      ProtectedWeek table =
          protection.protect(
              MadeUpWorld.PHASE,
              WEEK.plus(i),
              ledger,
              List.of(),
              new PublishedBefore(last, List.of(), List.of()));
      TrueNumbers numbers = new TrueNumbers(table, ledger);
      for (AreaFigures row : table.figures()) {
        if (row.area().level().isLowest()) {
          for (Measure measure : Measure.ofBalance()) {
            long off = Math.abs(row.of(measure) - numbers.of(row, measure));
            assertThat(off).as("%s of %s", measure, row).isLessThan(CELL);
          }
        }
        if (last.isPresent()) {
          assertThat(row.of(Measure.OPENING))
              .isEqualTo(last.get().number(row.area(), Measure.CLOSING));
        }
      }
      last = Optional.of(table);
    }
  }

  @Test
  void areasAboveStayCloseToTheirNumbersOverManyWeeks() {
    MadeUpWorld world = MadeUpWorld.ofSize(4, 120, 25, 77);
    Protection protection = protection(world, CELL);
    Optional<ProtectedWeek> last = Optional.empty();
    long error = 0;
    long figures = 0;
    for (int i = 0; i < 26; i++) {
      List<LedgerRow> ledger = world.week(WEEK.plus(i), i == 0, .05);
      ProtectedWeek table =
          protection.protect(
              MadeUpWorld.PHASE,
              WEEK.plus(i),
              ledger,
              List.of(),
              new PublishedBefore(last, List.of(), List.of()));
      TrueNumbers numbers = new TrueNumbers(table, ledger);
      for (AreaFigures row : table.figures()) {
        if (row.area().level() == AreaLevel.PROVINCE || row.area().level() == AreaLevel.COUNTRY) {
          for (Measure measure : Measure.ofBalance()) {
            error += Math.abs(row.of(measure) - numbers.of(row, measure));
            figures++;
          }
        }
      }
      last = Optional.of(table);
    }
    assertThat(error / (double) figures).as("mean error of a figure").isLessThan(CELL);
  }

  @Test
  void theSameNumbersGiveTheSameTable() {
    List<LedgerRow> ledger = MadeUpWorld.ofSize(3, 12, 60, 5).week(WEEK, true, .2);
    Protection protection = protection(MadeUpWorld.ofSize(3, 12, 60, 5), CELL);
    ProtectedWeek once = protect(protection, ledger, PublishedBefore.NOTHING);

    assertThat(protect(protection, ledger, PublishedBefore.NOTHING).figures())
        .isEqualTo(once.figures());
    assertThat(protect(protection, ledger, ofSameWeek(once)).figures()).isEqualTo(once.figures());
  }

  @Test
  void oneSubscriberMoreIsNotToldByTheRevision() {
    MadeUpWorld world = MadeUpWorld.ofSize(2, 6, 60, 9);
    List<LedgerRow> ledger = new ArrayList<>(world.week(WEEK, true, .2));
    Protection protection = protection(world, CELL);
    ProtectedWeek first = protect(protection, ledger, PublishedBefore.NOTHING);
    AreaFigures lucky =
        first.figures().stream()
            .filter(row -> row.area().level() == AreaLevel.COMMUNE)
            .filter(row -> row.of(Measure.CLOSING) > 0)
            .filter(
                row ->
                    row.of(Measure.CLOSING)
                        >= new TrueNumbers(first, ledger).of(row, Measure.CLOSING))
            .findFirst()
            .orElseThrow();
    add(ledger, lucky.area().code(), "BASELINE", 1);
    add(ledger, lucky.area().code(), "CLOSING_ACTIVE", 1);
    add(ledger, lucky.area().code(), "CLOSING", 1);

    assertThat(protect(protection, ledger, ofSameWeek(first)).figures()).isEqualTo(first.figures());
  }

  @Test
  void aRevisionWithOtherNumbersIsRoundedAnew() {
    MadeUpWorld world = MadeUpWorld.ofSize(2, 6, 60, 9);
    List<LedgerRow> ledger = new ArrayList<>(world.week(WEEK, true, .2));
    Protection protection = protection(world, CELL);
    ProtectedWeek first = protect(protection, ledger, PublishedBefore.NOTHING);
    AreaCode commune = new AreaCode(MadeUpWorld.SYSTEM, "00001");
    add(ledger, commune, "BASELINE", 500);
    add(ledger, commune, "CLOSING_ACTIVE", 500);
    add(ledger, commune, "CLOSING", 500);
    ProtectedWeek second = protect(protection, ledger, ofSameWeek(first));

    assertThat(
            second.number(PublishedArea.COUNTRY, Measure.CLOSING)
                - first.number(PublishedArea.COUNTRY, Measure.CLOSING))
        .isBetween(470L, 530L);
    assertThat(ChangedFigure.between(first, second))
        .extracting(ChangedFigure::area)
        .contains(PublishedArea.COUNTRY);
  }

  @Test
  void noAreaShowsMoreOfAPhaseThanOfOneThatHoldsItsSubscribers() {
    MadeUpWorld world = MadeUpWorld.ofSize(2, 40, 12, 3);
    List<LedgerRow> ledger = world.week(WEEK, true, .2);
    Protection protection = protection(world, CELL);
    ProtectedWeek inner = protect(protection, ledger, PublishedBefore.NOTHING);
    List<LedgerRow> more = new ArrayList<>();
    for (LedgerRow row : ledger) {
      // In every third commune two are at risk of the other phase only.
      boolean isCounted =
          List.of("BASELINE", "CLOSING", "CLOSING_ACTIVE").contains(row.flow())
              && Integer.parseInt(row.commune().code()) % 3 == 0;
      more.add(
          new LedgerRow(
              "gsm",
              row.week(),
              row.commune(),
              row.flow(),
              row.subscribers() + (isCounted ? 2 : 0)));
    }
    ProtectedWeek outer =
        protection.protect(
            "gsm",
            WEEK,
            more,
            List.of(),
            new PublishedBefore(
                Optional.empty(), List.of(), List.of(new NestedPhase(inner, Nesting.INSIDE))));
    ProtectedWeek innerAgain =
        protect(
            protection,
            ledger,
            new PublishedBefore(
                Optional.empty(), List.of(), List.of(new NestedPhase(outer, Nesting.AROUND))));

    for (AreaFigures row : inner.figures()) {
      assertThat(outer.number(row.area(), Measure.CLOSING))
          .isGreaterThanOrEqualTo(row.of(Measure.CLOSING));
      assertThat(innerAgain.number(row.area(), Measure.CLOSING))
          .isLessThanOrEqualTo(outer.number(row.area(), Measure.CLOSING));
    }
  }

  @Test
  void handsetsAndModelsAddUpToThoseLeftInEveryArea() {
    MadeUpWorld world = MadeUpWorld.ofSize(3, 9, 70, 21);
    List<LedgerRow> ledger = world.week(WEEK, true, .2);
    List<HandsetCount> handsets = new ArrayList<>();
    for (LedgerRow row : ledger) {
      if (row.flow().equals(LedgerFlow.CLOSING)) {
        for (int model = 0; model < 14; model++) {
          long part = row.subscribers() / 14 + (model < row.subscribers() % 14 ? 1 : 0);
          handsets.add(
              new HandsetCount(
                  row.commune(),
                  HandsetClass.TWO_G_ONLY,
                  HandsetForm.FEATURE_PHONE,
                  "Hãng " + (char) ('A' + model),
                  model % 2 == 0 ? Optional.of(Generation.FOUR_G) : Optional.empty(),
                  part));
        }
      }
    }
    ProtectedWeek table =
        protection(world, CELL)
            .protect(MadeUpWorld.PHASE, WEEK, ledger, handsets, PublishedBefore.NOTHING);

    long closing = table.number(PublishedArea.COUNTRY, Measure.CLOSING);
    assertThat(table.models(PublishedArea.COUNTRY))
        .hasSize(11)
        .last()
        .matches(ModelFigure::isOthers);
    assertThat(table.models(PublishedArea.COUNTRY).get(0).subscribers())
        .isBetween(closing / 14 - 2 * CELL, closing / 14 + 2 * CELL);
    assertThat(table.handsetSims(PublishedArea.COUNTRY))
        .hasSize(2)
        .allSatisfy(
            row ->
                assertThat(row.subscribers())
                    .isBetween(closing / 2 - 2 * CELL, closing / 2 + 2 * CELL));
  }

  @Test
  void aHomeCodeThatNoListHoldsIsCountedAsUnplaced() {
    MadeUpWorld world = MadeUpWorld.ofSize(1, 1, 50, 1);
    List<LedgerRow> ledger = new ArrayList<>();
    AreaCode unknown = new AreaCode(MadeUpWorld.SYSTEM, "99999");
    add(ledger, unknown, "BASELINE", 40);
    add(ledger, unknown, "CLOSING_ACTIVE", 40);
    add(ledger, unknown, "CLOSING", 40);
    ProtectedWeek table = protect(protection(world, CELL), ledger, PublishedBefore.NOTHING);

    assertThat(table.number(PublishedArea.UNPLACED, Measure.CLOSING)).isEqualTo(40);
    assertThat(table.number(PublishedArea.COUNTRY, Measure.CLOSING)).isEqualTo(40);
  }

  @Test
  void aLedgerThatDoesNotBalanceIsRefused() {
    MadeUpWorld world = MadeUpWorld.ofSize(1, 1, 50, 1);
    List<LedgerRow> ledger = new ArrayList<>(world.week(WEEK, true, .2));
    add(ledger, new AreaCode(MadeUpWorld.SYSTEM, "00001"), "CLOSING", 1);

    assertThatThrownBy(() -> protect(protection(world, CELL), ledger, PublishedBefore.NOTHING))
        .hasMessageContaining("does not balance");
  }

  @Test
  void slicesThatDoNotAddUpAreRefused() {
    MadeUpWorld world = MadeUpWorld.ofSize(1, 1, 50, 1);
    List<LedgerRow> ledger = new ArrayList<>(world.week(WEEK, true, .2));
    add(ledger, new AreaCode(MadeUpWorld.SYSTEM, "00001"), "CLOSING_ACTIVE", 1);

    assertThatThrownBy(() -> protect(protection(world, CELL), ledger, PublishedBefore.NOTHING))
        .hasMessageContaining("is off by 1");
  }

  @Test
  void anOperatorThatIsMissingThisWeekDoesNotKeepTheWeekFromOpening() {
    MadeUpWorld world = MadeUpWorld.ofSize(2, 8, 60, 4);
    Protection protection = protection(world, CELL);
    List<LedgerRow> first = world.week(WEEK, true, .2);
    List<LedgerRow> twice =
        first.stream()
            .map(
                row ->
                    new LedgerRow(
                        row.phase(), row.week(), row.commune(), row.flow(), row.subscribers() * 2))
            .toList();
    ProtectedWeek both = protect(protection, twice, PublishedBefore.NOTHING);
    List<LedgerRow> second = world.week(WEEK.plus(1), false, .2);
    ProtectedWeek one =
        protection.protect(
            MadeUpWorld.PHASE,
            WEEK.plus(1),
            second,
            List.of(),
            new PublishedBefore(Optional.of(both), List.of(), List.of()));

    TrueNumbers numbers = new TrueNumbers(one, second);
    AreaFigures country = one.find(PublishedArea.COUNTRY.code()).orElseThrow();
    assertThat(Math.abs(country.of(Measure.OPENING) - numbers.of(country, Measure.OPENING)))
        .isLessThan(5 * CELL);
  }

  private static Protection protection(MadeUpWorld world, int minimumCell) {
    return new Protection(Territory.unchanging(world.units()), new DisclosureSettings(minimumCell));
  }

  private static ProtectedWeek protect(
      Protection protection, List<LedgerRow> ledger, PublishedBefore before) {
    return protection.protect(MadeUpWorld.PHASE, WEEK, ledger, List.of(), before);
  }

  private static PublishedBefore ofSameWeek(ProtectedWeek table) {
    return new PublishedBefore(Optional.empty(), List.of(table), List.of());
  }

  private static void add(List<LedgerRow> ledger, AreaCode commune, String flow, long number) {
    ledger.add(new LedgerRow(MadeUpWorld.PHASE, WEEK, commune, flow, number));
  }
}
