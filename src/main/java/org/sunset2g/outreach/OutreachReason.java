package org.sunset2g.outreach;

/** Why a subscriber is on a list, the first that holds; with the priority it gives, 1 first. */
public enum OutreachReason {
  /** Calls are blocked already. */
  BLOCKED(1, "Đã bị khóa một hoặc hai chiều"),
  /** Was converted and is back on a 2G-only handset. */
  REVERTED(2, "Đã chuyển đổi nhưng dùng lại máy 2G Only"),
  /** Not seen this week; the last handset seen is 2G only. */
  CARRIED_HANDSET(5, "Tuần này không thấy hoạt động; máy gần nhất là 2G Only"),
  /** At risk for eight weeks or more. */
  LONG_AT_RISK(2, "Dùng máy 2G Only từ 8 tuần trở lên"),
  /** At risk since this week. */
  NEWLY_AT_RISK(4, "Mới dùng máy 2G Only trong tuần"),
  /** At risk for some weeks. */
  STILL_AT_RISK(3, "Vẫn dùng máy 2G Only");

  private final int priority;
  private final String vietnamese;

  OutreachReason(int priority, String vietnamese) {
    this.priority = priority;
    this.vietnamese = vietnamese;
  }

  public int priority() {
    return priority;
  }

  /** The reason as a sentence for a list. */
  public String vietnamese() {
    return vietnamese;
  }
}
