package org.sunset2g.outreach;

/** Why a subscriber is to be reached, the first that holds. */
public enum OutreachReason {
  /** Calls are blocked already. */
  BLOCKED("Đã bị khóa một hoặc hai chiều"),
  /** Was converted and is back on a 2G-only handset. */
  REVERTED("Đã chuyển đổi nhưng dùng lại máy 2G Only"),
  /** Not seen this week; the last handset seen is 2G only. */
  CARRIED_HANDSET("Tuần này không thấy hoạt động; máy gần nhất là 2G Only"),
  /** At risk for eight weeks or more. */
  LONG_AT_RISK("Dùng máy 2G Only từ 8 tuần trở lên"),
  /** At risk since this week. */
  NEWLY_AT_RISK("Mới dùng máy 2G Only trong tuần"),
  /** At risk for some weeks. */
  STILL_AT_RISK("Vẫn dùng máy 2G Only");

  private final String vietnamese;

  OutreachReason(String vietnamese) {
    this.vietnamese = vietnamese;
  }

  /** The reason as a sentence for a list. */
  public String vietnamese() {
    return vietnamese;
  }
}
