package org.sunset2g.report.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sunset2g.registry.FocalPoint;
import org.sunset2g.report.Written;
import org.sunset2g.report.activity.ActivityReport.CommuneLine;
import org.sunset2g.report.activity.ActivityReport.FormLine;
import org.sunset2g.report.activity.ActivityReport.Recipient;
import org.sunset2g.report.paper.DocumentHead;
import org.sunset2g.report.paper.LetterWords;
import org.sunset2g.vocabulary.Channel;
import org.sunset2g.vocabulary.CountBand;

/** The report in the words and rows that all its forms share. */
public final class ActivityWords {
  static final List<String> FORM_HEADER =
      List.of("TT", "Hình thức tuyên truyền", "Số lượt", "Phương tiện", "Địa bàn");
  private static final int MOST_COMMUNES = 6;
  private static final int MOST_MEDIA = 12;

  private final ActivityReport report;

  public ActivityWords(ActivityReport report) {
    this.report = report;
  }

  public DocumentHead head() {
    return new DocumentHead(
        report.issuer().above(),
        report.issuer().office().orElse(LetterWords.OPEN),
        "Số: ……/" + report.issuer().symbol().orElse("BC-……"),
        "%s, ngày …… tháng …… năm %d"
            .formatted(
                report.issuer().place().orElse(LetterWords.OPEN),
                report.month().plusMonths(1).getYear()));
  }

  public String title() {
    return "BÁO CÁO";
  }

  public String subtitle() {
    return "Kết quả tuyên truyền " + month();
  }

  public List<String> subject() {
    return report.subject();
  }

  /** To whom it is addressed: the offices that it reports to. */
  public List<String> addressees() {
    List<String> offices =
        report.recipients().stream()
            .filter(recipient -> recipient.role() == FocalPoint.Role.REPORT)
            .map(Recipient::office)
            .toList();
    return offices.isEmpty() ? List.of(LetterWords.OPEN + LetterWords.OPEN) : offices;
  }

  public String opening() {
    return "%s báo cáo kết quả tuyên truyền %s trên địa bàn %s như sau:"
        .formatted(
            report.issuer().office().orElse(String.join(", ", report.operators())),
            month(),
            LetterWords.inSentence(report.area()));
  }

  public String operators() {
    return "Doanh nghiệp viễn thông: " + String.join(", ", report.operators()) + ".";
  }

  public List<String> formHeader() {
    return FORM_HEADER;
  }

  public List<List<String>> formRows() {
    List<List<String>> rows = new ArrayList<>();
    for (FormLine line : report.forms()) {
      rows.add(
          List.of(
              Integer.toString(rows.size() + 1),
              LetterWords.capital(line.channel().vietnamese()),
              count(line.runs()),
              media(line),
              where(line)));
    }
    return rows;
  }

  public String nothingDone() {
    return "Trong tháng chưa có kết quả tuyên truyền nào được ghi nhận.";
  }

  /** What a reader must know of the bands; absent where there are none. */
  public Optional<String> footnote() {
    return report.forms().stream().anyMatch(line -> line.channel().isPersonal())
        ? Optional.of(
            "Ghi chú: Số lượt tiếp cận từng thuê bao (đến tận nhà, gọi điện, nhắn tin, gửi thư) chỉ"
                + " nêu theo khoảng, tính chung cho toàn địa bàn, không nêu theo xã; số lượt nhỏ hơn %d"
                    .formatted(report.minimumCell())
                + " ghi là “dưới %d”, để không thể suy ra thông tin của từng người."
                    .formatted(report.minimumCell()))
        : Optional.empty();
  }

  public List<String> difficulties() {
    return sentences(report.difficulties());
  }

  public List<String> proposals() {
    return sentences(report.proposals());
  }

  /** Where nobody said anything. */
  public String none() {
    return "Không có.";
  }

  public String closing() {
    return "Trên đây là báo cáo kết quả tuyên truyền %s.".formatted(month());
  }

  /** The distribution list: who gets it and what for, and the file copy. */
  public List<String> distribution() {
    List<String> lines = new ArrayList<>();
    for (FocalPoint.Role role : FocalPoint.Role.values()) {
      for (Recipient recipient : report.recipients()) {
        if (recipient.role() == role) {
          lines.add("- %s (%s);".formatted(recipient.office(), purpose(role)));
        }
      }
    }
    lines.add("- Lưu: VT.");
    return lines;
  }

  public Optional<String> dueOn() {
    return report
        .dueOn()
        .map(
            day ->
                "Hạn gửi báo cáo: hết ngày %02d/%02d/%d."
                    .formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear()));
  }

  /** Whether there are programmes to divide by commune. */
  public boolean hasAnnex() {
    return !report.communes().isEmpty();
  }

  public String annexTitle() {
    return "PHỤ LỤC: SỐ LƯỢT TUYÊN TRUYỀN THEO ĐỊA BÀN";
  }

  public List<String> annexHeader() {
    List<String> header = new ArrayList<>(List.of("TT", "Địa bàn"));
    annexChannels().forEach(channel -> header.add(LetterWords.capital(channel.vietnamese())));
    header.add("Cộng");
    return header;
  }

  List<Channel> annexChannels() {
    return report.communes().stream()
        .flatMap(line -> line.runs().keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * One row of the annex.
   *
   * @param number ordinal; empty for a sum
   * @param name unit
   * @param runs runs by form, in the order of the header, their sum last
   * @param isSum whether it sums up the rows below it
   */
  public record AnnexRow(String number, String name, List<Long> runs, boolean isSum) {
    /** The runs as they are written. */
    public List<String> written() {
      return runs.stream().map(Written::number).toList();
    }
  }

  /** Communes below the sum of their district, and the sum of all at the end. */
  public List<AnnexRow> annexRows() {
    List<AnnexRow> rows = new ArrayList<>();
    List<String> above = report.communes().stream().map(CommuneLine::above).distinct().toList();
    int number = 0;
    for (String unit : above) {
      List<CommuneLine> lines =
          report.communes().stream().filter(line -> line.above().equals(unit)).toList();
      if (!unit.isEmpty()) {
        rows.add(new AnnexRow("", unit, runs(lines), true));
      }
      for (CommuneLine line : lines) {
        rows.add(
            new AnnexRow(Integer.toString(++number), line.commune(), runs(List.of(line)), false));
      }
    }
    rows.add(new AnnexRow("", "Tổng cộng", runs(report.communes()), true));
    return rows;
  }

  private List<Long> runs(List<CommuneLine> lines) {
    List<Long> runs = new ArrayList<>();
    for (Channel channel : annexChannels()) {
      runs.add(lines.stream().mapToLong(line -> line.runs().getOrDefault(channel, 0L)).sum());
    }
    runs.add(runs.stream().mapToLong(Long::longValue).sum());
    return runs;
  }

  private String month() {
    return "tháng %d năm %d".formatted(report.month().getMonthValue(), report.month().getYear());
  }

  private String count(CountBand runs) {
    if (runs.isExact()) {
      return Written.number(runs.least());
    }
    return runs.most() < report.minimumCell()
        ? "dưới " + report.minimumCell()
        : "từ %s đến %s".formatted(Written.number(runs.least()), Written.number(runs.most()));
  }

  private static String media(FormLine line) {
    if (line.media().isEmpty()) {
      return "–";
    }
    String named = line.media().stream().limit(MOST_MEDIA).collect(Collectors.joining("; "));
    int more = line.media().size() - MOST_MEDIA;
    return more > 0 ? named + " và %d phương tiện khác".formatted(more) : named;
  }

  private static String where(FormLine line) {
    if (line.communes().isEmpty()) {
      return "Toàn địa bàn";
    }
    return line.communes().size() <= MOST_COMMUNES
        ? String.join(", ", line.communes())
        : "%d xã, phường, thị trấn (Phụ lục)".formatted(line.communes().size());
  }

  private static String purpose(FocalPoint.Role role) {
    String purpose = role.vietnamese();
    return purpose.startsWith("để ") ? purpose : "để " + purpose;
  }

  private static List<String> sentences(List<String> remarks) {
    return remarks.stream()
        .map(remark -> "- " + LetterWords.ended(LetterWords.capital(remark)))
        .toList();
  }
}
