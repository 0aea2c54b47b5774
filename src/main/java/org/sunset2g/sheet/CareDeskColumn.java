package org.sunset2g.sheet;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Tac;

/** Columns of the care-desk list, in its order, the same in CSV and Parquet. */
enum CareDeskColumn {
  SUBSCRIBER_ID(Kind.CODE, CareDeskRow::subscriberId),
  TOKEN(Kind.CODE, CareDeskRow::token),
  SHEET_TOKEN(Kind.CODE, row -> row.sheetToken().orElse(null)),
  CODE_SYSTEM(Kind.CODE, row -> row.area().map(AreaCode::system).orElse(null)),
  COMMUNE_CODE(Kind.CODE, row -> row.area().map(AreaCode::code).orElse(null)),
  COMMUNE(Kind.WORDS, row -> emptyToNull(row.commune())),
  HAMLET(Kind.WORDS, row -> emptyToNull(row.hamlet())),
  TEAM(Kind.WORDS, row -> row.team().orElse(null)),
  BRAND(Kind.WORDS, row -> emptyToNull(row.brand())),
  MODEL(Kind.WORDS, row -> emptyToNull(row.model())),
  TAC(Kind.CODE, row -> row.tac().map(Tac::digits).orElse(null)),
  WEEKS_AT_RISK(Kind.NUMBER, CareDeskRow::weeksAtRisk),
  REASON(Kind.CODE, CareDeskRow::reason),
  REASON_VI(Kind.WORDS, row -> emptyToNull(row.reasonInWords())),
  SCORE(Kind.NUMBER, CareDeskRow::score),
  SCORE_VI(Kind.WORDS, row -> emptyToNull(row.scoreInWords())),
  MESSAGE_CLASS(Kind.CODE, row -> row.message().name()),
  CHANNEL(Kind.CODE, row -> row.channel().name()),
  EARLIEST(Kind.MOMENT, CareDeskRow::earliest),
  LATEST(Kind.MOMENT, CareDeskRow::latest),
  PROGRAMME(Kind.WORDS, row -> row.programme().orElse(null)),
  OFFER_TEXT(Kind.WORDS, row -> row.offerText().orElse(null)),
  POSTPONED_VISIT(Kind.FLAG, row -> row.visit() == CareDeskRow.Postponement.POSTPONED),
  EXPIRES_ON(Kind.DAY, CareDeskRow::expiresOn);

  /** What a column holds. */
  enum Kind {
    /** Text of fixed shape, left as it is: other files are joined by it. */
    CODE,
    /** Free text, harmless for spreadsheets in CSV. */
    WORDS,
    NUMBER,
    FLAG,
    /** Local date and time, to the minute. */
    MOMENT,
    DAY
  }

  private final Kind kind;
  private final Function<CareDeskRow, Object> value;

  CareDeskColumn(Kind kind, Function<CareDeskRow, Object> value) {
    this.kind = kind;
    this.value = value;
  }

  Kind kind() {
    return kind;
  }

  /** The name in the header. */
  String header() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** String, Integer, Boolean, {@link LocalDateTime} or {@link LocalDate}; null where absent. */
  Object of(CareDeskRow row) {
    return value.apply(row);
  }

  static List<String> headers() {
    return Arrays.stream(values()).map(CareDeskColumn::header).toList();
  }

  private static String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
