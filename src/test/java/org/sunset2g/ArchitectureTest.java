package org.sunset2g;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

/** The floors of the house, and what is not done on them. */
@AnalyzeClasses(packages = "org.sunset2g", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "org.sunset2g.";
  private static final String[] RULES = {
    ROOT + "reference..",
    ROOT + "handset..",
    ROOT + "ledger..",
    ROOT + "registry..",
    ROOT + "outreach..",
    ROOT + "disclosure..",
    ROOT + "forecast..",
    ROOT + "quality..",
    ROOT + "pseudonym.."
  };
  private static final String[] EDGES = {
    ROOT + "feed..",
    ROOT + "lake..",
    ROOT + "report..",
    ROOT + "sheet..",
    ROOT + "synthetic..",
    ROOT + "watch..",
    ROOT + "zone.."
  };

  @ArchTest
  static final ArchRule aLowerFloorNeverKnowsAHigherOne =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage(ROOT + "(**)", "org.sunset2g")
          .layer("vocabulary")
          .definedBy(ROOT + "vocabulary..")
          .layer("contract")
          .definedBy(ROOT + "contract..")
          .layer("rules")
          .definedBy(RULES)
          .layer("formats")
          .definedBy(ROOT + "format..", ROOT + "storage..")
          .layer("edges")
          .definedBy(EDGES)
          .layer("job")
          .definedBy(ROOT + "job..")
          .whereLayer("job")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("edges")
          .mayOnlyBeAccessedByLayers("job")
          .whereLayer("formats")
          .mayOnlyBeAccessedByLayers("edges", "job")
          .whereLayer("rules")
          .mayOnlyBeAccessedByLayers("edges", "job")
          .whereLayer("contract")
          .mayOnlyBeAccessedByLayers("rules", "edges", "job")
          .ensureAllClassesAreContainedInArchitectureIgnoring("org.sunset2g");

  @ArchTest
  static final ArchRule theEdgesNeverMeet =
      slices()
          .assignedFrom(rooms("feed", "lake", "report", "sheet", "synthetic", "watch", "zone"))
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule referenceAsksNobody =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "reference..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "handset..",
              ROOT + "ledger..",
              ROOT + "outreach..",
              ROOT + "disclosure..",
              ROOT + "forecast..",
              ROOT + "quality..");

  @ArchTest
  static final ArchRule theRegistryAsksReferenceOnly =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "registry..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "handset..",
              ROOT + "ledger..",
              ROOT + "outreach..",
              ROOT + "disclosure..",
              ROOT + "forecast..",
              ROOT + "quality..");

  @ArchTest
  static final ArchRule handsetAsksReferenceOnly =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "handset..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "ledger..", ROOT + "outreach..", ROOT + "disclosure..", ROOT + "quality..");

  @ArchTest
  static final ArchRule theLedgerKnowsNothingOfWhatIsMadeOfIt =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "ledger..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "outreach..", ROOT + "disclosure..", ROOT + "quality..");

  @ArchTest
  static final ArchRule theForecastKnowsNothingButWhatIsPublished =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "forecast..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "handset..",
              ROOT + "ledger..",
              ROOT + "registry..",
              ROOT + "outreach..",
              ROOT + "quality..");

  @ArchTest
  static final ArchRule nothingBelowAsksTheForecast =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + "handset..", ROOT + "ledger..", ROOT + "outreach..", ROOT + "disclosure..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "forecast..");

  @ArchTest
  static final ArchRule outreachNeverMeetsDisclosure =
      slices().assignedFrom(rooms("outreach", "disclosure")).should().notDependOnEachOther();

  @ArchTest
  static final ArchRule listsOfPersonsNeverReachTheReport =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "outreach..", ROOT + "ledger..", ROOT + "handset..");

  @ArchTest
  static final ArchRule onlyTheZonesOwnCommandsOpenTheZone =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "zone..")
          .and()
          .haveNameNotMatching(
              ".*\\.(KeysCommand|KeysetOption|Pseudonymis(eCommand|ing)|ResolveCommand|ListResolution)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "zone..");

  @ArchTest
  static final ArchRule keysNeverTravel =
      noClasses()
          .that()
          .haveNameMatching(".*\\.pseudonym\\.PseudonymKey.*|.*\\.zone\\.Keyset.*")
          .should()
          .beAssignableTo(java.io.Serializable.class);

  @ArchTest
  static final ArchRule rulesOpenNoSessionAndNoFile =
      noClasses()
          .that()
          .resideInAnyPackage(RULES)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.io..", "java.nio..", "java.net..")
                  .and(resideOutsideOfPackage("java.nio.charset.."))
                  .and(not(type(java.io.Serializable.class))))
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(SparkSession.class);

  @ArchTest
  static final ArchRule rulesHaveNoClockAndNoChance =
      noClasses()
          .that()
          .resideInAnyPackage(RULES)
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.util.Random.class)
          .orShould()
          .callMethodWhere(call(java.time.temporal.TemporalAccessor.class, "now"))
          .orShould()
          .callMethodWhere(call(System.class, "currentTimeMillis", "nanoTime"))
          .orShould()
          .callMethodWhere(call(Math.class, "random"))
          .orShould()
          .callMethodWhere(
              call(
                  functions.class,
                  "rand",
                  "randn",
                  "uuid",
                  "current_date",
                  "current_timestamp",
                  "now",
                  "monotonically_increasing_id"));

  @ArchTest
  static final ArchRule rulesCountNothingAndKeepNothing =
      noClasses()
          .that()
          .resideInAnyPackage(RULES)
          .should()
          .callMethodWhere(
              call(
                  org.apache.spark.sql.Dataset.class,
                  "count",
                  "cache",
                  "persist",
                  "collect",
                  "collectAsList",
                  "toLocalIterator",
                  "show",
                  "write",
                  "writeTo"));

  @ArchTest
  static final ArchRule framesHoldNoFunctionsOfOurOwnButTheRulesOfAPhase =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ROOT + "ledger.PhaseOutcome")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("org\\.apache\\.spark\\.sql\\.(api\\.java\\.UDF.*|UDFRegistration)")
          .orShould()
          .callMethodWhere(call(functions.class, "udf", "udaf", "call_udf"))
          .orShould()
          .callMethodWhere(call(Encoders.class, "bean"));

  @ArchTest
  static final ArchRule noRoomIsForOddsAndEnds =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..utils..", "..helper..", "..manager..", "..common..")
          .orShould()
          .haveNameMatching(".*(Util|Utils|Helper|Manager|Common)");

  @ArchTest
  static final ArchRule onlyTheJobEndsTheProcess =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "job..")
          .should()
          .callMethodWhere(call(System.class, "exit"));

  @Test
  void everyRoomSaysWhatItIsFor() throws IOException {
    Path sources = Path.of("src/main/java/org/sunset2g");
    try (Stream<Path> folders = Files.walk(sources)) {
      List<Path> rooms =
          folders.filter(Files::isDirectory).filter(ArchitectureTest::holdsClasses).toList();
      assertThat(rooms)
          .hasSizeGreaterThan(10)
          .allSatisfy(
              room ->
                  assertThat(room.resolve("package-info.java"))
                      .content()
                      .containsPattern("(?s)/\\*\\*.{40,}\\*/\\s*package "));
    }
  }

  /** A call of one of those methods, whoever of the class or those below it declares it. */
  private static DescribedPredicate<JavaMethodCall> call(Class<?> owner, String... methods) {
    return DescribedPredicate.describe(
        owner.getSimpleName() + "." + String.join("|", methods),
        call ->
            call.getTargetOwner().isAssignableTo(owner)
                && List.of(methods).contains(call.getName()));
  }

  /** Each of those rooms as one, with all that lies below it. */
  private static SliceAssignment rooms(String... rooms) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return Arrays.stream(rooms)
            .filter(room -> (type.getPackageName() + ".").startsWith(ROOT + room + "."))
            .findFirst()
            .map(SliceIdentifier::of)
            .orElseGet(SliceIdentifier::ignore);
      }

      @Override
      public String getDescription() {
        return String.join(", ", rooms);
      }
    };
  }

  private static boolean holdsClasses(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".java"));
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
