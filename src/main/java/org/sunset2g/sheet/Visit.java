package org.sunset2g.sheet;

import java.time.LocalDateTime;

/**
 * A household to visit, named by a token only: the operator's staff who comes along knows whom it
 * means. Never a name or number.
 *
 * @param token token of the sheet
 * @param hamlet hamlet; empty where it is not known
 * @param reason why, in words
 * @param brand brand of the handset
 * @param model model of the handset
 * @param earliest first moment of the visit
 * @param latest last moment of the visit
 */
public record Visit(
    String token,
    String hamlet,
    String reason,
    String brand,
    String model,
    LocalDateTime earliest,
    LocalDateTime latest) {
  private static final int GROUP = 4;

  public Visit {
    token = PlainLine.of(token);
    hamlet = PlainLine.of(hamlet);
    reason = PlainLine.of(reason);
    brand = PlainLine.of(brand);
    model = PlainLine.of(model);
    if (latest.isBefore(earliest)) {
      throw new IllegalArgumentException("a visit must end after it begins");
    }
  }

  /** The token as it is read aloud, four letters at a time. */
  String spokenToken() {
    return spoken(token);
  }

  static String spoken(String token) {
    StringBuilder spoken = new StringBuilder(token.length() * 5 / GROUP);
    for (int i = 0; i < token.length(); i += GROUP) {
      spoken.append(i == 0 ? "" : " ").append(token, i, Math.min(token.length(), i + GROUP));
    }
    return spoken.toString();
  }

  String from() {
    return written(earliest);
  }

  String until() {
    return written(latest);
  }

  private static String written(LocalDateTime moment) {
    return SheetText.time(moment.toLocalTime())
        + " "
        + SheetText.briefWeekday(moment.toLocalDate());
  }
}
