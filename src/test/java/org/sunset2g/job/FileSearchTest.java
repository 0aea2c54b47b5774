package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSearchTest {
  private static final String PERSON = "7c".repeat(32);
  private static final FileSearch SEARCH = new FileSearch(null, Set.of(PERSON), Set.of());

  @TempDir Path folder;

  /** As the states of a lock do, which its holder replaces every few seconds. */
  @Test
  void nobodyIsInAFileThatWentMeanwhile() throws IOException {
    Path holding = Files.writeString(folder.resolve("list.csv"), "a," + PERSON + "\n");
    assertThat(
            SEARCH.in(
                List.of(
                    folder.resolve("00038-2e62.metadata.json"),
                    folder.resolve("manifest.avro"),
                    folder.resolve("letters.csv.gz"),
                    holding)))
        .containsExactly(holding);
  }

  @Test
  void aFileThatCannotBeReadIsNotTakenForOneWithoutThem() throws IOException {
    Path cut = Files.writeString(folder.resolve("manifest.avro"), "cut");
    assertThatThrownBy(() -> SEARCH.in(List.of(cut)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("manifest.avro");
  }
}
