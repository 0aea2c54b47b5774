package org.sunset2g.feed.landing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunset2g.feed.landing.LandingFixture.SNAPSHOT;

import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.sunset2g.contract.Contracts;
import org.sunset2g.feed.text.ReferenceFile;
import org.sunset2g.storage.ReadFailure;

/** A file on a disk that fails: one whose first byte Linux cannot give, with EIO. */
class UnreadFileTest {
  private static final Path FAILING = Path.of("/proc/self/mem");

  @Test
  void aCsvFileOnAFailingDiskIsNotRefused() {
    failsToRead(() -> CsvPreflight.of(located(LandingFormat.CSV), Contracts.of(SNAPSHOT), 1 << 20));
    failsToRead(
        () -> CsvPreflight.of(located(LandingFormat.CSV_GZ), Contracts.of(SNAPSHOT), 1 << 20));
  }

  @Test
  void aParquetFileOnAFailingDiskIsNotRefused() {
    failsToRead(() -> ParquetPreflight.of(FAILING.getParent(), located(LandingFormat.PARQUET)));
  }

  @Test
  void aReferenceFileOnAFailingDiskIsNotRefused() {
    failsToRead(() -> ReferenceFile.open(FAILING));
  }

  private static LandingFolder.Located located(LandingFormat format) {
    return new LandingFolder.Located(FAILING, format);
  }

  private static void failsToRead(ThrowingCallable reading) {
    assertThatThrownBy(reading)
        .isInstanceOf(ReadFailure.class)
        .hasMessage("/proc/self/mem: Input/output error");
  }
}
