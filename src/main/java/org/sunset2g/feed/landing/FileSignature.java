package org.sunset2g.feed.landing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.sunset2g.vocabulary.InputProblem;

/** First bytes by which a file that is no CSV in UTF-8 gives itself away. */
enum FileSignature {
  UTF_32("UTF-32 text", "export the file as UTF-8", new int[] {0xFF, 0xFE, 0, 0}),
  UTF_32_BIG("UTF-32 text", "export the file as UTF-8", new int[] {0, 0, 0xFE, 0xFF}),
  UTF_16_LITTLE("UTF-16 text", "export the file as UTF-8", new int[] {0xFF, 0xFE}),
  UTF_16_BIG("UTF-16 text", "export the file as UTF-8", new int[] {0xFE, 0xFF}),
  ZIP("a zip archive", "unpack it, or compress with gzip as .csv.gz", new int[] {'P', 'K', 3, 4}),
  PARQUET("a Parquet file", "name it .parquet", new int[] {'P', 'A', 'R', '1'}),
  GZIP("compressed with gzip", "name it .csv.gz, compressed once", new int[] {0x1F, 0x8B}),
  BZIP2("compressed with bzip2", "compress with gzip as .csv.gz", new int[] {'B', 'Z', 'h'}),
  ZSTANDARD(
      "compressed with Zstandard",
      "compress with gzip as .csv.gz",
      new int[] {0x28, 0xB5, 0x2F, 0xFD}),
  PDF("a PDF document", "export the table as CSV in UTF-8", new int[] {'%', 'P', 'D', 'F', '-'}),
  WEB_PAGE("a web page", "export the table as CSV in UTF-8", new int[] {'<', '!', 'D', 'O', 'C'}),
  XML("XML", "export the table as CSV in UTF-8", new int[] {'<', '?', 'x', 'm', 'l'}),
  OLD_EXCEL(
      "an Excel workbook (.xls)",
      "export the sheet as CSV in UTF-8",
      new int[] {0xD0, 0xCF, 0x11, 0xE0});

  private final String what;
  private final String cure;
  private final int[] bytes;

  FileSignature(String what, String cure, int[] bytes) {
    this.what = what;
    this.cure = cure;
    this.bytes = bytes;
  }

  /** Refuses a file whose content begins like another format. */
  static void refuseOtherThanText(Path file, byte[] head) {
    if (isExcel(head)) {
      throw problem(file, "an Excel workbook (.xlsx)", OLD_EXCEL.cure);
    }
    for (FileSignature signature : values()) {
      if (signature.begins(head)) {
        throw problem(file, signature.what, signature.cure);
      }
    }
    if (everySecondByteIsNul(head)) {
      throw problem(file, UTF_16_BIG.what, UTF_16_BIG.cure);
    }
  }

  private static InputProblem problem(Path file, String what, String cure) {
    return InputProblem.inFile(file, "by its name it holds CSV, but it is " + what, cure);
  }

  private static boolean isExcel(byte[] head) {
    byte[] start = Arrays.copyOf(head, Math.min(head.length, 4096));
    String text = new String(start, StandardCharsets.ISO_8859_1);
    return ZIP.begins(head) && (text.contains("[Content_Types].xml") || text.contains("xl/"));
  }

  private boolean begins(byte[] head) {
    if (head.length < bytes.length) {
      return false;
    }
    for (int at = 0; at < bytes.length; at++) {
      if ((head[at] & 0xFF) != bytes[at]) {
        return false;
      }
    }
    return true;
  }

  /** UTF-16 without a byte order mark: column names are ASCII. */
  private static boolean everySecondByteIsNul(byte[] head) {
    if (head.length < 8) {
      return false;
    }
    boolean even = true;
    boolean odd = true;
    for (int at = 0; at < 8; at += 2) {
      even &= head[at] == 0 && head[at + 1] != 0;
      odd &= head[at] != 0 && head[at + 1] == 0;
    }
    return even || odd;
  }
}
