package org.sunset2g.report.letter;

import java.util.List;
import java.util.Optional;
import org.sunset2g.report.ForecastPoint;

/** What is expected of the week after the letter's. */
record Expectation(Subject subject) {

  /** Empty where nothing is expected of that week. */
  Optional<String> inWords() {
    return subject.content().forecast().getOrDefault(subject.area().code(), List.of()).stream()
        .filter(point -> point.week().equals(subject.week().plus(1)))
        .findFirst()
        .map(this::inWords);
  }

  private String inWords(ForecastPoint point) {
    return "Dự kiến đến hết ngày %s, %s còn khoảng %s %s (trong khoảng từ %s đến %s)."
        .formatted(
            Figure.day(point.week().sunday()),
            subject.place(),
            rounded(point.middle()),
            subject.subscribers(),
            rounded(point.low()),
            rounded(point.high()));
  }

  private String rounded(long number) {
    long cell = subject.cell();
    return Figure.stock((number + cell / 2) / cell * cell, subject.cell());
  }
}
