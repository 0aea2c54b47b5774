package org.sunset2g.vocabulary;

import java.util.Arrays;
import java.util.List;

/** A way to reach people. */
public enum Channel {
  /** A visit at home by a community digital technology team; only with the subscriber's consent. */
  VISIT(true, "đến tận nhà"),
  /** A call from the operator's care desk; not where the subscriber asked not to be called. */
  CALL(true, "gọi điện"),
  /** A text message from the operator; not where the subscriber asked not to be called. */
  SMS(true, "nhắn tin SMS"),
  /** A letter from the operator to the address on the contract. */
  POST(true, "gửi thư"),
  /** A programme of the commune's loudspeakers. */
  LOUDSPEAKER(false, "loa truyền thanh"),
  /** A message in the Zalo groups of a commune or hamlet. */
  ZALO(false, "nhóm Zalo"),
  /** Notice at sale and exchange points. */
  SALE_POINT(false, "điểm bán, đổi máy");

  private final boolean personal;
  private final String vietnamese;

  Channel(boolean personal, String vietnamese) {
    this.personal = personal;
    this.vietnamese = vietnamese;
  }

  /** Whether it reaches one subscriber; else it reaches an area. */
  public boolean isPersonal() {
    return personal;
  }

  public String vietnamese() {
    return vietnamese;
  }

  /** The channels that reach one subscriber each. */
  public static List<Channel> personal() {
    return Arrays.stream(values()).filter(Channel::isPersonal).toList();
  }
}
