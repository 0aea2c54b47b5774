package org.sunset2g.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.pseudonym.IdentifierKind;
import org.sunset2g.vocabulary.InputProblem;

/** Keyset files: who may read them, what they keep, and what is said about them. */
class KeysetFileTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-09-09T08:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void aNewKeysetIsForItsOwnerOnly() throws IOException {
    Path file = folder.resolve("keys.json");
    KeysetFile.create(file, CLOCK);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aKeysetIsNeverReplacedByANewOne() throws IOException {
    Path file = folder.resolve("keys.json");
    KeysetFile.create(file, CLOCK);
    String before = Files.readString(file);

    assertThatThrownBy(() -> KeysetFile.create(file, CLOCK))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("is there already");
    assertThat(file).hasContent(before);
  }

  @Test
  void aKeysetThatOthersCanReadIsRefusedWithModeAndCure() throws IOException {
    Path file = folder.resolve("keys.json");
    KeysetFile.create(file, CLOCK);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertThatThrownBy(() -> KeysetFile.read(file))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("mode 0640 (rw-r-----)")
        .hasMessageContaining("chmod 600 " + file);
  }

  @Test
  void aRotatedKeysetKeepsItsOldKeys() {
    Path file = folder.resolve("keys.json");
    Keyset before = KeysetFile.create(file, CLOCK);
    Keyset after = KeysetFile.rotate(file, CLOCK);

    assertThat(after.ids()).hasSize(2).startsWith(before.primary().id());
    assertThat(after.primary().id()).isNotEqualTo(before.primary().id());
    assertThat(pseudonym(KeysetFile.read(file), before.primary().id()))
        .isEqualTo(pseudonym(before, before.primary().id()))
        .isNotEqualTo(pseudonym(after, after.primary().id()));
    assertThat(KeysetFile.read(file).entries())
        .extracting(Keyset.Entry::isPrimary)
        .containsExactly(false, true);
  }

  @Test
  void aFileThatIsNoKeysetIsRefusedWithoutAQuotation() throws IOException {
    for (String text : new String[] {"84912345678", "{\"format\": 84912345678", "{}", ""}) {
      Path file = folder.resolve("other.json");
      Files.writeString(file, text);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

      assertThatThrownBy(() -> KeysetFile.read(file))
          .isInstanceOf(InputProblem.class)
          .hasMessageContaining("is not a keyset")
          .hasMessageNotContaining("84912345678")
          .hasNoCause();
    }
  }

  @Test
  void theEnvironmentNamesAFileOrHoldsTheKeyset() throws IOException {
    Path file = folder.resolve("keys.json");
    String id = KeysetFile.create(file, CLOCK).primary().id();
    String content = Files.readString(file);

    assertThat(found(Map.of("SUNSET2G_KEYSET", file.toString()))).isEqualTo(id);
    assertThat(found(Map.of("SUNSET2G_KEYSET_JSON", content))).isEqualTo(id);
    assertThatThrownBy(() -> found(Map.of("SUNSET2G_KEYSET", "x", "SUNSET2G_KEYSET_JSON", content)))
        .hasMessageContaining("both set");
    assertThatThrownBy(() -> found(Map.of())).hasMessageContaining("keys create");
  }

  @Test
  void aKeyThatIsNotThereIsNamedWithThoseThatAre() {
    Keyset keyset = KeysetFile.create(folder.resolve("keys.json"), CLOCK);

    assertThatThrownBy(() -> keyset.key("ffffffff"))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("no key ffffffff")
        .hasMessageContaining(keyset.primary().id());
  }

  private static String found(Map<String, String> environment) {
    return KeysetFile.find(Optional.empty(), environment).primary().id();
  }

  private static String pseudonym(Keyset keyset, String key) {
    return keyset.key(key).hasher().pseudonym(IdentifierKind.MSISDN, "84912345678");
  }
}
