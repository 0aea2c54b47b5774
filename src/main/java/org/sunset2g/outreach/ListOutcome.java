package org.sunset2g.outreach;

/**
 * What becomes of a subscriber at risk when the lists are made: the first that holds, in this
 * order, {@link #LISTED} being what is left.
 */
public enum ListOutcome {
  /** A team or care desk said that the handset is changed; observations must confirm it. */
  REPORTED_CONVERTED("Đã báo chuyển đổi, chờ xác nhận"),
  /** Said no to further contact. */
  REFUSED("Đã từ chối liên hệ"),
  /** Said that the number needs no service: a spare SIM card, a machine. */
  NOT_NEEDED("Không còn nhu cầu"),
  /** Probably a spare SIM card, see {@link SpareSim}. */
  SPARE_SIM("Nhiều khả năng là SIM dự phòng"),
  /** The handset has not been seen for too long to speak of it. */
  CARRIED_TOO_LONG("Máy không hoạt động nhiều tuần"),
  /** Reached a short while ago. */
  RECENTLY_CONTACTED("Mới được liên hệ"),
  /** Consents to no visit and, by the operator's records, does not want to be called. */
  NO_CONSENT("Không đồng ý hình thức liên hệ nào"),
  /** Consents to no visit and is in the register of numbers not to be called. */
  DO_NOT_CALL("Trong danh sách không gọi"),
  /** Every channel that is left is closed in the area. */
  RESTRICTED_AREA("Địa bàn đang hạn chế"),
  /** Only a visit is left and the team's week is full. */
  NO_CAPACITY("Tổ đã đủ việc trong tuần"),
  /** Is on a list. */
  LISTED("Trong danh sách");

  private final String vietnamese;

  ListOutcome(String vietnamese) {
    this.vietnamese = vietnamese;
  }

  public String vietnamese() {
    return vietnamese;
  }
}
