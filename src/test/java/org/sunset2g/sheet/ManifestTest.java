package org.sunset2g.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.vocabulary.InputProblem;

class ManifestTest {
  @TempDir Path folder;

  @BeforeEach
  void twoFiles() throws IOException {
    Files.createDirectories(folder.resolve("teams"));
    Files.writeString(folder.resolve("teams/a b.html"), "a");
    Files.writeString(folder.resolve("care.csv"), "b");
    write();
  }

  @Test
  void theManifestSaysWhatForWhomAndUntilWhen() throws IOException {
    assertThat(folder.resolve("manifest.json"))
        .content()
        .startsWith("{\n  \"schema_version\" : 1,\n  \"operator\" : \"operator-a\",")
        .contains("\"made_for\" : \"huyện Tràng Định\"", "\"expires_on\" : \"2024-09-24\"")
        .containsSubsequence("care.csv", "HẠN CHẾ", "teams/a b.html", "LƯU HÀNH NỘI BỘ")
        .endsWith("}\n");
    ListManifest manifest = ManifestCheck.read(folder);
    assertThat(manifest).isEqualTo(write());
    assertThat(manifest.files().get(0))
        .isEqualTo(
            new ListManifest.Entry(
                "care.csv",
                Classification.RESTRICTED,
                1,
                "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d"));
  }

  @Test
  void checksumsAreThoseOfTheWellKnownTool() throws IOException {
    assertThat(Files.readAllLines(folder.resolve("checksums.sha256")))
        .hasSize(3)
        .startsWith(
            "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d  care.csv",
            "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  teams/a b.html")
        .last()
        .asString()
        .endsWith("  manifest.json");
  }

  @Test
  void aFolderAsItWasMadeIsWhole() throws IOException {
    assertThat(ManifestCheck.verify(folder).isWhole()).isTrue();
  }

  @Test
  void missingAddedAndChangedFilesAreNamed() throws IOException {
    Files.delete(folder.resolve("care.csv"));
    Files.writeString(folder.resolve("teams/a b.html"), "x");
    Files.writeString(folder.resolve("teams/more.html"), "y");
    ManifestCheck check = ManifestCheck.verify(folder);
    assertThat(check.isWhole()).isFalse();
    assertThat(check.missing()).containsExactly("care.csv");
    assertThat(check.changed()).containsExactly("teams/a b.html");
    assertThat(check.added()).containsExactly("teams/more.html");
  }

  @Test
  void aManifestThatWasRewrittenIsFoundByTheChecksums() throws IOException {
    Path manifest = folder.resolve("manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace("09-24", "12-24"));
    assertThat(ManifestCheck.verify(folder).changed()).containsExactly("checksums.sha256");
    Files.delete(folder.resolve("checksums.sha256"));
    assertThat(ManifestCheck.verify(folder).missing()).containsExactly("checksums.sha256");
  }

  @Test
  void aManifestNamesNoFileOutsideItsFolder() throws IOException {
    Path manifest = folder.resolve("manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace("care.csv", "../care.csv"));
    assertThatThrownBy(() -> ManifestCheck.verify(folder))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("'../care.csv' is no path below the folder");
  }

  @Test
  void aFolderWithoutAManifestOrWithABrokenOneIsRefused() throws IOException {
    Files.writeString(folder.resolve("manifest.json"), "{\"schema_version\": 1");
    assertThatThrownBy(() -> ManifestCheck.verify(folder))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("not a manifest");
    Files.delete(folder.resolve("manifest.json"));
    assertThatThrownBy(() -> ManifestCheck.verify(folder))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("there is no manifest");
  }

  private ListManifest write() throws IOException {
    return ManifestFolder.write(
        folder,
        "operator-a",
        SampleSheets.WEEK,
        "2024-W37-r2",
        "huyện Tràng Định",
        SampleSheets.EXPIRES,
        path -> path.endsWith(".csv") ? Classification.RESTRICTED : Classification.INTERNAL);
  }
}
