package org.sunset2g.outreach;

/** How a subscriber stands between the lists of two weeks, in the order in which lists show it. */
public enum DeltaStatus {
  /** On the later lists only. */
  NEW("Mới vào danh sách"),
  /** On both, and something that a team acts upon is another. */
  CHANGED("Có thay đổi"),
  /** On both with the same plan. */
  CARRIED("Giữ nguyên"),
  /** On the earlier lists only: uses a handset that will go on working. */
  RESOLVED("Đã chuyển đổi, đưa ra khỏi danh sách"),
  /** On the earlier lists only: without a handset, or not among the subscribers any more. */
  NO_LONGER_SEEN("Không còn thấy, đưa ra khỏi danh sách"),
  /** On the earlier lists only, for any other reason: the entry's time ran out. */
  EXPIRED("Hết hạn, không gia hạn");

  private final String vietnamese;

  DeltaStatus(String vietnamese) {
    this.vietnamese = vietnamese;
  }

  /** The status as a sentence for a list. */
  public String vietnamese() {
    return vietnamese;
  }

  /** Whether the subscriber is on the earlier lists only. */
  public boolean isGone() {
    return this == RESOLVED || this == NO_LONGER_SEEN || this == EXPIRED;
  }
}
