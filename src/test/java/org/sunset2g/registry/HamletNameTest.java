package org.sunset2g.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.junit.jupiter.api.Test;

class HamletNameTest {
  @Test
  void spellingsOfOneHamletAreEqual() {
    String beside = Normalizer.normalize("Bản Phố", Form.NFD);
    assertThat(HamletName.keyOf(" BẢN\u00a0 phố "))
        .isEqualTo("bản phố")
        .isEqualTo(HamletName.keyOf(beside));
  }

  @Test
  void marksMayStandBesideTheirLettersWhereAHamletIsLookedFor() {
    assertThat(HamletName.writingsOf("Bản Phố"))
        .containsExactly(
            "bản phố", Normalizer.normalize("bản phố", Form.NFD), "ba\u0309n phô\u0301");
    assertThat(HamletName.writingsOf("Km 7")).containsExactly("km 7");
  }
}
