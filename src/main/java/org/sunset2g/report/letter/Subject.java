package org.sunset2g.report.letter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.report.ReportContent;
import org.sunset2g.report.paper.LetterWords;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * What a letter is about: one area in one published week.
 *
 * @param area the whole country, or an area of it
 */
record Subject(ReportContent content, PublishedArea area) {

  /**
   * @throws IllegalArgumentException where the table has no such area
   */
  static Subject of(ReportContent content, AreaCode area) {
    return new Subject(
        content,
        content
            .table()
            .areas()
            .find(area)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a letter about the area %s: the table of %s has no such area"
                            .formatted(area, content.table().week()))));
  }

  ProtectedWeek table() {
    return content.table();
  }

  IsoWeek week() {
    return table().week();
  }

  int cell() {
    return table().minimumCell();
  }

  long number(Measure measure) {
    return table().number(area, measure);
  }

  long sum(Collection<Measure> measures) {
    return sum(area, measures);
  }

  long sum(PublishedArea of, Collection<Measure> measures) {
    return measures.stream().mapToLong(measure -> table().number(of, measure)).sum();
  }

  List<PublishedArea> below() {
    return table().areas().below(area);
  }

  /** What those at risk are called. */
  String subscribers() {
    return switch (content.facts().wording()) {
      case TWO_G_ONLY -> "thuê bao 2G Only";
      case AT_RISK -> "thuê bao phải chuyển đổi";
    };
  }

  /** What the letter reports on. */
  String conversion() {
    return switch (content.facts().wording()) {
      case TWO_G_ONLY -> "chuyển đổi thuê bao 2G Only";
      case AT_RISK -> "chuyển đổi thuê bao";
    };
  }

  /** What those at risk are called where they are named for the first time. */
  String definition() {
    return switch (content.facts().wording()) {
      case TWO_G_ONLY ->
          "thuê bao dùng máy điện thoại chỉ hỗ trợ công nghệ 2G (sau đây gọi là thuê bao 2G Only)";
      case AT_RISK ->
          "thuê bao dùng máy sẽ mất dịch vụ trong giai đoạn này (sau đây gọi là thuê bao phải"
              + " chuyển đổi)";
    };
  }

  /** The area as part of a sentence: {@code cả nước}, {@code huyện Lộc Bình, tỉnh Lạng Sơn}. */
  String place() {
    if (area.level() == AreaLevel.COUNTRY) {
      return "cả nước";
    }
    List<String> names = new ArrayList<>();
    for (PublishedArea of : path()) {
      if (of.level() != AreaLevel.COUNTRY) {
        names.add(LetterWords.inSentence(name(of)));
      }
    }
    Collections.reverse(names);
    return String.join(", ", names);
  }

  /** Where: {@code trên phạm vi cả nước}, {@code trên địa bàn tỉnh Lạng Sơn}. */
  String where() {
    return switch (area.level()) {
      case COUNTRY -> "trên phạm vi cả nước";
      case UNPLACED, OUTSIDE_FORMER_DISTRICTS -> "(" + place() + ")";
      default -> "trên địa bàn " + place();
    };
  }

  private List<PublishedArea> path() {
    return area.level().isFormer() ? List.of(area) : table().areas().path(area);
  }

  /** An area's name, with what a reader must know of former districts. */
  static String name(PublishedArea area) {
    return switch (area.level()) {
      case REMAINDER -> area.name() + " (cũ), chưa rõ xã mới";
      case FORMER_DISTRICT -> area.name() + " (cũ)";
      default -> area.name();
    };
  }

  /** {@code tuần 37 năm 2024}. */
  String weekInWords() {
    return "tuần %d năm %d".formatted(week().week(), week().year());
  }

  /** First and last day. */
  String days() {
    return "từ ngày %s đến hết ngày %s"
        .formatted(Figure.day(week().monday()), Figure.day(week().sunday()));
  }
}
