package org.sunset2g.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AreaCodeTest {
  @Test
  void anAreaIsReadAsItIsWritten() {
    AreaCode area = AreaCode.parse("VN-2004/06007");
    assertThat(area).isEqualTo(new AreaCode("VN-2004", "06007"));
    assertThat(area).hasToString("VN-2004/06007");
    assertThat(AreaCode.parse("V/0")).isEqualTo(new AreaCode("V", "0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "06007", "/06007", "VN-2004/", "VN-2004/06/007", "VN//06007"})
  void anythingElseIsRefusedByName(String text) {
    assertThatThrownBy(() -> AreaCode.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was '" + text + "'");
  }

  @Test
  void theSystemOrdersBeforeTheCode() {
    assertThat(new AreaCode("A", "2")).isLessThan(new AreaCode("B", "1"));
    assertThat(new AreaCode("A", "2")).isGreaterThan(new AreaCode("A", "1"));
  }
}
