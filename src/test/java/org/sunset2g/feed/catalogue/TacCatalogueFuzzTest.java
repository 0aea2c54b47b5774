package org.sunset2g.feed.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import java.util.Optional;
import org.sunset2g.Fuzzed;
import org.sunset2g.reference.TacCatalogue;

/** TAC catalogues of every dialect. */
class TacCatalogueFuzzTest {
  @FuzzTest(maxDuration = "20s")
  void aCatalogueIsReadTheSameTwiceOrRefused(byte[] bytes) {
    Path file = Fuzzed.file("2024-09-01.csv", bytes);
    Fuzzed.refusal(
        () -> {
          TacCatalogue catalogue = TacCatalogueReader.read(file, Optional.empty());
          TacCatalogue again = TacCatalogueReader.read(file, Optional.empty());
          assertThat(again.entries()).containsExactlyElementsOf(catalogue.entries());
          assertThat(again.notes()).isEqualTo(catalogue.notes());
          assertThat(catalogue.classChangesAgainst(again)).isZero();
        });
  }
}
