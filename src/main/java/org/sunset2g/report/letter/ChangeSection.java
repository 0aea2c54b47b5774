package org.sunset2g.report.letter;

import static org.sunset2g.report.letter.LetterPart.Column.Kind.*;

import java.util.ArrayList;
import java.util.List;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.report.Written;
import org.sunset2g.report.letter.LetterPart.Column;
import org.sunset2g.report.letter.LetterPart.Figures;
import org.sunset2g.report.letter.LetterPart.Line;
import org.sunset2g.report.letter.LetterPart.Note;
import org.sunset2g.report.letter.LetterPart.Section;
import org.sunset2g.report.letter.LetterPart.Sentence;

/** Section II: why the number changed, in words and as a table that adds up. */
final class ChangeSection {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("TT", ORDINAL, 7),
          new Column("Nguyên nhân", TEXT, 48),
          new Column("Tăng", NUMBER, 14),
          new Column("Giảm", NUMBER, 14),
          new Column("Thay đổi", NUMBER, 17));

  private final Subject subject;

  ChangeSection(Subject subject) {
    this.subject = subject;
  }

  Section section() {
    List<LetterPart> parts = new ArrayList<>();
    parts.add(Sentence.of(inWords()));
    parts.add(
        Sentence.of(
            "Chỉ số liệu chuyển đổi là kết quả của công tác vận động, hỗ trợ; thuê bao rời mạng,"
                + " không còn phát sinh hoạt động hoặc thay đổi do cập nhật danh mục thiết bị không"
                + " được tính là chuyển đổi. Chi tiết như sau:"));
    Figures table = table();
    parts.add(table);
    if (table.shows(Figure.DASH)) {
      parts.add(new Note(Figure.noteOnDashes(subject.cell())));
    }
    return new Section("II. GIẢI TRÌNH BIẾN ĐỘNG", parts);
  }

  private String inWords() {
    long opening = subject.number(Measure.OPENING);
    long change = subject.number(Measure.CLOSING) - opening;
    long out = sum(ChangeCause.all().stream().flatMap(cause -> cause.outflows().stream()).toList());
    long in = sum(ChangeCause.all().stream().flatMap(cause -> cause.inflows().stream()).toList());
    long converted = sum(Measure.conversions());
    String ofThese =
        converted == 0
            ? ""
            : " (trong đó chuyển đổi chiếm %s)".formatted(Figure.share(converted, out));
    return "Trong tuần, số %s %s; %s%s; %s."
        .formatted(
            subject.subscribers(),
            changed(change, opening),
            allOf("giảm", out),
            ofThese,
            allOf("tăng", in));
  }

  private String allOf(String direction, long sum) {
    return sum == 0
        ? "các biến động %s đều dưới %d thuê bao hoặc không có".formatted(direction, subject.cell())
        : "các biến động %s cộng lại là %s thuê bao".formatted(direction, Written.number(sum));
  }

  private static String changed(long change, long opening) {
    if (change == 0) {
      return "sau khi làm tròn không thay đổi so với đầu tuần";
    }
    String share = opening == 0 ? "" : " (%s)".formatted(Figure.share(Math.abs(change), opening));
    return "%s %s%s so với đầu tuần"
        .formatted(change < 0 ? "giảm" : "tăng", Written.number(Math.abs(change)), share);
  }

  private Figures table() {
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.sum(
            "",
            "Số đầu tuần",
            "",
            "",
            Figure.stock(subject.number(Measure.OPENING), subject.cell())));
    long allIn = 0;
    long allOut = 0;
    for (ChangeCause cause : ChangeCause.all()) {
      long in = sum(cause.inflows());
      long out = sum(cause.outflows());
      allIn += in;
      allOut += out;
      lines.add(
          Line.of(
              Integer.toString(cause.ordinal() + 1),
              cause.vietnamese(),
              cause.inflows().isEmpty() ? "" : Figure.flow(in),
              cause.outflows().isEmpty() ? "" : Figure.flow(out),
              in == 0 && out == 0 ? Figure.DASH : Written.signed(in - out)));
    }
    lines.add(
        Line.sum(
            "",
            "Cộng thay đổi",
            Figure.flow(allIn),
            Figure.flow(allOut),
            allIn == 0 && allOut == 0 ? Figure.DASH : Written.signed(allIn - allOut)));
    lines.add(
        Line.sum(
            "",
            "Số cuối tuần",
            "",
            "",
            Figure.stock(subject.number(Measure.CLOSING), subject.cell())));
    return new Figures(COLUMNS, lines);
  }

  private long sum(List<Measure> measures) {
    return subject.sum(measures);
  }
}
