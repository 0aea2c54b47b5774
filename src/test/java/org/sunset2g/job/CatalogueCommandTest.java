package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunset2g.oracle.Story;
import org.sunset2g.vocabulary.IsoWeek;

/** What {@code catalogue} says, and whom it counts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueCommandTest {
  private static final List<IsoWeek> WEEKS = List.of(new IsoWeek(2024, 35), new IsoWeek(2024, 36));

  /** x and y turn out to be 4G, z is no longer listed, u is new; nobody has z. */
  private static final String[] CHANGES = {
    "35999991 CHANGED TWO_G_ONLY FOUR_G UNKNOWN UNKNOWN FEATURE_PHONE FEATURE_PHONE 12 Maker Unheard of",
    "35999992 CHANGED TWO_G_ONLY FOUR_G UNKNOWN UNKNOWN FEATURE_PHONE FEATURE_PHONE <10 Maker Unheard of",
    "35999993 REMOVED FOUR_G - UNKNOWN - FEATURE_PHONE - 0 Maker Unheard of",
    "35999999 ADDED - TWO_G_ONLY - UNKNOWN - FEATURE_PHONE 10 Maker Unheard of"
  };

  private Path folder;
  private Path versions;

  /** Twelve have x, nine y, ten u; one more with x is gone in the second week, one changed it. */
  @BeforeAll
  void runTwoWeeks(@TempDir Path temporary) {
    folder = temporary;
    versions = folder.resolve("catalogue");
    Story.writeText(
        versions.resolve("2024-08-01.csv"),
        Story.catalogueKnowing("x", "2G", "y", "2G", "z", "2G|4G"));
    Story.writeText(
        versions.resolve("2024-09-15.csv"),
        Story.catalogueKnowing("x", "2G|4G", "y", "4G", "u", "2G"));
    Story story = new Story();
    people(story, 1, 12, "x");
    people(story, 21, 9, "y");
    people(story, 41, 10, "u");
    story.subscriber(61, "A x", "").subscriber(62, "A x", "A g");
    story.write(folder.resolve("landing"), "viettel", WEEKS);
    EngineRun.in(
            folder,
            "paths.landing=" + folder.resolve("landing"),
            "reference.tacCatalogue=" + versions)
        .weeks(WEEKS);
  }

  private static void people(Story story, int first, int count, String handset) {
    IntStream.range(first, first + count)
        .forEach(person -> story.subscriber(person, "A " + handset, "A " + handset));
  }

  @Test
  void weeksAreComparedByTheVersionsInForceAndSubscribersCounted() {
    CommandRun run = withLake("diff", "2024-W36", "2024-W37");

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(lines(run))
        .containsExactlyElementsOf(
            Stream.concat(
                    Stream.of(
                        "before: " + versions.resolve("2024-08-01.csv") + " (11 TACs)",
                        "after: " + versions.resolve("2024-09-15.csv") + " (11 TACs)",
                        "4 TACs differ: 1 added, 1 removed, 2 changed",
                        "subscribers by their handset of viettel 2024-W36",
                        "class before class after TACs subscribers",
                        "(not listed) TWO_G_ONLY 1 10",
                        "TWO_G_ONLY FOUR_G 2 ≥12",
                        "FOUR_G (not listed) 1 0",
                        "",
                        "tac change class_before class_after volte_before volte_after form_before"
                            + " form_after subscribers manufacturer model"),
                    Arrays.stream(CHANGES))
                .toList());
  }

  @Test
  void withoutALakeTheSameIsSaidAndNobodyCounted() {
    CommandRun run =
        CommandRun.of(
            "catalogue",
            "diff",
            versions.resolve("2024-08-01.csv").toString(),
            versions.resolve("2024-09-15.csv").toString());

    assertThat(run.code()).isZero();
    assertThat(lines(run))
        .contains("subscribers are not counted: paths.lake names no lake with a published week")
        .contains("TWO_G_ONLY FOUR_G 2 -")
        .contains(CHANGES[0].replace(" 12 ", " - "));
  }

  @Test
  void theListGoesToAFileInTheSameOrderOnEveryRun() throws IOException {
    Path file = folder.resolve("changes/of/catalogue.csv");
    CommandRun run = withLake("diff", "2024-08-01", "2024-09-15", "--to", file.toString());
    byte[] first = Files.readAllBytes(file);
    withLake("diff", "2024-W36", "2024-W37", "--to", file.toString());

    assertThat(run.err()).isEqualTo("4 rows in " + file + "\n");
    assertThat(run.out()).doesNotContain("35999991");
    assertThat(file).hasBinaryContent(first);
    assertThat(Files.readAllLines(file))
        .hasSize(5)
        .contains(
            "35999992,CHANGED,TWO_G_ONLY,FOUR_G,UNKNOWN,UNKNOWN,FEATURE_PHONE,FEATURE_PHONE,<10,"
                + "Maker,Unheard of")
        .contains("35999999,ADDED,,TWO_G_ONLY,,UNKNOWN,,FEATURE_PHONE,10,Maker,Unheard of");
  }

  @Test
  void equalCataloguesDoNotDiffer() {
    CommandRun run = withLake("diff", "2024-W35", "2024-W36");

    assertThat(run.code()).isZero();
    assertThat(run.out()).endsWith("no TAC differs in class, VoLTE or form\n");
  }

  @Test
  void aCatalogueWithConflictsIsCheckedToItsEndAndEndsAsTheWeekWould() {
    Path file = folder.resolve("conflicts.csv");
    Story.writeText(
        file,
        Story.catalogue()
            + "35000005,Maker,Four,smartphone,2G,NO\n"
            + "35000009,MAKER,f o u r,smartphone,2G|3G,NO\n"
            + "35000010,Maker,Three,smartphone,,\n");

    CommandRun run = CommandRun.of("catalogue", "check", file.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(lines(run))
        .contains(
            file + ", the plain catalogue: 10 TACs",
            "TACs listed more than once with different data: 1, of them with different"
                + " capability: 1",
            "the weekly run refuses this catalogue: keep one row per TAC",
            "35000005, in generations, volte",
            "line 6: Maker Four, FOUR_G, VoLTE YES, form smartphone",
            "line 10: Maker Four, TWO_G_ONLY, VoLTE NO, form smartphone",
            "models whose TACs are of several classes: 0",
            "models of which some TACs have a class and others have none: 1 (--unknown lists"
                + " them)");
  }

  @Test
  void aModelOfSeveralClassesIsNamedAndRefusesNothing() {
    Path file = folder.resolve("models.csv");
    Story.writeText(
        file,
        Story.catalogue()
            + "35000009,MAKER,f o u r,smartphone,2G|3G,NO\n"
            + "35000010,Maker,Three,smartphone,,\n");

    CommandRun run = CommandRun.of("catalogue", "check", file.toString(), "--unknown");

    assertThat(run.code()).isZero();
    assertThat(lines(run))
        .contains(
            "models whose TACs are of several classes: 1",
            "Maker Four: THREE_G 35000009; FOUR_G 35000005",
            "models of which some TACs have a class and others have none: 1",
            "Maker Three: UNKNOWN 35000010; THREE_G 35000003");
  }

  @Test
  void aWeekIsCheckedByTheVersionInForce() {
    assertThat(withLake("check", "2024-W37").out())
        .startsWith(versions.resolve("2024-09-15.csv") + ", the plain catalogue: 11 TACs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "check 2024-08-02 ! has no catalogue version of 2024-08-02; it has [2024-08-01.csv, 2024-09-15.csv]",
        "check 2024-02-31 ! there is no day 2024-02-31",
        "check 2024-W20 ! has no catalogue in force in 2024-W20",
        "check no/such.csv ! is not there",
        "diff 2024-W36 no/such.csv ! is not there"
      })
  void aCatalogueThatIsNotThereIsBadInput(String command, String message) {
    CommandRun run = withLake(command.split(" "));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message).contains("what to do").doesNotContain("\tat ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "catalogue ! diff, check",
        "catalogue diff 2024-W36 ! AFTER",
        "catalogue check 2024-W36 ! reference.tacCatalogue is not set",
        "catalogue diff a.csv b.csv --to c.txt ! .csv"
      })
  void wrongUsageEndsWithOne(String command, String message) {
    CommandRun run = CommandRun.of(command.split(" "));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("sunset2g: ").contains(message).doesNotContain("\tat ");
  }

  private CommandRun withLake(String... arguments) {
    return CommandRun.of(
        Stream.of(
                Stream.of("catalogue"),
                Arrays.stream(arguments),
                Stream.of(
                    "--set",
                    "paths.lake=" + folder.resolve("lake"),
                    "--set",
                    "reference.tacCatalogue=" + versions))
            .flatMap(each -> each)
            .toArray(String[]::new));
  }

  private static List<String> lines(CommandRun run) {
    return run.out().lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }
}
