package org.sunset2g.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.DoNotCall;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Capability;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.Tac;
import org.sunset2g.vocabulary.VoLte;

class LandingGatesTest {
  private static final Contract OBSERVATION = Contracts.of(DeviceObservation.TABLE);
  private static final Contract SNAPSHOT = Contracts.of(SubscriberSnapshot.TABLE);
  private static final IsoWeek WEEK = IsoWeek.parse("2024-W37");

  private static GateSettings settings(double limit, GateLevel level, int minimumRows) {
    Map<Gate, GateSettings.Limit> limits = new EnumMap<>(Gate.class);
    for (Gate gate : Gate.values()) {
      limits.put(gate, new GateSettings.Limit(limit, level));
    }
    return new GateSettings(limits, minimumRows, 4, 2);
  }

  private static LandingGates gates(PastFigures past) {
    return new LandingGates(settings(0.25, GateLevel.REFUSE, 0), past);
  }

  private static double figure(List<GateFigure> figures, Gate gate) {
    return figures.stream()
        .filter(figure -> figure.gate() == gate)
        .findFirst()
        .orElseThrow()
        .measured();
  }

  private static FileFigures observations(String... tacs) {
    RowMeasures measures = new RowMeasures(OBSERVATION.fileColumns().size());
    RowCheck check = new RowCheck(RowRules.of(OBSERVATION, "north", WEEK), measures);
    long line = 2;
    for (String tac : tacs) {
      check.accepts(line, row(line, tac));
      line++;
    }
    return new FileFigures(
        DeviceObservation.TABLE, tacs.length, measures.faultyRows(), 0, 0, measures);
  }

  private static Object[] row(long subscriber, String tac) {
    return Arrays.stream(
            new String[] {
              "%032x".formatted(subscriber), null, tac, "2024-09-09", "2024-09-10", "2", "3", null
            })
        .map(UTF8String::fromString)
        .toArray();
  }

  private static TacCatalogue catalogue(Object... tacsAndGenerations) {
    List<CatalogueEntry> entries = new ArrayList<>();
    for (int at = 0; at < tacsAndGenerations.length; at += 2) {
      entries.add(
          new CatalogueEntry(
              new Tac((String) tacsAndGenerations[at]),
              "",
              "",
              new Capability(
                  Optional.of(EnumSet.of((Generation) tacsAndGenerations[at + 1])),
                  VoLte.UNKNOWN,
                  HandsetForm.UNKNOWN)));
    }
    return new TacCatalogue("made up", entries, List.of());
  }

  @Test
  void aLimitIsInclusive() {
    GateSettings settings = settings(0.25, GateLevel.REFUSE, 0);
    assertThat(settings.hold(Gate.REJECTED_SHARE, "t", "", 0.25, 9).passed()).isTrue();
    assertThat(settings.hold(Gate.REJECTED_SHARE, "t", "", 0.2501, 9).refuses()).isTrue();
    assertThat(settings.hold(Gate.SNAPSHOT_OVERLAP, "t", "", 0.25, 9).passed()).isTrue();
    assertThat(settings.hold(Gate.SNAPSHOT_OVERLAP, "t", "", 0.2499, 9).refuses()).isTrue();
  }

  @Test
  void aRegisterThatNamesNobodyIsNotTakenForAnEmptyOne() {
    LandingGates gates =
        new LandingGates(settings(0.5, GateLevel.REFUSE, 100), new PastFigures(List.of()));
    assertThat(gates.ofRegister(3, 3)).anyMatch(GateFigure::refuses);
    assertThat(gates.ofRegister(2, 1)).noneMatch(GateFigure::refuses);
    assertThat(gates.ofRegister(1000, 501)).anyMatch(GateFigure::refuses);
    assertThat(gates.ofRegister(0, 0)).noneMatch(GateFigure::refuses);
  }

  @Test
  void aRegisterThatWasCutIsNotTakenForAShorterOne() {
    GateSettings settings = settings(0.3, GateLevel.REFUSE, 100);
    LandingGates gates =
        new LandingGates(
            settings,
            new PastFigures(List.of(Map.of(PastFigures.nameOf(DoNotCall.TABLE, "rows"), 1000.0))));
    assertThat(gates.ofRegister(0, 0)).as("none delivered").anyMatch(GateFigure::refuses);
    assertThat(gates.ofRegister(699, 0)).anyMatch(GateFigure::refuses);
    assertThat(gates.ofRegister(700, 0)).noneMatch(GateFigure::refuses);
    assertThat(gates.ofRegister(5000, 0)).noneMatch(GateFigure::refuses);
    LandingGates few =
        new LandingGates(
            settings,
            new PastFigures(List.of(Map.of(PastFigures.nameOf(DoNotCall.TABLE, "rows"), 99.0))));
    assertThat(few.ofRegister(0, 0))
        .noneMatch(GateFigure::refuses)
        .anyMatch(figure -> !figure.passed());
  }

  @Test
  void aShareOfAFewRowsWarnsWhereItWouldRefuse() {
    GateSettings settings = settings(0.25, GateLevel.REFUSE, 100);
    GateFigure few = settings.hold(Gate.UNKNOWN_AREA_SHARE, "t", "", 1, 99);
    assertThat(few.passed()).isFalse();
    assertThat(few.refuses()).isFalse();
    assertThat(settings.hold(Gate.UNKNOWN_AREA_SHARE, "t", "", 1, 100).refuses()).isTrue();
  }

  @Test
  void emptyAndMalformedFieldsAreSharesOfEveryRowByColumn() {
    FileFigures file = observations("35000001", null, "3500", "35000002");
    List<GateFigure> figures = gates(PastFigures.NONE).ofFile(file, OBSERVATION);
    assertThat(figures)
        .filteredOn(figure -> figure.column().equals(DeviceObservation.TAC))
        .extracting(GateFigure::gate, GateFigure::measured)
        .containsExactly(tuple(Gate.EMPTY_SHARE, 0.25), tuple(Gate.MALFORMED_SHARE, 0.25));
    assertThat(figure(figures, Gate.REJECTED_SHARE)).isEqualTo(0.5);
  }

  @Test
  void unknownTacsAreToldApartByTheAgeOfTheirReportingBodysRange() {
    TacCatalogue catalogue =
        catalogue(
            "35000005",
            Generation.TWO_G,
            "35000009",
            Generation.FOUR_G,
            "01000001",
            Generation.FOUR_G);
    List<GateFigure> figures =
        gates(PastFigures.NONE)
            .ofObservations(
                observations(
                    "35000005",
                    "35000009",
                    "35000010",
                    "35000007",
                    "99000001",
                    "00000000",
                    "10000017",
                    "35000005",
                    "35000005",
                    "35000005"),
                new SubscriberSample(),
                catalogue);
    assertThat(figure(figures, Gate.UNKNOWN_TAC_SHARE)).isEqualTo(0.5);
    assertThat(figure(figures, Gate.UNKNOWN_NEW_TAC_SHARE)).isEqualTo(0.1);
    assertThat(figure(figures, Gate.UNKNOWN_OLD_TAC_SHARE)).isEqualTo(0.1);
    assertThat(figure(figures, Gate.UNKNOWN_BODY_SHARE)).isEqualTo(0.2);
    assertThat(figure(figures, Gate.TEST_TAC_SHARE)).isEqualTo(0.1);
    assertThat(figure(figures, Gate.LOST_ZERO_SHARE)).isEqualTo(0.1);
    assertThat(figure(figures, Gate.TWO_G_ONLY_SHARE)).isEqualTo(0.4);
    assertThat(figure(figures, Gate.SNAPSHOT_OVERLAP)).isZero();
  }

  @Test
  void sharesAndCountsAreHeldAgainstTheLastWeeks() {
    PastFigures past =
        new PastFigures(
            List.of(
                Map.of(
                    "device_observation/rows", 8.0,
                    "device_observation/subscribers", 4.0,
                    "device_observation/unknown_tac_share/", 0.1,
                    "device_observation/two_g_only_share/", 0.9),
                Map.of("device_observation/rows", 12.0)));
    FileFigures file = observations("35000005", "35000006");
    List<GateFigure> figures = gates(past).ofFile(file, OBSERVATION);
    assertThat(figure(figures, Gate.ROW_COUNT_CHANGE)).isEqualTo(0.8);
    assertThat(figure(figures, Gate.SUBSCRIBER_COUNT_CHANGE)).isEqualTo(0.5);
    List<GateFigure> ofTacs =
        gates(past)
            .ofObservations(file, new SubscriberSample(), catalogue("35000005", Generation.TWO_G));
    assertThat(figure(ofTacs, Gate.UNKNOWN_TAC_SHARE_RISE)).isEqualTo(0.4);
    assertThat(figure(ofTacs, Gate.TWO_G_ONLY_SHARE_RISE)).isZero();
  }

  @Test
  void homesThatNoListHasAreCounted() {
    RowMeasures measures = new RowMeasures(SNAPSHOT.fileColumns().size());
    RowCheck check = new RowCheck(RowRules.of(SNAPSHOT, "north", WEEK), measures);
    for (String home : List.of("01", "01", "02", "99")) {
      String[] fields = new String[SNAPSHOT.fileColumns().size()];
      fields[0] = "%032x".formatted(home.hashCode());
      fields[1] = "VN-2004";
      fields[2] = home;
      fields[4] = "ACTIVE";
      fields[5] = "CONSUMER";
      assertThat(check.accepts(2, Arrays.stream(fields).map(UTF8String::fromString).toArray()))
          .isTrue();
    }
    var units =
        new AdministrativeUnits(
            List.of("01", "02").stream()
                .map(
                    code ->
                        new AdministrativeUnit(
                            new AreaCode("VN-2004", code),
                            AdministrativeUnit.Level.COMMUNE,
                            code,
                            Optional.empty()))
                .toList());
    FileFigures file = new FileFigures(SubscriberSnapshot.TABLE, 4, 0, 0, 0, measures);
    assertThat(
            figure(
                gates(PastFigures.NONE).ofSnapshot(file, units, AreaChanges.NONE),
                Gate.UNKNOWN_AREA_SHARE))
        .isEqualTo(0.25);
  }

  @Test
  void aProvinceThatGrowsIsFoundAmongThoseThatShrink() {
    var figure =
        gates(PastFigures.NONE)
            .ofProvinces(
                new TreeMap<>(Map.of("a", 1000L, "b", 100L, "c", 10L)),
                new TreeMap<>(Map.of("a", 500L, "b", 140L, "c", 10L, "new", 900L)));
    assertThat(figure.measured()).isEqualTo(0.4);
    assertThat(figure.refuses()).isTrue();
  }

  @Test
  void aCatalogueIsHeldAgainstThatOfTheWeekBefore() {
    TacCatalogue before =
        catalogue(
            "35000005",
            Generation.TWO_G,
            "35000006",
            Generation.TWO_G,
            "35000007",
            Generation.FOUR_G);
    TacCatalogue now = catalogue("35000005", Generation.FOUR_G, "35000006", Generation.TWO_G);
    List<GateFigure> figures = gates(PastFigures.NONE).ofCatalogue(now, before, 4);
    assertThat(figure(figures, Gate.CATALOGUE_SIZE_DROP)).isEqualTo(0.5);
    assertThat(figure(figures, Gate.CATALOGUE_CLASS_CHANGE_SHARE)).isEqualTo(0.5);
  }

  @Test
  void aSampleOfSubscribersDependsOnWhoTheyAreAlone() {
    long[] hashes = LongStream.range(0, 200_000).map(number -> mixed(number)).toArray();
    SubscriberSample whole = new SubscriberSample();
    Arrays.stream(hashes).forEach(whole::add);
    SubscriberSample parts = new SubscriberSample();
    for (int part = 6; part >= 0; part--) {
      SubscriberSample one = new SubscriberSample();
      for (int at = part; at < hashes.length; at += 7) {
        one.add(hashes[at]);
      }
      parts.add(one);
    }
    assertThat(parts.subscribers()).isEqualTo(whole.subscribers());
    assertThat((double) whole.subscribers()).isBetween(192_000.0, 208_000.0);
    SubscriberSample half = new SubscriberSample();
    Arrays.stream(hashes, 0, 100_000).forEach(half::add);
    assertThat(half.shareIn(whole)).isEqualTo(1);
    assertThat(whole.shareIn(half)).isBetween(0.48, 0.52);
  }

  private static long mixed(long number) {
    return XXH64.hashLong(number, 42);
  }

  @Test
  void devicesOfTooManySubscribersAreFoundWithTheirModel() {
    SharedDevices shared = new SharedDevices(2);
    shared.add(
        new long[] {
          7, 1, 35000001, 7, 2, 35000001, 8, 1, 35000002, 7, 3, 35000001, 8, 1, 35000002, 8, 1,
          35000002
        });
    assertThat(shared.devices()).isEqualTo(1);
    assertThat(shared.observations()).isEqualTo(3);
    assertThat(shared.greatest()).isEqualTo(3);
    assertThat(shared.devicesByTac()).containsOnly(Map.entry(35000001, 1L));
  }
}
