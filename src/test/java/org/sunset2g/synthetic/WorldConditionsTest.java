package org.sunset2g.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnit.Level;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.synthetic.SyntheticLedger.Entry;
import org.sunset2g.synthetic.WorldConditions.Postponement;
import org.sunset2g.synthetic.WorldConditions.Shock;
import org.sunset2g.synthetic.WorldConditions.Unrest;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;

/** Each condition shows in the ledger as it is said. */
class WorldConditionsTest {
  private static final IsoWeek FIRST = IsoWeek.parse("2024-W30");
  private static final LocalDate CUT_OFF = LocalDate.of(2024, 10, 16);
  private static final WorldPlan PLAN =
      WorldPlan.of(17, 60_000, FIRST, 20, List.of("north"), LandingFormat.CSV)
          .withPhase(WorldPhase.first().withOpeningShareAtRisk(0.6));
  private static final AdministrativeUnits UNITS = BuiltInUnits.langSonAndSocTrang();

  @Test
  void aShockMultipliesTheConversionsOfItsWeeksInAboutItsShareOfDistricts() {
    IsoWeek from = FIRST.plus(2);
    Map<AreaCode, Double> calm = hazards(PLAN, from);
    Map<AreaCode, Double> campaign =
        hazards(conditions(WorldConditions.CALM.withShock(new Shock(from, 1, 2.5, 0.5))), from);
    List<Double> ratios = new ArrayList<>();
    calm.forEach((district, hazard) -> ratios.add(campaign.get(district) / hazard));
    assertThat(ratios).hasSize(22);
    assertThat(ratios.stream().filter(ratio -> ratio > 1.7)).hasSize(11);
    assertThat(ratios.stream().filter(ratio -> ratio > 1.7).mapToDouble(x -> x).average())
        .hasValueCloseTo(2.5, within(0.2));
    assertThat(ratios.stream().filter(ratio -> ratio <= 1.7)).containsOnly(1.0);
  }

  @Test
  void aShockEverywhereBeginsAndEndsWithItsWeeks() {
    WorldPlan shortage =
        conditions(WorldConditions.CALM.withShock(new Shock(FIRST.plus(3), 2, 0.3, 1)));
    double[] calm = hazardByWeek(PLAN);
    double[] struck = hazardByWeek(shortage);
    for (int week : new int[] {1, 2}) {
      assertThat(struck[week]).isEqualTo(calm[week]);
    }
    for (int week : new int[] {3, 4}) {
      assertThat(struck[week] / calm[week]).isBetween(0.27, 0.33);
    }
    for (int week : new int[] {5, 6}) {
      assertThat(struck[week] / calm[week]).isBetween(0.92, 1.08);
    }
  }

  @Test
  void whereFourProvincesAreInhabitedAShockStrikesWholeProvinces() {
    AdministrativeUnits units = fourProvinces();
    Shock shock = new Shock(FIRST, 1, 5, 0.5);
    World world =
        new World(
            conditions(WorldConditions.CALM.withShock(shock)),
            BuiltInCatalogue.smallMarket(),
            units,
            AreaChanges.NONE);
    HazardFactors factors = new HazardFactors(world.plan, new Regions(units, world.homes));
    Set<AreaCode> struck = new TreeSet<>();
    Set<AreaCode> spared = new TreeSet<>();
    for (int area : world.homes.settled()) {
      AreaCode province = units.above(world.homes.area(area), Level.PROVINCE).orElseThrow().area();
      (factors.of(0, area) == 5 ? struck : spared).add(province);
    }
    assertThat(struck).hasSize(2).doesNotContainAnyElementsOf(spared);
    assertThat(spared).hasSize(2);
  }

  @Test
  void aShockHoweverSmallStrikesOneAndOnlyOneEverywhereStrikesHomesInNoList() {
    World tiny = world(WorldConditions.CALM.withShock(new Shock(FIRST, 1, 5, 0.001)));
    Regions regions = new Regions(UNITS, tiny.homes);
    HazardFactors factors = new HazardFactors(tiny.plan, regions);
    Set<Integer> struck = new TreeSet<>();
    for (int area = 0; area < tiny.homes.count(); area++) {
      if (factors.of(0, area) != 1) {
        struck.add(regions.of(area));
      }
    }
    assertThat(struck).hasSize(1).doesNotContain(regions.nowhere());
    World all = world(WorldConditions.CALM.withShock(new Shock(FIRST, 1, 5, 1)));
    HazardFactors everywhere = new HazardFactors(all.plan, new Regions(UNITS, all.homes));
    assertThat(IntStream.range(0, all.homes.count()).mapToDouble(area -> everywhere.of(0, area)))
        .containsOnly(5.0);
  }

  @Test
  void untilItIsAnnouncedAPostponementChangesNothing() {
    WorldPlan postponed = postponed();
    IsoWeek announced = IsoWeek.parse("2024-W41");
    List<Entry> calm = ledger(PLAN);
    List<Entry> later = ledger(postponed);
    assertThat(later.stream().filter(row -> row.week().compareTo(announced) <= 0))
        .containsExactlyElementsOf(
            calm.stream().filter(row -> row.week().compareTo(announced) <= 0).toList());
    assertThat(later).isNotEqualTo(calm);
  }

  @Test
  void afterTheAnnouncementPeopleLiveTowardTheNewDate() {
    double[] calm = hazardByWeek(PLAN);
    double[] later = hazardByWeek(postponed());
    int firstCutOff = IsoWeek.of(CUT_OFF).number() - FIRST.number();
    // The new date is 28 days later, so each week is what the one four weeks before would have
    // been.
    for (int week = firstCutOff; week <= firstCutOff + 4; week++) {
      assertThat(later[week] / calm[week - 4]).as("week %d", week).isBetween(0.85, 1.15);
    }
    assertThat(later[firstCutOff]).isLessThan(calm[firstCutOff] * 0.7);
  }

  @Test
  void blockingFollowsTheNewDate() {
    World world = new World(postponed(), BuiltInCatalogue.smallMarket(), UNITS, AreaChanges.NONE);
    int first = IsoWeek.of(CUT_OFF).number() - FIRST.number();
    assertThat(world.cutOffWeek).isEqualTo(first + 4);
    assertThat(world.backwards(first + 3, 0.5)).isEqualTo(0.5);
    assertThat(world.backwards(first + 4, 0.5)).isEqualTo(0.05);
  }

  @Test
  void theCutOffIsKnownFromTheWeekOfTheAnnouncement() {
    WorldPlan postponed = postponed();
    assertThat(PLAN.cutOffKnownIn(IsoWeek.parse("2024-W45"))).isEqualTo(CUT_OFF);
    assertThat(postponed.cutOffKnownIn(IsoWeek.parse("2024-W40"))).isEqualTo(CUT_OFF);
    assertThat(postponed.cutOffKnownIn(IsoWeek.parse("2024-W41"))).isEqualTo(CUT_OFF.plusDays(28));
    assertThat(postponed.cutOffLivedTowardIn(11)).isEqualTo(CUT_OFF);
    assertThat(postponed.cutOffLivedTowardIn(12)).isEqualTo(CUT_OFF.plusDays(28));
  }

  @Test
  void lateRushersWaitAndThenHurry() {
    double[] calm = hazardByWeek(PLAN);
    double[] rush = hazardByWeek(conditions(WorldConditions.CALM.withLateRush(0.5)));
    // 2024-W37 ends 31 days before the cut-off, 2024-W38 ends 24 days before.
    for (int week = 1; week <= 7; week++) {
      assertThat(rush[week] / calm[week]).as("week %d", week).isBetween(0.42, 0.58);
    }
    for (int week = 8; week <= 11; week++) {
      assertThat(rush[week] / calm[week]).as("week %d", week).isBetween(1.35, 1.65);
    }
    assertThat(hazardByWeek(conditions(WorldConditions.CALM.withLateRush(1)))[2]).isZero();
  }

  @Test
  void unrestHasMeanOneAndTheDeviationItIsGiven() {
    World world =
        new World(
            WorldPlan.of(3, 10, FIRST, 260, List.of("north"), LandingFormat.CSV)
                .withConditions(WorldConditions.CALM.withUnrest(new Unrest(0.1, 0.15))),
            BuiltInCatalogue.smallMarket(),
            UNITS,
            AreaChanges.NONE);
    Regions regions = new Regions(UNITS, world.homes);
    HazardFactors factors = new HazardFactors(world.plan, regions);
    int nowhere = world.homes.count() - 1;
    assertThat(regions.of(nowhere)).isEqualTo(regions.nowhere());
    double[] country =
        IntStream.range(0, 260).mapToDouble(week -> factors.of(week, nowhere)).toArray();
    double[] district =
        IntStream.range(0, 260)
            .mapToDouble(week -> factors.of(week, world.homes.settled()[0]) / country[week])
            .toArray();
    assertThat(deviationOfLog(country)).isBetween(0.085, 0.115);
    assertThat(deviationOfLog(district)).isBetween(0.13, 0.17);
    assertThat(Arrays.stream(country).average()).hasValueCloseTo(1.0, within(0.02));
    assertThat(Arrays.stream(district).average()).hasValueCloseTo(1.0, within(0.03));
  }

  @Test
  void calmConditionsLeaveEveryHazardToTheLastBit() {
    World calm = world(WorldConditions.CALM);
    HazardFactors factors = new HazardFactors(calm.plan, new Regions(UNITS, calm.homes));
    for (int week = 0; week < PLAN.weeks(); week++) {
      for (int area = 0; area < calm.homes.count(); area++) {
        assertThat(factors.of(week, area)).isEqualTo(1.0);
      }
    }
  }

  @Test
  void conditionsOutsideTheirLimitsAreRefusedByName() {
    refused(() -> WorldConditions.CALM.withLateRush(1.1), "lateRush must be from 0 to 1, was 1.1");
    refused(() -> new Unrest(-0.1, 0), "unrest of the country must be from 0 to 1, was -0.1");
    refused(() -> new Shock(FIRST, 0, 1, 1), "weeks of a shock must be from 1 to 260, were 0");
    refused(() -> new Shock(FIRST, 1, 21, 1), "factor of a shock must be from 0 to 20, was 21.0");
    refused(() -> new Shock(FIRST, 1, 1, 0), "shareOfProvinces must be above 0");
    refused(() -> new Postponement(CUT_OFF, CUT_OFF), "cannot be announced on 2024-10-16");
    refused(() -> postponedTo(CUT_OFF.minusDays(9), CUT_OFF.minusDays(1)), "cannot be postponed");
    refused(() -> postponedTo(CUT_OFF.plusDays(1), CUT_OFF.plusDays(9)), "cannot be postponed");
  }

  private static void refused(ThrowingCallable making, String saying) {
    assertThatThrownBy(making).isInstanceOf(InputProblem.class).hasMessageContaining(saying);
  }

  private static WorldPlan postponed() {
    return postponedTo(LocalDate.of(2024, 10, 13), CUT_OFF.plusDays(28));
  }

  private static WorldPlan postponedTo(LocalDate announcedOn, LocalDate newCutOff) {
    return conditions(
        WorldConditions.CALM.withPostponement(new Postponement(announcedOn, newCutOff)));
  }

  private static WorldPlan conditions(WorldConditions conditions) {
    return PLAN.withConditions(conditions);
  }

  private static World world(WorldConditions conditions) {
    return new World(
        conditions(conditions), BuiltInCatalogue.smallMarket(), UNITS, AreaChanges.NONE);
  }

  private static List<Entry> ledger(WorldPlan plan) {
    return SyntheticLedger.of(plan, BuiltInCatalogue.smallMarket(), UNITS, AreaChanges.NONE);
  }

  private static boolean isConversion(Entry row) {
    return row.flow().startsWith("CONVERTED_") || row.flow().equals("UPGRADED_BELOW_TARGET");
  }

  /** Share of those at risk when the week began who changed to a better handset in it. */
  private static double[] hazardByWeek(WorldPlan plan) {
    double[] opening = new double[plan.weeks()];
    double[] converted = new double[plan.weeks()];
    for (Entry row : ledger(plan)) {
      int week = row.week().number() - FIRST.number();
      opening[week] += row.flow().equals(LedgerFlow.OPENING) ? row.count() : 0;
      converted[week] += isConversion(row) ? row.count() : 0;
    }
    return IntStream.range(0, plan.weeks())
        .mapToDouble(week -> opening[week] == 0 ? 0 : converted[week] / opening[week])
        .toArray();
  }

  /** The same of one week by district. */
  private static Map<AreaCode, Double> hazards(WorldPlan plan, IsoWeek week) {
    Map<AreaCode, Double> opening = new TreeMap<>();
    Map<AreaCode, Double> converted = new TreeMap<>();
    for (Entry row : ledger(plan)) {
      Optional<AreaCode> district =
          UNITS.above(row.area(), Level.DISTRICT).map(AdministrativeUnit::area);
      if (row.week().equals(week) && district.isPresent()) {
        if (row.flow().equals(LedgerFlow.OPENING)) {
          opening.merge(district.get(), (double) row.count(), Double::sum);
        } else if (isConversion(row)) {
          converted.merge(district.get(), (double) row.count(), Double::sum);
        }
      }
    }
    opening.replaceAll((district, count) -> converted.getOrDefault(district, 0.0) / count);
    return opening;
  }

  /** Four provinces of a district with two communes each. */
  private static AdministrativeUnits fourProvinces() {
    List<AdministrativeUnit> units = new ArrayList<>();
    for (int number = 1; number <= 4; number++) {
      AreaCode province = new AreaCode("VN-2004", "0" + number);
      AreaCode district = new AreaCode("VN-2004", "00" + number);
      units.add(new AdministrativeUnit(province, Level.PROVINCE, "Tỉnh", Optional.empty()));
      units.add(new AdministrativeUnit(district, Level.DISTRICT, "Huyện", Optional.of(province)));
      for (int commune = 1; commune <= 2; commune++) {
        AreaCode code = new AreaCode("VN-2004", "00%d%d0".formatted(number, commune));
        units.add(new AdministrativeUnit(code, Level.COMMUNE, "Xã", Optional.of(district)));
      }
    }
    return new AdministrativeUnits(units);
  }

  private static double deviationOfLog(double[] factors) {
    double[] logs = Arrays.stream(factors).map(Math::log).toArray();
    double mean = Arrays.stream(logs).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).average().orElseThrow());
  }
}
