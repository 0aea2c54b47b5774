package org.sunset2g.ledger;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lpad;
import static org.apache.spark.sql.functions.weekofyear;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;
import org.sunset2g.vocabulary.Standing;
import org.sunset2g.vocabulary.SubscriberStatus;

/** Enumerations as small numbers inside frames: the position in the enumeration. */
public final class Codes {
  private Codes() {}

  public static Column of(Enum<?> value) {
    return lit(value.ordinal());
  }

  /**
   * The code of the value written in the text column as {@link PackedNumbers} hold it: one greater,
   * and 0 where the text is none of them.
   *
   * <p>Compared and added up rather than a CASE, for every branch of which an engine that works in
   * batches copies the batch.
   */
  static <E extends Enum<E>> Column heldOfText(
      Column text, E[] values, Function<E, String> written) {
    Column held = null;
    for (E value : values) {
      Column one =
          text.eqNullSafe(written.apply(value)).cast("long").multiply(value.ordinal() + 1L);
      held = held == null ? one : held.plus(one);
    }
    return held;
  }

  /** The position of the text in the list. */
  static Column positionIn(Column text, List<String> list) {
    Column code = lit(null).cast("int");
    for (int position = list.size() - 1; position >= 0; position--) {
      code = when(text.equalTo(list.get(position)), lit(position)).otherwise(code);
    }
    return code;
  }

  /** The text at the position in the list. */
  static Column textAt(Column position, List<String> list) {
    Column text = lit(null).cast("string");
    for (int place = list.size() - 1; place >= 0; place--) {
      text = when(position.equalTo(place), lit(list.get(place))).otherwise(text);
    }
    return text;
  }

  /** Whether the code is that of one of the values. */
  public static Column isAnyOf(Column code, Collection<? extends Enum<?>> values) {
    return code.isin(values.stream().map(Enum::ordinal).sorted().toArray());
  }

  public static Column is(Column code, Enum<?> value) {
    return code.equalTo(value.ordinal());
  }

  public static Standing standing(int code) {
    return Standing.values()[code];
  }

  public static LedgerFlow flow(int code) {
    return LedgerFlow.values()[code];
  }

  static SubscriberStatus status(int code) {
    return SubscriberStatus.values()[code];
  }

  /** A TAC held as a number, as its eight digits. */
  public static Column tacText(Column tac) {
    return lpad(tac.cast("string"), 8, "0");
  }

  /** A week's number, as {@code 2024-W37}. */
  static Column weekText(Column number) {
    Column monday = date_add(lit(IsoWeek.ofNumber(0).monday()), number.multiply(7));
    // A week belongs to the year of its Thursday.
    return concat(
        year(date_add(monday, 3)).cast("string"),
        lit("-W"),
        lpad(weekofyear(monday).cast("string"), 2, "0"));
  }
}
