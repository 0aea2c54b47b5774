package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.feed.dump.DumpLimits;
import org.sunset2g.forecast.ForecastSettings;
import org.sunset2g.forecast.Scenario;
import org.sunset2g.ledger.HandsetRule;
import org.sunset2g.ledger.Phase;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.Segment;

/** Settings: defaults, over them a file, over that each {@code --set}. */
class ConfigurationTest {
  @TempDir Path folder;

  @Test
  void whatIsNotSetHasTheDocumentedDefault() {
    Configuration defaults = set();

    assertThat(defaults.ledger().quietAfterWeeks()).isEqualTo(4);
    assertThat(defaults.ledger().forgetAfterWeeks()).isEqualTo(26);
    assertThat(defaults.ledger().confirmationWeeks()).isEqualTo(2);
    assertThat(defaults.minimumCell()).isEqualTo(10);
    assertThat(defaults.forecasting())
        .isEqualTo(
            new ForecastingSettings(ForecastSettings.usual(), Scenario.USUAL_VISIT_SHARE, 30));
    assertThat(defaults.registry()).isEmpty();
    assertThat(defaults.tetDaysBefore()).isEqualTo(15);
    assertThat(defaults.tetDaysAfter()).isEqualTo(7);
    assertThat(defaults.operators()).isEmpty();
    assertThat(defaults.phases()).hasSize(1);
    assertThat(defaults.phases().get(0).name()).isEqualTo("phase1");
    assertThat(defaults.phases().get(0).atRisk())
        .isEqualTo(HandsetRule.ofClasses(HandsetClass.TWO_G_ONLY));
    assertThat(defaults.phases().get(0).exemptSegments()).containsExactly(Segment.M2M);
    assertThat(defaults.phases().get(0).cutOff()).hasToString("2024-10-16T00:00+07:00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "paths.landing=x",
        "paths.lake=x",
        "paths.output=x",
        "reference.tacCatalogue=x",
        "reference.capabilityOverlay=x",
        "reference.adminUnits=x",
        "reference.adminUnitChanges=x",
        "reference.registry=x",
        "blackout.tetDaysBefore=10",
        "blackout.tetDaysAfter=0",
        "operators=[one, two]",
        "operators=one",
        "phases=[{name: p, cutOff: '2025-01-01T00:00:00+07:00', atRisk: [THREE_G], target:"
            + " [FIVE_G]}]",
        "phases=[vietnam-2024-2g, vietnam-2026-gsm]",
        "phases=australia-2024-3g",
        "engine=spark",
        "memory.offHeap=2g",
        "memory.offHeap=1536m",
        "ledger.quietAfterWeeks=5",
        "ledger.forgetAfterWeeks=30",
        "ledger.confirmationWeeks=3",
        "dump.maxEmptyImeiShare=0.3",
        "dump.maxEmptyImsiShare=0.3",
        "dump.maxEmptyMsisdnShare=0.3",
        "dump.maxUncleanImeiShare=1",
        "dump.maxUncleanImsiShare=1",
        "dump.maxUncleanMsisdnShare=1",
        "dump.maxUncleanShare=1",
        "dump.smallFileRows=0",
        "dump.mobileCountryCodes=[452]",
        "dump.countryCodes=[84]",
        "dump.homeCountryCode=84",
        "dump.maxForeignImsiShare=0.3",
        "dump.maxForeignMsisdnShare=0.3",
        "dump.maxLostZeroShare=0.3",
        "dump.lostZeros=repair",
        "dump.maxTestImeiShare=0.3",
        "dump.minShareOfUsual=0.5",
        "dump.usualOfDumps=4",
        "dump.overridden=[EMPTY_MSISDN]",
        "disclosure.minimumCell=20",
        "forecast.paths=1000",
        "forecast.seed=2",
        "forecast.targetShare=0.1",
        "forecast.visitShare=[0.2, 0.4]",
        "forecast.delayDays=60",
        "engine=spark",
        "spark.sql.shuffle.partitions=7"
      })
  void everyKeyOfTheInterfaceCanBeSet(String assignment) {
    assertThat(set(assignment)).isNotEqualTo(set());
  }

  @ParameterizedTest
  @MethodSource("shippedPhases")
  void everyShippedPhaseCanBeRead(String name) {
    assertThat(set("phases=" + name).phases()).hasSize(1);
  }

  static List<String> shippedPhases() {
    return PhaseFiles.SHIPPED;
  }

  @Test
  void lakeAndLandingMayLieElsewhereAndNothingElseMay() {
    Configuration elsewhere = set("paths.lake=s3a://bucket/lake", "paths.landing=hdfs://h:8020/l");
    assertThat(elsewhere.lake().orElseThrow()).hasToString("s3a://bucket/lake");
    assertThat(elsewhere.landing().orElseThrow()).hasToString("hdfs://h:8020/l");
    for (String key : List.of("paths.output", "paths.scratch", "reference.tacCatalogue")) {
      assertThatThrownBy(() -> set(key + "=s3a://bucket/x"))
          .hasMessageContaining(key + " must lie on a file system that is mounted here");
    }
  }

  @Test
  void aSecretIsNamedByWhereItStands() {
    assertThat(set("catalogue.jdbc.password=${env:DB}").catalogue())
        .containsEntry("jdbc.password", "${env:DB}");
  }

  @Test
  void aSuspensionMovesTheCutOffToItsEnd() {
    Phase phase = set().phases().get(0);
    assertThat(phase.announcedCutOff()).hasToString("2024-09-16T00:00+07:00");
    assertThat(phase.cutOff()).hasToString("2024-10-16T00:00+07:00");
  }

  @Test
  void aPhaseFileIsFoundBesideTheConfiguration() throws IOException {
    Files.writeString(
        folder.resolve("own.yaml"),
        """
        name: own
        cutOff: "2027-01-01T00:00:00+07:00"
        atRisk:
          - TWO_G_ONLY
          - class: FOUR_G
            volte: "NO"
            sim: [2G, 3G]
        target: {class: [FOUR_G, FIVE_G], volte: "YES"}
        """);
    Path file = Files.writeString(folder.resolve("engine.yaml"), "phases: [own.yaml]\n");

    Phase own = Configuration.read(Optional.of(file), List.of()).phases().get(0);

    assertThat(own.atRisk().written())
        .isEqualTo("TWO_G_ONLY; or FOUR_G, VoLTE NO, SIM TWO_G/THREE_G");
    assertThat(own.target().written()).isEqualTo("FOUR_G/FIVE_G, VoLTE YES");
  }

  @ParameterizedTest
  @MethodSource("phasesThatCannotBe")
  void aPhaseThatCannotBeIsRefused(String phases, String message) {
    String whole =
        phases.replace("RULES", "name: p, cutOff: '2027-01-01T00:00:00+07:00', exemptSegments: []");
    assertThatThrownBy(() -> set("phases=" + whole))
        .isInstanceOf(ConfigurationProblem.class)
        .hasMessageContaining(message);
  }

  /** Reports and lists of a further phase lie in a folder with its name. */
  @ParameterizedTest
  @ValueSource(
      strings = {"..", "../up", "a/b", "index.html", "revisions.csv", "Phase", "pháse", "a b", ""})
  void aPhaseIsNotNamedWhatCannotBeAFolderBesideItsFiles(String name) {
    assertThatThrownBy(
            () ->
                set(
                    "phases=[vietnam-2024-2g, {name: '"
                        + name
                        + "', cutOff: '2027-01-01T00:00:00+07:00', atRisk: [THREE_G],"
                        + " target: [FIVE_G]}]"))
        .hasMessageContaining("phases.name must be lower-case letters, digits and underscores");
  }

  @ParameterizedTest
  @ValueSource(strings = {"area", "assets", "tables"})
  void aPhaseIsNotNamedLikeAFolderOfAReport(String name) {
    assertThatThrownBy(
            () ->
                set(
                    "phases=[vietnam-2024-2g, {name: "
                        + name
                        + ", cutOff: '2027-01-01T00:00:00+07:00', atRisk: [THREE_G],"
                        + " target: [FIVE_G]}]"))
        .hasMessageContaining("phases.name must be none of [area, assets, tables]");
  }

  @Test
  void noTwoPhasesHaveOneName() {
    assertThatThrownBy(() -> set("phases=[vietnam-2024-2g, vietnam-2024-2g]"))
        .hasMessageContaining("phases must have different names");
  }

  static List<Arguments> phasesThatCannotBe() {
    return List.of(
        Arguments.of("[vietnam-2024]", "id you mean 'vietnam-2024-2g'"),
        Arguments.of("[{RULES, atRisk: [{class: FOUR_G, volt: YES}]}]", "there is no 'volt'"),
        Arguments.of(
            "[{RULES, atRisk: [{volte: YES}]}]", "phases.atRisk must each name a handset class"),
        Arguments.of("[{RULES, atRisk: [{class: FOUR_G, sim: 6G}]}]", "'6G' is none of 2G"),
        Arguments.of(
            "[{RULES, atRisk: [{class: FOUR_G, volte: NO}], target: [FOUR_G]}]",
            "phase p has FOUR_G both at risk and as a target (VoLTE NO"),
        Arguments.of(
            "[{RULES, atRisk: [UNKNOWN], target: [FOUR_G]}]",
            "phases.atRisk name UNKNOWN, which stands for itself"),
        Arguments.of(
            "[{RULES, atRisk: [THREE_G], target: [FOUR_G], suspensions: [{from:"
                + " '2027-01-01T00:00:00+07:00', until: '2026-01-01T00:00:00+07:00'}]}]",
            "is not before"));
  }

  @Test
  void theDefaultsOfTheFileAreThoseOfTheLimits() {
    assertThat(set().dump()).isEqualTo(DumpLimits.defaults());
  }

  @ParameterizedTest
  @CsvSource({
    "disclosure.minimumcel=20, disclosure.minimumCell",
    "path.landing=x, paths",
    "paths.landings=x, paths.landing",
    "ledger.quietAfterWeek=5, ledger.quietAfterWeeks",
    "phases=[{nam: p}], phases.name",
    "phases=[{name: p; cutOff: 2025-01-01T00:00:00+07:00; atRisk: [TWO_G_ONY]}], TWO_G_ONLY",
    "engine=sparc, SPARK"
  })
  void anUnknownNameIsRefusedWithTheNearestOne(String assignment, String nearest) {
    assertThatThrownBy(() -> set(assignment.replace(';', ',')))
        .isInstanceOf(ConfigurationProblem.class)
        .hasMessageContaining("id you mean")
        .hasMessageContaining("'" + nearest + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "inflow.since=soon, inflow.since must be a day such as 2024-03-01",
    "disclosure.minimumCell=2, 'disclosure.minimumCell must be at least 5, was 2'",
    "ledger.quietAfterWeeks=0, was 0",
    "forecast.paths=99, 'forecast.paths must be from 100 to 100,000, was 99'",
    "forecast.seed=x, forecast.seed must be a whole number",
    "forecast.targetShare=2, 'forecast.targetShare must be from 0 to 1, was 2.0'",
    "forecast.visitShare=0.1, forecast.visitShare must be two numbers such as",
    "'forecast.visitShare=[0.3, 0.1]', forecast.visitShare: a range of shares rises from 0 to 1",
    "forecast.delayDays=0, 'forecast.delayDays must be from 1 to 731, was 0'",
    "gates.rejected_share.limit=-1, was -1.0",
    "blackout.tetDaysBefore=61, 'blackout.tetDaysBefore must be from 0 to 60, was 61'",
    "blackout.tetDaysAfter=-1, 'blackout.tetDaysAfter must be from 0 to 60, was -1'",
    "dump.maxEmptyImeiShare=1.5, 'dump.maxEmptyImeiShare must be from 0 to 1, was 1.5'",
    "retention.conversionWeeks=25, 'retention.conversionWeeks must be at least 26, was 25'",
    "dump.usualOfDumps=0, 'dump.usualOfDumps must be at least 1, was 0'",
    "dump.mobileCountryCodes=[84], is not of the form [0-9]{3}",
    "dump.overridden=[EMPTY_IMEL], Did you mean",
    "ledger.quietAfterWeeks=soon, ledger.quietAfterWeeks must be a whole number",
    "paths=x, paths has keys of its own"
  })
  void aValueOutOfItsRangeIsRefusedWithLimitAndValue(String assignment, String message) {
    assertThatThrownBy(() -> set(assignment))
        .isInstanceOf(ConfigurationProblem.class)
        .hasMessageContaining(message);
  }

  @Test
  void cometHasTwoThirdsOfTheHeapBesideItOrWhatIsSet() {
    long heap = Runtime.getRuntime().maxMemory();

    assertThat(set().offHeapBytes()).isEqualTo(Math.max(768L << 20, heap / 3 * 2));
    assertThat(set("memory.offHeap=1536m").offHeapBytes()).isEqualTo(1536L << 20);
    assertThat(set("memory.offHeap=2G").offHeapBytes()).isEqualTo(2L << 30);
  }

  @Test
  void memoryThatIsNoAmountIsRefused() {
    assertThatThrownBy(() -> set("memory.offHeap=lots"))
        .isInstanceOf(ConfigurationProblem.class)
        .hasMessageContaining("memory.offHeap must be a whole number with m or g, such as 2g");
  }

  @Test
  void anUnknownKeyOfAFileIsRefusedWithTheFileAndTheNearestOne() throws IOException {
    Path file = file("paths:\n  landig: x\n");

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(ConfigurationProblem.class)
        .hasMessageContaining("settings.yaml")
        .hasMessageContaining("paths.landing");
  }

  @Test
  void aFileThatIsNotYamlIsRefusedWithTheLine() throws IOException {
    Path file = file("paths:\n  landing: x\n lake: [\n");

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(ConfigurationProblem.class)
        .hasMessageMatching("(?s).*settings.yaml, line \\d+: .*");
  }

  @Test
  void aKeyGivenTwiceIsRefused() throws IOException {
    Path file = file("operators: [a]\noperators: [b]\n");

    assertThatThrownBy(() -> read(file)).isInstanceOf(ConfigurationProblem.class);
  }

  @Test
  void aMissingFileIsRefused() {
    assertThatThrownBy(() -> read(folder.resolve("none.yaml")))
        .isInstanceOf(ConfigurationProblem.class)
        .hasMessageContaining("none.yaml");
  }

  @Test
  void pathsOfAFileStartAtItsFolderAndThoseOfTheCommandLineWhereItIsGiven() throws IOException {
    Path file = file("paths:\n  landing: ../landing\n  lake: /far/lake\n");

    Configuration configuration = read(file, "paths.output=out");

    assertThat(configuration.landing())
        .contains(folder.resolve("../landing").toAbsolutePath().normalize());
    assertThat(configuration.lake()).contains(Path.of("/far/lake"));
    assertThat(configuration.output()).contains(Path.of("out").toAbsolutePath());
  }

  @Test
  void theLastOneThatSpeaksWins() throws IOException {
    Path file = file("disclosure:\n  minimumCell: 20\nledger:\n  quietAfterWeeks: 6\n");

    Configuration configuration =
        read(file, "disclosure.minimumCell=30", "disclosure.minimumCell=40");

    assertThat(configuration.minimumCell()).isEqualTo(40);
    assertThat(configuration.ledger().quietAfterWeeks()).isEqualTo(6);
    assertThat(configuration.ledger().forgetAfterWeeks()).isEqualTo(26);
  }

  @Test
  void anEmptyFileChangesNothing() throws IOException {
    assertThat(read(file(""))).isEqualTo(set());
  }

  @Test
  void theFilesOfTheJobsFolderAreValid() {
    assertThat(read(Path.of("jobs/local.yaml")).landing()).isPresent();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("settings.yaml"), text);
  }

  private static Configuration read(Path file, String... assignments) {
    return Configuration.read(Optional.of(file), List.of(assignments));
  }

  private static Configuration set(String... assignments) {
    return Configuration.read(Optional.empty(), List.of(assignments));
  }
}
