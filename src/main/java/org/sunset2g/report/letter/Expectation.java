package org.sunset2g.report.letter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sunset2g.forecast.AreaForecast;
import org.sunset2g.forecast.Expected;

/** What is expected of the week after the letter's, and of the cut-off. */
record Expectation(Subject subject) {

  /** A sentence each; none where nothing is expected. */
  List<String> inWords() {
    return subject
        .content()
        .asNow()
        .flatMap(forecast -> forecast.find(subject.area().code()))
        .map(this::inWords)
        .orElse(List.of());
  }

  private List<String> inWords(AreaForecast area) {
    LocalDate nextSunday = subject.week().plus(1).sunday();
    List<String> sentences = new ArrayList<>();
    area.expected().stream()
        .filter(expected -> expected.day().equals(nextSunday) && !expected.isCutOff())
        .map(
            expected ->
                "Dự báo nếu tình hình tiếp diễn như hiện nay: đến hết ngày %s, %s còn %s."
                    .formatted(Figure.day(nextSunday), subject.place(), number(expected)))
        .forEach(sentences::add);
    area.atCutOff()
        .map(
            expected ->
                "Dự báo đến thời điểm dừng cung cấp dịch vụ (hết ngày %s): %s còn %s."
                    .formatted(Figure.day(expected.day()), subject.place(), number(expected)))
        .ifPresent(sentences::add);
    return sentences;
  }

  /** The middle, and the range that eight of ten futures are in. */
  private String number(Expected expected) {
    long middle = rounded(expected.number().q50());
    long low = rounded(expected.number().q10());
    long high = rounded(expected.number().q90());
    String about =
        (middle == 0 ? "" : "khoảng ")
            + Figure.stock(middle, subject.cell())
            + " "
            + subject.subscribers();
    if (high == 0) {
      return about;
    }
    return low == 0
        ? "%s (khả năng 90%%: không quá %s)".formatted(about, Figure.flow(high))
        : "%s (khoảng 80%%: từ %s đến %s)".formatted(about, Figure.flow(low), Figure.flow(high));
  }

  private long rounded(long number) {
    long cell = subject.cell();
    return (number + cell / 2) / cell * cell;
  }
}
