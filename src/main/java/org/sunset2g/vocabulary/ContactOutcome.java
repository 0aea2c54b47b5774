package org.sunset2g.vocabulary;

/** What came of an attempt to reach a subscriber. */
public enum ContactOutcome {
  /** Was told; nothing decided yet. */
  REACHED("đã gặp, đã thông báo"),
  /** Nobody was there, or nobody answered. */
  NOT_REACHED("không gặp"),
  /** Wants no further contact. */
  REFUSED("từ chối"),
  /** Says, or shows, that the handset is changed; the next weeks' observations must confirm it. */
  CONVERTED("đã chuyển đổi máy"),
  /** Needs no voice service there: a spare SIM card, a machine, somebody else's number. */
  NOT_NEEDED("không còn nhu cầu"),
  /** Does not live there, or the number is somebody else's. */
  WRONG_CONTACT("sai địa chỉ, sai số");

  private final String vietnamese;

  ContactOutcome(String vietnamese) {
    this.vietnamese = vietnamese;
  }

  public String vietnamese() {
    return vietnamese;
  }
}
