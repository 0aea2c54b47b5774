package org.sunset2g.outreach;

/**
 * A part of the score by which a list is worked off. No part looks at who a subscriber is: at the
 * handset, the line and the place alone. The parts' greatest points add up to 100.
 */
public enum ScorePart {
  /** The cut-off is past or at most two weeks away: 25; at most eight: 15; at most 26: 8. */
  CUT_OFF(25, "sắp đến hạn dừng"),
  /** Blocked in both directions: 20; in one: 15. */
  BLOCKED(20, "đã bị khóa chiều"),
  /** Was converted, and is back on a handset at risk. */
  REVERTED(10, "quay lại máy cũ"),
  /** At risk for eight weeks or more. */
  LONG_AT_RISK(5, "chậm chuyển đổi"),
  /**
   * The forecast of the area of the list: the chance that one who is at risk there converts unaided
   * within eight weeks is below 50 %: 15; below 80 %: 8. Where nothing is forecast of the area, by
   * who converted there in the week, by the ledger: below 5 % 15, below 15 % 8.
   */
  FEW_CONVERT(15, "ít khả năng tự chuyển đổi"),
  /** May get a subsidised handset. */
  SUBSIDY(10, "thuộc diện hỗ trợ máy"),
  /** Lives in the mountains, at the border or on an island. */
  REMOTE(10, "vùng khó khăn"),
  /** The handset was seen this week: the line is in use. */
  ACTIVE(5, "đang sử dụng");

  private final int most;
  private final String vietnamese;

  ScorePart(int most, String vietnamese) {
    this.most = most;
    this.vietnamese = vietnamese;
  }

  /** The greatest points it gives. */
  public int most() {
    return most;
  }

  public String vietnamese() {
    return vietnamese;
  }

  /** The parts as words, as {@code score_parts} holds them: {@code CUT_OFF:25|ACTIVE:5}. */
  public static String inWords(String parts) {
    StringBuilder words = new StringBuilder();
    for (String part : parts.split("\\|")) {
      int colon = part.indexOf(':');
      if (colon > 0) {
        words
            .append(words.isEmpty() ? "" : "; ")
            .append(valueOf(part.substring(0, colon)).vietnamese)
            .append(" (")
            .append(part.substring(colon + 1))
            .append(")");
      }
    }
    return words.toString();
  }
}
