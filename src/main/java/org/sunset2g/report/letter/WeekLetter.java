package org.sunset2g.report.letter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.report.ReportContent;
import org.sunset2g.vocabulary.AreaCode;

/**
 * The report of a published week as an administrative letter (báo cáo), laid out as Nghị định
 * 30/2020/NĐ-CP asks: a DOCX file to edit and a page of HTML to print. Number, day, signature, and
 * what nobody wrote beforehand are left open for a pen.
 */
public final class WeekLetter {
  private static final String DOCUMENT = "letter.docx";
  private static final String PAGE = "letter.html";

  private WeekLetter() {}

  /** Writes the letter about the whole country. */
  public static List<Path> write(Path folder, ReportContent content, LetterHead head)
      throws IOException {
    return write(folder, content, head, PublishedArea.COUNTRY.code());
  }

  /**
   * Writes the letter about an area into the folder; each form is there as a whole or not at all.
   * The same content and head make the same bytes.
   *
   * @return the files
   * @throws IllegalArgumentException where the table has no such area
   */
  public static List<Path> write(Path folder, ReportContent content, LetterHead head, AreaCode area)
      throws IOException {
    LetterText text = new LetterText(content, area, head);
    Files.createDirectories(folder);
    return List.of(
        written(
            folder.resolve(DOCUMENT), LetterDocument.bytes(text, content.table().week().sunday())),
        written(folder.resolve(PAGE), LetterPage.html(text).getBytes(StandardCharsets.UTF_8)));
  }

  private static Path written(Path file, byte[] content) throws IOException {
    Path draft = file.resolveSibling("." + file.getFileName() + ".draft");
    Files.write(draft, content);
    return Files.move(
        draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
