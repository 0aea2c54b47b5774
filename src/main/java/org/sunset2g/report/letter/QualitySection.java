package org.sunset2g.report.letter;

import static org.sunset2g.report.letter.LetterPart.Column.Kind.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.report.FeedQuality;
import org.sunset2g.report.WeekFacts;
import org.sunset2g.report.Written;
import org.sunset2g.report.letter.LetterPart.Column;
import org.sunset2g.report.letter.LetterPart.Figures;
import org.sunset2g.report.letter.LetterPart.Line;
import org.sunset2g.report.letter.LetterPart.Section;
import org.sunset2g.report.letter.LetterPart.Sentence;
import org.sunset2g.report.paper.LetterWords;

/** Section III: whose data the figures are made of, and how far they can be relied on. */
final class QualitySection {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("TT", ORDINAL, 7),
          new Column("Doanh nghiệp", TEXT, 37),
          new Column("Số bản ghi nhận được (khoảng)", NUMBER, 20),
          new Column("Tỷ lệ sử dụng được", NUMBER, 14),
          new Column("Kiểm tra đạt", NUMBER, 11),
          new Column("Cảnh báo", NUMBER, 11));

  private final Subject subject;
  private final WeekFacts facts;

  QualitySection(Subject subject) {
    this.subject = subject;
    this.facts = subject.content().facts();
  }

  Section section() {
    List<LetterPart> parts = new ArrayList<>();
    parts.add(new Sentence("1. Nguồn số liệu:", operators()));
    checks(parts);
    parts.add(new Sentence("3. Lần công bố:", publication()));
    parts.add(
        new Sentence(
            "4. Làm tròn:",
            "Số liệu được làm tròn đến bội số của %d để bảo vệ thông tin thuê bao. Các số đã làm"
                    .formatted(subject.cell())
                + " tròn cộng lại vẫn khớp nhau; số liệu của mỗi xã chênh lệch không quá %d so với số"
                    .formatted(subject.cell() - 1)
                + " thực tế."));
    if (!facts.notes().isEmpty()) {
      parts.add(
          new Sentence(
              "5. Lưu ý:",
              facts.notes().stream()
                  .map(note -> LetterWords.ended(LetterWords.capital(note.vi())))
                  .collect(Collectors.joining(" "))));
    }
    return new Section("III. CHẤT LƯỢNG SỐ LIỆU", parts);
  }

  private String operators() {
    String from =
        facts.operatorsIncluded().isEmpty()
            ? "Chưa có số liệu của doanh nghiệp nào."
            : "Tổng hợp từ số liệu của: %s."
                .formatted(String.join(", ", facts.operatorsIncluded()));
    return facts.operatorsMissing().isEmpty()
        ? from + " Không có doanh nghiệp nào thiếu số liệu."
        : from
            + " Chưa có số liệu của: %s; các số liệu trong báo cáo này chưa bao gồm thuê bao của"
                .formatted(String.join(", ", facts.operatorsMissing()))
            + (facts.operatorsMissing().size() > 1
                ? " các doanh nghiệp này."
                : " doanh nghiệp này.");
  }

  private void checks(List<LetterPart> parts) {
    Map<String, List<FeedQuality>> byOperator =
        facts.quality().stream()
            .collect(
                Collectors.groupingBy(FeedQuality::operator, TreeMap::new, Collectors.toList()));
    String lead = "2. Kiểm tra dữ liệu đầu vào:";
    if (byOperator.isEmpty()) {
      parts.add(new Sentence(lead, "Chưa có thông tin kiểm tra của tuần này."));
      return;
    }
    String whole =
        subject.area().level() == AreaLevel.COUNTRY
            ? ""
            : " (tính trên toàn bộ dữ liệu của doanh nghiệp, không tách theo địa bàn)";
    parts.add(new Sentence(lead, "Kết quả trong tuần%s như sau:".formatted(whole)));
    List<Line> lines = new ArrayList<>();
    byOperator.forEach(
        (operator, feeds) -> lines.add(line(Integer.toString(lines.size() + 1), operator, feeds)));
    parts.add(new Figures(COLUMNS, lines));
    String warned =
        byOperator.entrySet().stream()
            .filter(entry -> !gatesWarned(entry.getValue()).isEmpty())
            .map(
                entry ->
                    "%s (%s)"
                        .formatted(
                            entry.getKey(), String.join(", ", gatesWarned(entry.getValue()))))
            .collect(Collectors.joining("; "));
    if (!warned.isEmpty()) {
      parts.add(Sentence.of("Các kiểm tra có cảnh báo: %s.".formatted(warned)));
    }
  }

  private static Line line(String ordinal, String operator, List<FeedQuality> feeds) {
    long rowsIn = feeds.stream().mapToLong(FeedQuality::rowsIn).sum();
    long accepted = feeds.stream().mapToLong(FeedQuality::accepted).sum();
    return Line.of(
        ordinal,
        operator,
        Written.about(rowsIn),
        rowsIn == 0 ? "" : Written.Share.of(accepted, rowsIn).toString(),
        Integer.toString(feeds.stream().mapToInt(FeedQuality::gatesPassed).sum()),
        Integer.toString(gatesWarned(feeds).size()));
  }

  private static List<String> gatesWarned(List<FeedQuality> feeds) {
    return feeds.stream().flatMap(feed -> feed.gatesWarned().stream()).toList();
  }

  private String publication() {
    if (facts.revision() < 2) {
      return "Số liệu của tuần này được công bố lần đầu.";
    }
    String closing =
        subject.content().revised().stream()
            .filter(figure -> figure.area().code().equals(subject.area().code()))
            .filter(figure -> figure.measure() == Measure.CLOSING)
            .findFirst()
            .map(
                figure ->
                    "số còn lại cuối tuần của %s: lần trước %s, lần này %s (chênh lệch %s)"
                        .formatted(
                            subject.place(),
                            Figure.stock(figure.before(), subject.cell()),
                            Figure.stock(figure.after(), subject.cell()),
                            Written.signed(figure.difference())))
            .orElse("số còn lại cuối tuần của %s không thay đổi".formatted(subject.place()));
    return "Đây là lần công bố thứ %d, thay cho lần trước; %s số liệu đã được điều chỉnh; %s."
        .formatted(facts.revision(), Written.number(subject.content().revised().size()), closing);
  }
}
