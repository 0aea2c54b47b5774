package org.sunset2g.report.letter;

import static org.sunset2g.disclosure.Measure.*;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.report.Written;
import org.sunset2g.report.letter.LetterPart.Figures;
import org.sunset2g.report.letter.LetterPart.Note;
import org.sunset2g.report.letter.LetterPart.Section;
import org.sunset2g.report.letter.LetterPart.Sentence;
import org.sunset2g.report.paper.LetterWords;

/** Section I: what the week brought, in sentences, and by area. */
final class ResultSection {
  private static final Map<Measure, String> NAMES = names();

  private final Subject subject;
  private final AreaTable areas;

  ResultSection(Subject subject, AreaTable areas) {
    this.subject = subject;
    this.areas = areas;
  }

  Section section() {
    List<LetterPart> parts = new ArrayList<>();
    parts.add(new Sentence("1. Số thuê bao còn lại:", left()));
    blocked().map(Sentence::of).ifPresent(parts::add);
    parts.add(new Sentence("2. Kết quả chuyển đổi:", conversions()));
    sinceFirst().map(Sentence::of).ifPresent(parts::add);
    parts.add(
        new Sentence(
            "3. Biến động giảm khác (không phải chuyển đổi):",
            listed(
                List.of(
                    UPGRADED_BELOW_TARGET,
                    GONE_QUIET,
                    LEFT,
                    EXEMPTED,
                    CATALOGUE_OUT,
                    MOVED_OUT,
                    REZONED_OUT))));
    parts.add(
        new Sentence(
            "4. Biến động tăng:",
            listed(
                List.of(NEW_AT_RISK, REVERTED, DOWNGRADED, CATALOGUE_IN, MOVED_IN, REZONED_IN))));
    parts.add(new Sentence("5. Thời hạn:", phase() + cutOff()));
    if (!areas.isEmpty()) {
      byArea(parts);
    }
    return new Section("I. KẾT QUẢ THỰC HIỆN TRONG TUẦN", parts);
  }

  private String left() {
    String now =
        "Đến hết ngày %s, %s còn %s %s"
            .formatted(
                Figure.day(subject.week().sunday()),
                subject.place(),
                Figure.stock(subject.number(CLOSING), subject.cell()),
                subject.subscribers());
    return subject.content().earlier().isEmpty() && subject.number(OPENING) == 0
        ? now + "; đây là tuần đầu tiên được tính, chưa có số liệu tuần trước để so sánh."
        : "%s; đầu tuần có %s."
            .formatted(now, Figure.subscribers(subject.number(OPENING), subject.cell()));
  }

  private Optional<String> blocked() {
    return subject.sum(List.of(CLOSING_ONE_WAY_BLOCKED, CLOSING_TWO_WAY_BLOCKED)) == 0
        ? Optional.empty()
        : Optional.of(
            "Trong số còn lại: %s đang hoạt động bình thường; %s bị khóa một chiều; %s bị khóa hai"
                    .formatted(
                        stock(CLOSING_ACTIVE),
                        stock(CLOSING_ONE_WAY_BLOCKED),
                        stock(CLOSING_TWO_WAY_BLOCKED))
                + " chiều.");
  }

  private String stock(Measure measure) {
    return Figure.subscribers(subject.number(measure), subject.cell());
  }

  private String conversions() {
    long all = subject.sum(Measure.conversions());
    if (all == 0) {
      return "Số thuê bao chuyển đổi sang máy hỗ trợ 4G trở lên theo từng hình thức đều dưới %d hoặc"
              .formatted(subject.cell())
          + " không có.";
    }
    long opening = subject.number(OPENING);
    return "Trong tuần có %s thuê bao đã chuyển đổi sang máy hỗ trợ 4G trở lên%s, gồm: %s."
        .formatted(
            Written.number(all),
            opening == 0 ? "" : ", bằng %s số đầu tuần".formatted(Figure.share(all, opening)),
            named(Measure.conversions()));
  }

  /** All conversions of the published weeks; empty where this is the first, or there were none. */
  private Optional<String> sinceFirst() {
    List<ProtectedWeek> earlier = subject.content().earlier();
    long all =
        subject.sum(Measure.conversions())
            + earlier.stream()
                .flatMap(week -> week.find(subject.area().code()).stream())
                .mapToLong(row -> Measure.conversions().stream().mapToLong(row::of).sum())
                .sum();
    return earlier.isEmpty() || all == 0
        ? Optional.empty()
        : Optional.of(
            "Lũy kế %d tuần đã công bố (từ ngày %s đến hết ngày %s): %s thuê bao chuyển đổi."
                .formatted(
                    earlier.size() + 1,
                    Figure.day(earlier.get(0).week().monday()),
                    Figure.day(subject.week().sunday()),
                    Written.number(all)));
  }

  private String listed(List<Measure> measures) {
    long all = subject.sum(measures);
    return all == 0
        ? "Từng nguyên nhân đều dưới %d thuê bao hoặc không có.".formatted(subject.cell())
        : "%s thuê bao, gồm: %s.".formatted(Written.number(all), named(measures));
  }

  /** The numbers that are shown, by name. */
  private String named(List<Measure> measures) {
    return measures.stream()
        .filter(measure -> subject.number(measure) > 0)
        .map(measure -> NAMES.get(measure) + " " + Written.number(subject.number(measure)))
        .collect(Collectors.joining("; "));
  }

  private String phase() {
    return LetterWords.ended(subject.content().facts().phaseName().vi()) + " ";
  }

  private String cutOff() {
    ZonedDateTime cutOff = subject.content().facts().cutOff();
    LocalDate sunday = subject.week().sunday();
    long days = ChronoUnit.DAYS.between(sunday, cutOff.toLocalDate());
    String when = "thời điểm dừng cung cấp dịch vụ (%s)".formatted(Figure.moment(cutOff));
    if (days == 0) {
      return "Tuần báo cáo kết thúc đúng ngày có %s.".formatted(when);
    }
    return days > 0
        ? "Tính từ ngày cuối tuần báo cáo, còn %s ngày đến %s."
            .formatted(Written.number(days), when)
        : "Tính đến ngày cuối tuần báo cáo, đã qua %s ngày kể từ %s."
            .formatted(Written.number(-days), when);
  }

  private void byArea(List<LetterPart> parts) {
    String most = areas.mostLeft();
    String named = most.isEmpty() ? "" : "Còn nhiều nhất: %s. ".formatted(most);
    parts.add(
        new Sentence(
            "6. Kết quả theo địa bàn:",
            named
                + (areas.isAnnex()
                    ? "Số liệu từng địa bàn nêu tại Phụ lục kèm theo."
                    : "Số liệu từng địa bàn như sau (đơn vị tính: thuê bao):")));
    if (!areas.isAnnex()) {
      Figures table = areas.figures();
      parts.add(table);
      if (table.shows(Figure.DASH)) {
        parts.add(new Note(Figure.noteOnDashesAndShares(subject.cell())));
      }
    }
  }

  private static Map<Measure, String> names() {
    Map<Measure, String> names = new EnumMap<>(Measure.class);
    names.put(CONVERTED_SMARTPHONE, "sang điện thoại thông minh");
    names.put(CONVERTED_FEATURE_PHONE, "sang điện thoại phổ thông 4G");
    names.put(CONVERTED_OTHER, "sang thiết bị khác");
    names.put(UPGRADED_BELOW_TARGET, "đổi máy nhưng máy mới chưa đạt yêu cầu");
    names.put(GONE_QUIET, "không còn phát sinh hoạt động");
    names.put(LEFT, "rời mạng");
    names.put(EXEMPTED, "thuộc diện được miễn");
    names.put(CATALOGUE_OUT, "ra khỏi diện do cập nhật danh mục thiết bị");
    names.put(MOVED_OUT, "chuyển đi địa bàn khác");
    names.put(REZONED_OUT, "tách ra do điều chỉnh địa giới");
    names.put(NEW_AT_RISK, "mới ghi nhận hoặc hoạt động trở lại");
    names.put(REVERTED, "đã chuyển đổi nay quay lại máy cũ");
    names.put(DOWNGRADED, "đổi xuống máy phải thay thế");
    names.put(CATALOGUE_IN, "thêm vào do cập nhật danh mục thiết bị");
    names.put(MOVED_IN, "chuyển đến từ địa bàn khác");
    names.put(REZONED_IN, "nhập vào do điều chỉnh địa giới");
    return names;
  }
}
