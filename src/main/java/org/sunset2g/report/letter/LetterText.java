package org.sunset2g.report.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sunset2g.report.ReportContent;
import org.sunset2g.report.letter.LetterPart.Field;
import org.sunset2g.report.letter.LetterPart.Figures;
import org.sunset2g.report.letter.LetterPart.Note;
import org.sunset2g.report.letter.LetterPart.Section;
import org.sunset2g.report.letter.LetterPart.Sentence;
import org.sunset2g.report.paper.DocumentHead;
import org.sunset2g.report.paper.LetterWords;
import org.sunset2g.vocabulary.AreaCode;

/** The letter in the words and tables that all its forms share. */
public final class LetterText {
  private static final String OPEN = LetterWords.OPEN;

  /** Dots within a sentence, which may go on in the next line. */
  private static final String OPEN_WORDS = "……… ……… ……… ……… ………";

  private final Subject subject;
  private final LetterHead head;
  private final AreaTable areas;
  private final LetterRecipients recipients;

  LetterText(ReportContent content, AreaCode area, LetterHead head) {
    this.subject = Subject.of(content, area);
    this.head = head;
    this.areas = new AreaTable(subject);
    this.recipients = new LetterRecipients(head);
  }

  public DocumentHead head() {
    return new DocumentHead(
        head.superior(),
        head.issuer().orElse(OPEN + OPEN),
        "Số: ……/" + symbol(),
        "%s, ngày …… tháng …… năm ………".formatted(head.place().orElse(OPEN)));
  }

  private String symbol() {
    return head.symbol().orElse("BC-……");
  }

  public String title() {
    return "BÁO CÁO";
  }

  /** What it is about, line by line. */
  public List<String> about() {
    return List.of(
        "Kết quả " + subject.conversion(),
        "%s %s".formatted(subject.weekInWords(), subject.where()));
  }

  /** The lines that say to whom it is addressed. */
  public List<String> salutation() {
    return recipients.salutation();
  }

  public String opening() {
    return "Thực hiện %s, %s báo cáo kết quả %s (%s) về chuyển đổi %s %s như sau:"
        .formatted(
            head.basis().orElse(OPEN_WORDS),
            head.issuer().orElse(OPEN_WORDS),
            subject.weekInWords(),
            subject.days(),
            subject.definition(),
            subject.where());
  }

  /** The body. */
  public List<Section> sections() {
    return List.of(
        new ResultSection(subject, areas).section(),
        new ChangeSection(subject).section(),
        new QualitySection(subject).section(),
        new Section(
            "IV. KHÓ KHĂN, VƯỚNG MẮC",
            List.of(field("difficulties", "Khó khăn, vướng mắc", head.difficulties()))),
        new Section(
            "V. KIẾN NGHỊ, ĐỀ XUẤT",
            List.of(field("proposals", "Kiến nghị, đề xuất", head.proposals()))),
        plans());
  }

  private Section plans() {
    List<LetterPart> parts = new ArrayList<>();
    new Expectation(subject).inWords().stream().map(Sentence::of).forEach(parts::add);
    parts.add(field("plans", "Phương hướng tuần tới", head.plans()));
    return new Section("VI. PHƯƠNG HƯỚNG TUẦN TỚI", parts);
  }

  private static Field field(String tag, String title, List<String> sentences) {
    return new Field(
        tag,
        title,
        sentences.stream()
            .map(sentence -> "- " + LetterWords.ended(LetterWords.capital(sentence)))
            .toList());
  }

  public String closing() {
    return "Trên đây là báo cáo kết quả %s %s %s./."
        .formatted(subject.conversion(), subject.weekInWords(), subject.where());
  }

  /** The distribution list: who gets it and what for, and the file copy. */
  public List<String> distribution() {
    return recipients.distribution();
  }

  /** Title of who signs. */
  public String signer() {
    return head.signer().map(title -> title.toUpperCase(Locale.ROOT)).orElse(OPEN + OPEN);
  }

  /** What belongs to the letter but is too long for it. */
  public List<Section> annexes() {
    List<Section> annexes = new ArrayList<>();
    if (areas.isAnnex()) {
      Figures figures = areas.figures();
      List<LetterPart> parts = new ArrayList<>();
      parts.add(new Note("Đơn vị tính: thuê bao."));
      parts.add(figures);
      if (figures.shows(Figure.DASH)) {
        parts.add(new Note(Figure.noteOnDashesAndShares(subject.cell())));
      }
      annexes.add(
          new Section(
              "KẾT QUẢ CHUYỂN ĐỔI THEO ĐỊA BÀN, " + subject.weekInWords().toUpperCase(Locale.ROOT),
              parts));
    }
    recipients.annex().ifPresent(annexes::add);
    return annexes;
  }

  /** With which letter an annex goes. */
  public String annexOf() {
    return "(Kèm theo Báo cáo số ……/%s ngày …… tháng …… năm ……… của %s)"
        .formatted(symbol(), head.issuer().orElse(OPEN));
  }
}
