package org.sunset2g.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.report.ChangeSplit.Bar;
import org.sunset2g.report.ChangeSplit.Cause;

class ChangeSplitTest {
  private final Map<Measure, Long> numbers = new EnumMap<>(Measure.class);

  @Test
  void theCausesHoldEveryFlowOnce() {
    assertThat(Arrays.stream(Cause.values()).flatMap(cause -> cause.measures().stream()))
        .containsExactlyInAnyOrderElementsOf(Measure.flowMeasures());
  }

  @Test
  void theCausesAddUpToTheChange() {
    account();
    ChangeSplit split = split();

    assertThat(split.change()).hasValue(-60);
    assertThat(split.parts().stream().mapToLong(part -> part.number().orElseThrow()).sum())
        .isEqualTo(-60);
    assertThat(number(split, Cause.CONVERTED)).hasValue(-80);
    assertThat(number(split, Cause.FELL_BACK)).hasValue(30);
    assertThat(number(split, Cause.MOVED)).hasValue(-10);
    assertThat(split.rest()).isEmpty();
  }

  @Test
  void whatTakesAwayIsDrawnToTheLeftAndWhatAddsToTheRight() {
    account();
    ChangeSplit split = split();

    // 90 down fill the left half; 30 up a third of the right one.
    assertThat(split.parts().get(Cause.CONVERTED.ordinal()).bar()).hasValue(new Bar(23, 177));
    assertThat(split.parts().get(Cause.MOVED.ordinal()).bar()).hasValue(new Bar(0, 23));
    assertThat(split.parts().get(Cause.FELL_BACK.ordinal()).bar()).hasValue(new Bar(200, 66));
    assertThat(split.parts().get(Cause.LEFT.ordinal()).bar()).isEmpty();
  }

  @Test
  void aWithheldCauseHasNoNumberAndTogetherTheyFillWhatTheOthersLeave() {
    account();
    numbers.remove(Measure.CONVERTED_SMARTPHONE);
    numbers.remove(Measure.MOVED_IN);
    ChangeSplit split = split();

    assertThat(number(split, Cause.CONVERTED)).isEmpty();
    assertThat(number(split, Cause.MOVED)).isEmpty();
    // -60 = +30 known and -90 not told.
    assertThat(split.rest()).hasValue(new Bar(0, 200));
  }

  @Test
  void withoutAPublishedClosingNumberNothingIsSaidOfTheRest() {
    account();
    numbers.remove(Measure.CLOSING);
    numbers.remove(Measure.CONVERTED_SMARTPHONE);

    assertThat(split().change()).isEmpty();
    assertThat(split().rest()).isEmpty();
  }

  private void account() {
    Measure.ofBalance().forEach(measure -> numbers.put(measure, 0L));
    numbers.putAll(
        Map.of(
            Measure.OPENING, 500L,
            Measure.CONVERTED_SMARTPHONE, 50L,
            Measure.CONVERTED_FEATURE_PHONE, 30L,
            Measure.REVERTED, 20L,
            Measure.DOWNGRADED, 10L,
            Measure.MOVED_IN, 15L,
            Measure.MOVED_OUT, 25L,
            Measure.CLOSING, 440L));
  }

  private ChangeSplit split() {
    return ChangeSplit.of(
        PublishedArea.COUNTRY,
        measure ->
            numbers.containsKey(measure)
                ? OptionalLong.of(numbers.get(measure))
                : OptionalLong.empty());
  }

  private static OptionalLong number(ChangeSplit split, Cause cause) {
    return List.copyOf(split.parts()).get(cause.ordinal()).number();
  }
}
