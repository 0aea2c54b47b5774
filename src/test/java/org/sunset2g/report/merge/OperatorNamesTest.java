package org.sunset2g.report.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sunset2g.report.Bilingual;
import org.sunset2g.vocabulary.IsoWeek;

/** What operators are called, and what is said of them. */
class OperatorNamesTest {
  private final OperatorNames anonymous =
      new OperatorNames(Naming.ANONYMOUS, List.of("VNPT", "VNPT-Mobi", "Viettel"));

  @Test
  void lettersFollowTheOrderOfTheOperators() {
    assertThat(anonymous.of("viettel ").written()).isEqualTo("Nhà mạng C / Operator C");
    assertThat(anonymous.together(List.of("Viettel", "VNPT")))
        .isEqualTo(new Bilingual("Nhà mạng C, Nhà mạng A", "Operator C, Operator A"));
  }

  @Test
  void afterZComesAA() {
    List<String> many = IntStream.range(0, 28).mapToObj(i -> "mạng " + i).toList();
    OperatorNames names = new OperatorNames(Naming.ANONYMOUS, many);

    assertThat(names.of("mạng 25").en()).isEqualTo("Operator Z");
    assertThat(names.of("mạng 27").en()).isEqualTo("Operator AB");
  }

  @Test
  void theLongestNameInATextIsReplacedWhateverItsCapitals() {
    assertThat(anonymous.said(new Bilingual("Tệp của vnpt-mobi, VNPT", "VNPT and VIETTEL")))
        .contains(new Bilingual("Tệp của Nhà mạng B, Nhà mạng A", "Operator A and Operator C"));
  }

  @Test
  void aTextWithANameInsideAWordIsNotSaid() {
    assertThat(anonymous.said(new Bilingual("Xem viettelfiles", "See there"))).isEmpty();
    assertThat(anonymous.mayBeSaid("hỏi Viettel")).isFalse();
    assertThat(anonymous.mayBeSaid("chưa gửi")).isTrue();
  }

  @Test
  void withNamesEverythingIsSaid() {
    OperatorNames named = new OperatorNames(Naming.BY_NAME, List.of("VNPT"));
    Bilingual text = new Bilingual("VNPT muộn", "VNPT late");

    assertThat(named.said(text)).contains(text);
    assertThat(named.of("VNPT").written()).isEqualTo("VNPT");
  }

  @Test
  void consecutiveWeeksAreDrawnTogether() {
    assertThat(
            MergeNotes.ranges(
                List.of("2024-W52", "2025-W01", "2025-W03").stream().map(IsoWeek::parse).toList()))
        .isEqualTo("2024-W52–2025-W01, 2025-W03");
    assertThat(MergeNotes.ranges(List.of())).isEmpty();
  }
}
