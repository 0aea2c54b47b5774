package org.sunset2g.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.pseudonym.IdentifierKind;
import org.sunset2g.vocabulary.InputProblem;

/** The crosswalk: merged over weeks, sealed, and never within a delivery. */
class CrosswalkTest {
  @TempDir Path folder;
  private Keyset keyset;
  private Path file;
  private Crosswalk crosswalk;

  @BeforeEach
  void makeKeys() {
    keyset = KeysetFile.create(folder.resolve("keys.json"), Clock.systemUTC());
    file = folder.resolve("crosswalk");
    crosswalk = new Crosswalk(file, keyset);
  }

  @Test
  void weeksAreMergedWithoutRepeats() {
    merge(entry("a", "84900000001"), entry("c", "84900000003"));
    long count = merge(entry("a", "84900000001"), entry("b", "84900000002"));

    assertThat(count).isEqualTo(3);
    assertThat(read(crosswalk))
        .containsExactly(
            entry("a", "84900000001"), entry("b", "84900000002"), entry("c", "84900000003"));
  }

  @Test
  void aSealedCrosswalkShowsNoNumberAndIsForItsOwnerOnly() throws IOException {
    merge(entry("a", "84900000001"));

    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .startsWith("sunset2g crosswalk v1 sealed " + keyset.primary().id())
        .doesNotContain("900000001");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aPlainCrosswalkIsReadToo() throws IOException {
    crosswalk.merge(List.of(entry("a", "84900000001")).iterator(), Crosswalk.Sealing.PLAIN);

    assertThat(Files.readString(file)).contains("84900000001");
    assertThat(read(crosswalk)).containsExactly(entry("a", "84900000001"));
  }

  @Test
  void aCrosswalkSealedUnderAnOldKeyOpensAfterARotation() {
    merge(entry("a", "84900000001"));
    Keyset rotated = KeysetFile.rotate(folder.resolve("keys.json"), Clock.systemUTC());

    assertThat(read(new Crosswalk(file, rotated))).hasSize(1);
  }

  @Test
  void anotherKeysetDoesNotOpenIt() {
    merge(entry("a", "84900000001"));
    Keyset other = KeysetFile.create(folder.resolve("other.json"), Clock.systemUTC());

    assertThatThrownBy(() -> read(new Crosswalk(file, other)))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("no key " + keyset.primary().id());
  }

  @Test
  void aCutOrChangedCrosswalkIsRefused() throws IOException {
    merge(entry("a", "84900000001"), entry("b", "84900000002"));
    byte[] whole = Files.readAllBytes(file);
    byte[] changed = whole.clone();
    changed[whole.length - 20] ^= 1;
    byte[] renamed = whole.clone();
    renamed[0] = 'S';

    for (byte[] damaged :
        List.of(Arrays.copyOf(whole, whole.length - 1), Arrays.copyOf(whole, 60), changed)) {
      Files.write(file, damaged);
      assertThatThrownBy(() -> read(crosswalk))
          .isInstanceOf(InputProblem.class)
          .hasMessageContaining("damaged, or sealed with another keyset");
    }
    Files.write(file, renamed);
    assertThatThrownBy(() -> read(crosswalk)).hasMessageContaining("is not a crosswalk");
  }

  @Test
  void twoNumbersOfOnePseudonymAreRefusedAndNothingIsChanged() throws IOException {
    merge(entry("a", "84900000001"));
    byte[] before = Files.readAllBytes(file);

    assertThatThrownBy(() -> merge(entry("a", "84900000009")))
        .isInstanceOf(InputProblem.class)
        .hasMessageNotContaining("84900000009");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (var left = Files.list(folder)) {
      assertThat(left).noneMatch(path -> path.toString().endsWith(".part"));
    }
  }

  @Test
  void aCrosswalkThatOthersCanReadIsRefused() throws IOException {
    merge(entry("a", "84900000001"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw----r--"));

    assertThatThrownBy(() -> read(crosswalk)).hasMessageContaining("mode 0604");
  }

  @Test
  void aCrosswalkWithinTheDeliveryIsRefusedEvenThroughALink() throws IOException {
    Path delivery = Files.createDirectories(folder.resolve("landing"));
    Path link = Files.createSymbolicLink(folder.resolve("aside"), delivery);

    for (Path within :
        List.of(
            delivery.resolve("crosswalk"),
            delivery.resolve("x/../viettel/crosswalk"),
            link.resolve("crosswalk"))) {
      assertThatThrownBy(() -> Crosswalk.refuseWithin(within, delivery))
          .isInstanceOf(InputProblem.class)
          .hasMessageContaining("inside the delivery folder");
    }
    Crosswalk.refuseWithin(folder.resolve("landing-secret/crosswalk"), delivery);
  }

  @Test
  void oneThatCannotBeLookedAtIsNotBegunAnew() throws IOException {
    Files.createSymbolicLink(file, file);

    assertThatThrownBy(() -> merge(entry("a", "84900000001"))).isInstanceOf(InputProblem.class);
    assertThat(file).isSymbolicLink();
  }

  private long merge(CrosswalkEntry... entries) {
    return crosswalk.merge(List.of(entries).iterator(), Crosswalk.Sealing.SEALED);
  }

  private CrosswalkEntry entry(String letter, String number) {
    return new CrosswalkEntry(
        IdentifierKind.MSISDN, keyset.ids().get(0), letter.repeat(64), number);
  }

  private static List<CrosswalkEntry> read(Crosswalk crosswalk) {
    List<CrosswalkEntry> all = new ArrayList<>();
    try (Crosswalk.Entries entries = crosswalk.entries()) {
      entries.forEachRemaining(all::add);
    }
    return all;
  }
}
