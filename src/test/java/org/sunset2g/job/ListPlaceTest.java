package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.oracle.Story;
import org.sunset2g.outreach.OutreachToken;
import org.sunset2g.vocabulary.IsoWeek;

/** List files of a first and of a further phase: whose they are, and how they are cleared. */
class ListPlaceTest {
  private static final IsoWeek WEEK = new IsoWeek(2024, 37);
  private static final String ASKING = Story.pseudonym(1);
  private static final String OTHER = Story.pseudonym(2);

  @TempDir Path output;
  private Path ofFirst;
  private Path ofFurther;

  @BeforeEach
  void writeLists() {
    ofFirst = output.resolve("lists/2024-W37/north/VN-2004_180_trang-dinh.csv");
    ofFurther = output.resolve("lists/2024-W37/north/phase2/VN-2004_180_trang-dinh.csv");
    write(ofFirst, "phase1", ASKING, OTHER);
    write(ofFurther, "phase2", OTHER, ASKING);
  }

  @Test
  void theFolderOfAFurtherPhaseNamesIt() {
    assertThat(ListPlace.of(ofFirst))
        .isEqualTo(
            new ListPlace(
                Optional.of(WEEK), "north", Optional.empty(), Optional.of("VN-2004/180")));
    assertThat(ListPlace.of(ofFurther))
        .isEqualTo(
            new ListPlace(
                Optional.of(WEEK), "north", Optional.of("phase2"), Optional.of("VN-2004/180")));
    assertThat(ListPlace.of(ofFurther.resolveSibling("unplaced.csv")).list()).hasValue("unplaced");
  }

  @Test
  void aListThatWasMovedSaysNothingOfItsWeek() {
    ListPlace moved = ListPlace.of(output.resolve("desk/north/list.csv"));

    assertThat(moved.week()).isEmpty();
    assertThat(moved.phase()).isEmpty();
    assertThat(moved.list()).isEmpty();
  }

  @Test
  void aPersonIsErasedFromTheListsOfEveryPhase() throws IOException {
    Persons persons =
        new Persons(new TreeMap<>(Map.of("north", new TreeSet<>(List.of(ASKING)))), Map.of());
    ListedPersons listed = new ListedPersons(output, List.of("phase1"), persons);

    // One of each phase, and what lists begin with.
    assertThat(listed.tokens()).hasSize(3).contains(ASKING);
    assertThat(listed.erase()).isEqualTo(2);
    assertThat(Files.readString(ofFirst)).isEqualTo(text("phase1", OTHER));
    assertThat(Files.readString(ofFurther)).isEqualTo(text("phase2", OTHER));
  }

  @Test
  void listsOfOldWeeksGoWithThoseOfFurtherPhases() {
    ListFiles files = new ListFiles(output);
    List<Path> old = files.before(WEEK.plus(1));

    assertThat(files.before(WEEK)).isEmpty();
    assertThat(ListFiles.size("lists", old).files()).isEqualTo(2);
    ListFiles.delete(old);
    assertThat(output.resolve("lists")).isEmptyDirectory();
  }

  private static void write(Path file, String phase, String... subscribers) {
    Story.writeText(file, text(phase, subscribers));
  }

  private static String text(String phase, String... subscribers) {
    StringBuilder text = new StringBuilder("token,commune\r\n");
    OutreachToken.Maker maker = new OutreachToken(phase, "north", WEEK, "VN-2004/180").maker();
    for (String subscriber : subscribers) {
      text.append(maker.of(subscriber)).append(",Xã A\r\n");
    }
    return text.toString();
  }
}
