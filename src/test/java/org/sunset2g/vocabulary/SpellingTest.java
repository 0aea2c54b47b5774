package org.sunset2g.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  private static final List<String> KNOWN = List.of("week", "operator", "minimumCell");

  @ParameterizedTest
  @CsvSource({
    "weak, week",
    "WEEK, week",
    "wk, week",
    "operater, operator",
    "minimumcell, minimumCell",
    "minimumSells, minimumCell"
  })
  void aSlipIsTakenForWhatWasMeant(String written, String meant) {
    assertThat(Spelling.nearest(written, KNOWN)).contains(meant);
    assertThat(Spelling.suggestion(written, KNOWN)).isEqualTo(" Did you mean '" + meant + "'?");
  }

  @ParameterizedTest
  @CsvSource({"x", "phase", "municipality"})
  void anotherWordIsNot(String written) {
    assertThat(Spelling.nearest(written, KNOWN)).isEmpty();
    assertThat(Spelling.suggestion(written, KNOWN)).isEmpty();
  }

  /** Three of nine letters are a third; with eight letters, two may differ. */
  @Test
  void atMostAThirdOfTheLettersMayDiffer() {
    assertThat(Spelling.nearest("abcdefxyz", List.of("abcdefghi"))).contains("abcdefghi");
    assertThat(Spelling.nearest("abcdexyz", List.of("abcdefgh"))).isEmpty();
    assertThat(Spelling.nearest("abcdefyz", List.of("abcdefgh"))).contains("abcdefgh");
  }

  @Test
  void ofTwoThatAreEquallyNearTheFirstByTheAlphabetIsMeant() {
    assertThat(Spelling.nearest("cat", List.of("hat", "bat"))).contains("bat");
  }
}
