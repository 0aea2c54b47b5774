package org.sunset2g.report.letter;

import static org.sunset2g.disclosure.Measure.*;

import java.util.Arrays;
import java.util.List;
import org.sunset2g.disclosure.Measure;

/** Why the number of subscribers at risk changes; every flow has one cause. */
enum ChangeCause {
  /** The only one that is a result of outreach. */
  CONVERTED(
      "Chuyển đổi sang máy hỗ trợ 4G trở lên",
      CONVERTED_SMARTPHONE,
      CONVERTED_FEATURE_PHONE,
      CONVERTED_OTHER),
  UPGRADED("Đổi máy nhưng máy mới chưa đạt yêu cầu", UPGRADED_BELOW_TARGET),
  FELL_BACK("Quay lại, đổi xuống máy phải thay thế", REVERTED, DOWNGRADED),
  ARRIVED("Mới ghi nhận hoặc hoạt động trở lại", NEW_AT_RISK),
  LEFT("Rời mạng (chuyển mạng, thu hồi số, không còn trong danh sách)", Measure.LEFT),
  QUIET("Không còn phát sinh hoạt động", GONE_QUIET),
  MOVED("Chuyển địa bàn", MOVED_IN, MOVED_OUT),
  REZONED("Điều chỉnh địa giới hành chính", REZONED_IN, REZONED_OUT),
  CATALOGUE("Cập nhật danh mục thiết bị", CATALOGUE_IN, CATALOGUE_OUT),
  EXEMPTED("Thuộc diện được miễn", Measure.EXEMPTED);

  private final String vietnamese;
  private final List<Measure> measures;

  ChangeCause(String vietnamese, Measure... measures) {
    this.vietnamese = vietnamese;
    this.measures = List.of(measures);
  }

  String vietnamese() {
    return vietnamese;
  }

  /** What adds to the number. */
  List<Measure> inflows() {
    return measures.stream().filter(measure -> measure.balanceSign() > 0).toList();
  }

  /** What takes from the number. */
  List<Measure> outflows() {
    return measures.stream().filter(measure -> measure.balanceSign() < 0).toList();
  }

  static List<ChangeCause> all() {
    return Arrays.asList(values());
  }
}
