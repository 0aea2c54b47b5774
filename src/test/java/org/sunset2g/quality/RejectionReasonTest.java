package org.sunset2g.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RejectionReasonTest {
  @ParameterizedTest
  @EnumSource
  void everyReasonIsASentenceAndStandsInTheTableOfReasons(RejectionReason reason)
      throws IOException {
    assertThat(reason.sentence()).matches("[A-Z].*\\.");
    assertThat(Files.readString(Path.of("data-schema/README.md")))
        .contains("| `" + reason + "` | ");
  }
}
