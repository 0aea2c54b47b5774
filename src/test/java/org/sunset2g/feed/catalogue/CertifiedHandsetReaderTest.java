package org.sunset2g.feed.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.reference.CertifiedHandsets;
import org.sunset2g.vocabulary.Capability;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.Tac;

class CertifiedHandsetReaderTest {
  @TempDir private Path folder;

  @Test
  void aRowWithATacSpeaksOfThisTacOnlyAndOneWithoutOfTheWholeModel() throws IOException {
    CertifiedHandsets list =
        read("tac,manufacturer,model\n35000001,Nokia,105\n,Itel,it 2163\n,Itel,it 2163\n");

    assertThat(list.lists(entry("35000001", "", ""))).isTrue();
    assertThat(list.lists(entry("35000002", "Nokia", "105"))).isFalse();
    assertThat(list.lists(entry("35000003", "ITEL", "It-2163"))).isTrue();
    assertThat(list.lists(entry("35000004", "Itel", "it 2164"))).isFalse();
  }

  @Test
  void aListOfTacsAloneAndOneOfModelsAloneAreRead() throws IOException {
    assertThat(read("tac\n01234567\n").lists(entry("01234567", "", ""))).isTrue();
    assertThat(read("model,manufacturer\n105,Nokia\n").lists(entry("01234567", "nokia", "105")))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "manufacturer\\nNokia\\n ! line 1: the header has neither tac nor both manufacturer and model",
        "tac,manufacturer,model\\n,Nokia,\\n ! line 2: the row names no handset",
        "tac\\n1234567\\n ! line 2: TAC '1234567' has 7 digits"
      })
  void aListThatNamesNoHandsetIsRefused(String text, String message) {
    assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining(message);
  }

  private CertifiedHandsets read(String text) throws IOException {
    return CertifiedHandsetReader.read(Files.writeString(folder.resolve("certified.csv"), text));
  }

  private static CatalogueEntry entry(String tac, String manufacturer, String model) {
    return new CatalogueEntry(new Tac(tac), manufacturer, model, Capability.UNKNOWN);
  }
}
