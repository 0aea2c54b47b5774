package org.sunset2g.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunset2g.disclosure.Measure.CLOSING;
import static org.sunset2g.disclosure.Measure.OPENING;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

class RevisedFigureTest {
  private static final IsoWeek WEEK = IsoWeek.parse("2024-W36");
  private static final PublishedArea PROVINCE =
      new PublishedArea(AreaLevel.PROVINCE, new AreaCode("VN-2004", "20"), "Tỉnh Lạng Sơn");
  private static final PublishedArea DISTRICT =
      new PublishedArea(AreaLevel.DISTRICT, new AreaCode("VN-2004", "180"), "Huyện Tràng Định");
  private static final OptionalLong HIDDEN = OptionalLong.empty();

  @Test
  void onlyWhatDiffersIsRevisedAndInItsOrder() {
    List<PublishedRow> before =
        List.of(row(DISTRICT, CLOSING, 40), row(PROVINCE, CLOSING, 70), row(PROVINCE, OPENING, 90));
    List<PublishedRow> after =
        List.of(row(PROVINCE, OPENING, 90), row(PROVINCE, CLOSING, 50), row(DISTRICT, CLOSING, 60));

    assertThat(RevisedFigure.between(before, after))
        .containsExactly(
            figure(PROVINCE, OptionalLong.of(70), OptionalLong.of(50), false),
            figure(DISTRICT, OptionalLong.of(40), OptionalLong.of(60), false));
    assertThat(RevisedFigure.between(before, after))
        .extracting(RevisedFigure::difference)
        .containsExactly(OptionalLong.of(-20), OptionalLong.of(20));
  }

  @Test
  void aFigureThatEitherRevisionWithholdsTellsNoNumber() {
    List<PublishedRow> told = List.of(row(PROVINCE, CLOSING, 70));
    List<PublishedRow> hidden = List.of(row(PROVINCE, CLOSING, HIDDEN));

    for (List<RevisedFigure> revised :
        List.of(RevisedFigure.between(told, hidden), RevisedFigure.between(hidden, told))) {
      assertThat(revised).containsExactly(figure(PROVINCE, HIDDEN, HIDDEN, true));
      assertThat(revised.get(0).difference()).isEmpty();
    }
    assertThat(RevisedFigure.between(hidden, hidden)).isEmpty();
    assertThatThrownBy(() -> figure(PROVINCE, OptionalLong.of(70), HIDDEN, true))
        .hasMessageContaining("has no number");
  }

  @Test
  void anAreaOfOneRevisionOnlyHasNoDifference() {
    List<RevisedFigure> revised =
        RevisedFigure.between(List.of(), List.of(row(DISTRICT, CLOSING, 60)));

    assertThat(revised).containsExactly(figure(DISTRICT, HIDDEN, OptionalLong.of(60), false));
    assertThat(revised.get(0).difference()).isEmpty();
  }

  private static RevisedFigure figure(
      PublishedArea area, OptionalLong before, OptionalLong after, boolean withheld) {
    return new RevisedFigure("phase1", WEEK, area, CLOSING, before, after, withheld);
  }

  private static PublishedRow row(PublishedArea area, Measure measure, long number) {
    return row(area, measure, OptionalLong.of(number));
  }

  private static PublishedRow row(PublishedArea area, Measure measure, OptionalLong number) {
    return new PublishedRow("phase1", WEEK, area, measure, number);
  }
}
