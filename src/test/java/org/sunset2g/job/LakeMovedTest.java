package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.LakeFormat;
import org.sunset2g.lake.LakeLock;
import org.sunset2g.vocabulary.InputProblem;

/** A lake that lies elsewhere than it was written. */
class LakeMovedTest {
  private static final String STORED = "with-delete-files";

  @TempDir private Path folder;
  private Path lake;

  @BeforeEach
  void unpack() {
    lake = StoredLakes.lake(STORED, folder.resolve("here"));
  }

  @Test
  void itIsRefusedUntilItNamesItsOwnFiles() throws IOException {
    CommandRun refused = export(lake, "ledger");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains(StoredLakes.PLACE + "/warehouse")
        .contains(lake + "/warehouse")
        .contains("sunset2g lake moved");

    SortedMap<String, String> before = contents(lake);
    CommandRun dryRun = moved(lake, "--dry-run");
    assertThat(dryRun.code()).as(dryRun.err()).isZero();
    assertThat(dryRun.out()).contains("subscriber_snapshot").contains(StoredLakes.PLACE);
    assertThat(contents(lake)).isEqualTo(before);

    CommandRun done = moved(lake);
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(naming(StoredLakes.PLACE)).isEmpty();
    assertThat(moved(lake).out()).startsWith("nothing to do");
    // The header and the rows of the week's ledger, and rows of which delete files hide some.
    assertThat(export(lake, "ledger").code()).isZero();
    assertThat(Files.readAllLines(folder.resolve("ledger.csv"))).hasSize(28);
    assertThat(LakeFormat.of(lake)).hasValue(LakeFormat.CURRENT);
  }

  @Test
  void aCopyBesideItsOriginalIsRefusedAndThenLeavesTheOriginalAlone() throws IOException {
    moved(lake);
    SortedMap<String, String> original = contents(lake);
    Path copy = folder.resolve("copy/lake");
    FileUtils.copyDirectory(lake.toFile(), copy.toFile());
    assertThat(refusal(copy)).contains(lake + "/warehouse");

    assertThat(moved(copy).code()).isZero();

    assertThat(contents(lake)).isEqualTo(original);
    assertThat(refusal(copy)).isEmpty();
  }

  @Test
  void aMoveThatWasKilledIsFinishedByAnother() throws IOException {
    Path other = folder.resolve("other/lake");
    FileUtils.copyDirectory(lake.toFile(), other.toFile());
    // All files as they are when a move has written everything but the catalogue's switch.
    FileUtils.copyFile(lake.resolve("catalogue.db").toFile(), folder.resolve("old.db").toFile());
    SortedMap<String, String> before = contents(lake);
    assertThat(moved(lake).code()).isZero();
    for (String file : before.keySet()) {
      if (!Files.exists(lake.resolve(file))) {
        Files.copy(other.resolve(file), lake.resolve(file));
      }
    }
    Files.copy(
        folder.resolve("old.db"),
        lake.resolve("catalogue.db"),
        StandardCopyOption.REPLACE_EXISTING);
    // One delete file was written, and had not yet taken the place of the old one.
    Path deletes =
        lake.resolve(
            before.keySet().stream()
                .filter(file -> file.endsWith("-deletes.parquet"))
                .findFirst()
                .orElseThrow());
    Files.move(deletes, deletes.resolveSibling(deletes.getFileName() + ".moved"));

    assertThat(refusal(lake)).isNotEmpty();
    CommandRun again = moved(lake);
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(naming(StoredLakes.PLACE)).isEmpty();
    assertThat(deletes).exists();
    assertThat(refusal(lake)).isEmpty();
  }

  @Test
  void aCopyThatIsNotWholeIsRefusedAndLeftAsItIs() throws IOException {
    SortedMap<String, String> whole = contents(lake);
    String lost =
        whole.keySet().stream().filter(file -> file.endsWith(".parquet")).findFirst().orElseThrow();
    Files.delete(lake.resolve(lost));
    SortedMap<String, String> before = contents(lake);

    CommandRun refused = moved(lake);

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(lost).contains("was not copied whole");
    assertThat(contents(lake)).isEqualTo(before);
  }

  @Test
  void itWaitsForNobodyAndTakesNothingFromOthers() throws IOException {
    try (LakeLock lock = LakeLock.take(lake)) {
      assertThat(moved(lake).code()).isEqualTo(Sunset2g.NOT_YET);
    }
    CommandRun elsewhere = moved(lake, "--from", "/somewhere/else");
    assertThat(elsewhere.code()).isEqualTo(2);
    assertThat(elsewhere.err()).contains("knows no table of it from /somewhere/else");
    assertThat(moved(lake, "--from", StoredLakes.PLACE).code()).isZero();
  }

  @Test
  void aLakeWithoutItsCatalogueIsNotTakenForAnEmptyOne() throws IOException {
    Files.delete(lake.resolve("catalogue.db"));
    assertThat(refusal(lake)).contains("the catalogue knows no table");
  }

  @Test
  void aNewerLakeIsRefusedWithBothNumbers() throws IOException {
    Files.writeString(lake.resolve("lake.json"), "{\"format\": 99}");
    for (String refused : List.of(refusal(lake), moved(lake).err())) {
      assertThat(refused)
          .contains("format 99")
          .contains("formats up to " + LakeFormat.CURRENT)
          .contains("restore the backup");
    }
  }

  private CommandRun moved(Path of, String... options) {
    return command(of, "lake moved", options);
  }

  /** What every command that opens the lake says, without the session that most of them need. */
  private static String refusal(Path of) {
    try {
      Lake.look(of, Map.of());
      return "";
    } catch (InputProblem refused) {
      return refused.getMessage();
    }
  }

  private CommandRun export(Path of, String table) {
    String to = folder.resolve(table + ".csv").toString();
    return command(
        of, "export", "--table", table, "--week", StoredLakes.LAST.toString(), "--to", to);
  }

  private static CommandRun command(Path of, String name, String... options) {
    List<String> arguments = new ArrayList<>(Arrays.asList(name.split(" ")));
    arguments.addAll(Arrays.asList(options));
    arguments.addAll(List.of("--set", "paths.lake=" + of));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  /** Files that name the place; run records say what was typed, and go on saying so. */
  private List<String> naming(String place) throws IOException {
    return contents(lake).entrySet().stream()
        .filter(file -> !file.getKey().startsWith("runs/"))
        .filter(file -> file.getValue().contains(place))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static SortedMap<String, String> contents(Path of) throws IOException {
    SortedMap<String, String> contents = new TreeMap<>();
    for (String file : new TreeSet<>(new LakeOnDisk(of).files())) {
      if (!file.equals(".lock")) {
        contents.put(file, Files.readString(of.resolve(file), StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }
}
