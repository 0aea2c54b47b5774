package org.sunset2g.report.paper;

import java.util.List;
import java.util.Locale;

/** Words and spellings of Vietnamese administrative documents (Nghị định 30/2020/NĐ-CP). */
public final class LetterWords {
  /** Name of the state (quốc hiệu). */
  public static final String NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";

  /** The state's motto (tiêu ngữ). */
  public static final String MOTTO = "Độc lập - Tự do - Hạnh phúc";

  /** Left open for a pen. */
  public static final String OPEN = "……………";

  private static final List<String> UNIT_KINDS =
      List.of(
          "Tỉnh", "Thành phố", "Huyện", "Quận", "Thị xã", "Xã", "Phường", "Thị trấn", "Đặc khu");

  private LetterWords() {}

  /** A unit's kind is written small within a sentence: {@code tỉnh Lạng Sơn}. */
  public static String inSentence(String unit) {
    return UNIT_KINDS.stream()
        .filter(kind -> unit.startsWith(kind + " "))
        .findFirst()
        .map(kind -> unit.substring(0, 1).toLowerCase(Locale.ROOT) + unit.substring(1))
        .orElse(unit);
  }

  /** The sentence with a full stop, where it has none. */
  public static String ended(String sentence) {
    return sentence.matches("(?s).*[.!?…]") ? sentence : sentence.replaceFirst("[;,]+$", "") + ".";
  }

  /** With a capital at its beginning. */
  public static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
