package org.sunset2g.report.letter;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.sunset2g.report.Written;

/** How the letter writes rounded figures and days. */
final class Figure {
  /** Instead of a flow that is shown as nothing, and of a share that nothing can be said of. */
  static final String DASH = "–";

  private Figure() {}

  /** A number left: nobody can tell none from a few. */
  static String stock(long number, int minimumCell) {
    return number == 0 ? "dưới " + minimumCell : Written.number(number);
  }

  /** The same in a sentence. */
  static String subscribers(long number, int minimumCell) {
    return stock(number, minimumCell) + " thuê bao";
  }

  static String flow(long number) {
    return number == 0 ? DASH : Written.number(number);
  }

  /** {@code 12,5%} of the whole; nothing can be said where either is shown as nothing. */
  static String share(long part, long whole) {
    return part == 0 || whole == 0 ? DASH : Written.Share.of(part, whole).toString();
  }

  /** {@code 09/9/2024}: nought before days below 10 and before January and February. */
  static String day(LocalDate day) {
    return (day.getMonthValue() < 3 ? "%02d/%02d/%d" : "%02d/%d/%d")
        .formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
  }

  static String moment(ZonedDateTime moment) {
    return "%02d giờ %02d phút, ngày %s"
        .formatted(moment.getHour(), moment.getMinute(), day(moment.toLocalDate()));
  }

  /** What a dash means where there are numbers of subscribers only. */
  static String noteOnDashes(int minimumCell) {
    return "Ghi chú: dấu “–” nghĩa là dưới %d thuê bao hoặc không có; số cộng chỉ gồm các số đã nêu."
        .formatted(minimumCell);
  }

  /** The same where there are shares too. */
  static String noteOnDashesAndShares(int minimumCell) {
    return "Ghi chú: dấu “–” ở cột số lượng nghĩa là dưới %d thuê bao hoặc không có; ở cột tỷ lệ"
            .formatted(minimumCell)
        + " nghĩa là không tính được từ số liệu đã làm tròn. Số cộng chỉ gồm các số đã nêu.";
  }
}
