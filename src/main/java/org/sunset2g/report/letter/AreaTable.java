package org.sunset2g.report.letter;

import static org.sunset2g.report.letter.LetterPart.Column.Kind.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.report.letter.LetterPart.Column;
import org.sunset2g.report.letter.LetterPart.Figures;
import org.sunset2g.report.letter.LetterPart.Line;
import org.sunset2g.report.paper.LetterWords;

/** The areas that the letter's area is made of. */
final class AreaTable {
  private static final int MOST_IN_BODY = 15;
  private static final int NAMED = 3;

  private final Subject subject;
  private final List<PublishedArea> areas;

  AreaTable(Subject subject) {
    this.subject = subject;
    this.areas = subject.below();
  }

  boolean isEmpty() {
    return areas.isEmpty();
  }

  /** Whether it is too long for the body of a letter. */
  boolean isAnnex() {
    return areas.size() > MOST_IN_BODY;
  }

  /** Where most are left; empty where that cannot be said. */
  String mostLeft() {
    long all = subject.number(Measure.CLOSING);
    return areas.stream()
        .filter(area -> area.level().compareTo(AreaLevel.REMAINDER) < 0)
        .filter(area -> closing(area) > 0)
        .sorted(Comparator.comparingLong(this::closing).reversed())
        .limit(NAMED)
        .map(
            area ->
                "%s (%s, chiếm %s)"
                    .formatted(
                        LetterWords.inSentence(Subject.name(area)),
                        Figure.subscribers(closing(area), subject.cell()),
                        Figure.share(closing(area), all)))
        .collect(Collectors.joining("; "));
  }

  Figures figures() {
    List<Line> lines = new ArrayList<>();
    for (PublishedArea area : areas) {
      lines.add(
          new Line(cells(Integer.toString(lines.size() + 1), Subject.name(area), area), false));
    }
    lines.add(new Line(cells("", "Tổng cộng", subject.area()), true));
    return new Figures(columns(), lines);
  }

  private List<String> cells(String ordinal, String name, PublishedArea area) {
    long opening = subject.table().number(area, Measure.OPENING);
    long converted = subject.sum(area, Measure.conversions());
    return List.of(
        ordinal,
        name,
        Figure.stock(opening, subject.cell()),
        Figure.flow(converted),
        Figure.share(converted, opening),
        Figure.stock(closing(area), subject.cell()),
        Figure.share(closing(area), subject.number(Measure.CLOSING)));
  }

  private List<Column> columns() {
    return List.of(
        new Column("TT", ORDINAL, 6),
        new Column(kinds(), TEXT, 26),
        new Column("Đầu tuần", NUMBER, 15),
        new Column("Chuyển đổi", NUMBER, 14),
        new Column("Tỷ lệ chuyển đổi", NUMBER, 12),
        new Column("Cuối tuần", NUMBER, 15),
        new Column("Tỷ trọng còn lại", NUMBER, 12));
  }

  /** What kind of unit it is a list of. */
  String kinds() {
    if (areas.stream().anyMatch(area -> area.level() == AreaLevel.PROVINCE)) {
      return "Tỉnh, thành phố";
    }
    if (areas.stream().anyMatch(area -> area.level() == AreaLevel.DISTRICT)) {
      return "Huyện, quận, thị xã, thành phố";
    }
    return subject.area().level() == AreaLevel.DISTRICT
        ? "Xã, phường, thị trấn"
        : "Xã, phường, đặc khu";
  }

  private long closing(PublishedArea area) {
    return subject.table().number(area, Measure.CLOSING);
  }
}
