package org.sunset2g.report.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AreasFileTest {
  @Test
  void aNameIsFoundWithoutItsDiacritics() {
    Folding folding = new Folding();

    assertThat(folding.fold("Xã Đắk Ơ")).isEqualTo("xa dak o");
    assertThat(folding.fold("Phường Nguyễn Cư Trinh")).isEqualTo("phuong nguyen cu trinh");
    assertThat(folding.fold("Thị trấn  Ea T'Ling")).isEqualTo("thi tran ea t'ling");
  }

  @Test
  void aNameOfComposedLettersFoldsLikeOneOfSingleLetters() {
    Folding folding = new Folding();

    assertThat(folding.fold("Trươ\u0300ng")).isEqualTo(folding.fold("Trường"));
  }

  @Test
  void numbersAreWrittenAsDifferencesAndMissingWeeksAsPoints() {
    assertThat(AreasFile.series(new long[] {10, 10, 0, History.MISSING, 150}, 10))
        .isEqualTo("CAD.e");
    assertThat(AreasFile.series(new long[] {160}, 10)).isEqualTo("gB");
  }

  @Test
  void everyAreaHasALine() {
    Site site = new Site(SiteWorld.small(), Optional.empty());

    assertThat(AreasFile.text(site).split("\\\\n")).hasSize(site.pages().size());
  }
}
