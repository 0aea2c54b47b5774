package org.sunset2g.quality;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.unsafe.types.UTF8String;
import org.sunset2g.contract.Column;
import org.sunset2g.contract.Column.Type;
import org.sunset2g.vocabulary.Msisdn;

/**
 * How one field becomes a value, and what can be wrong with it. A field comes as text, or already
 * as the value where the file stores it in the contract's own type. Values are what Spark keeps
 * inside its rows: text as {@link UTF8String}, a day as days since 1970-01-01.
 */
final class FieldRule implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final UTF8String TRUE = UTF8String.fromString("true");
  private static final UTF8String FALSE = UTF8String.fromString("false");

  /** Digits of an MSISDN, IMSI or IMEI. */
  private static final int FEWEST_DIGITS = 10;

  private static final int MOST_DIGITS = 15;

  /** Bytes of the longest one in clear, with plus, blanks and dashes: less than a pseudonym has. */
  private static final int LONGEST_IDENTIFIER = 31;

  private final String name;
  private final Type type;
  private final boolean required;
  private final boolean restricted;
  private final TextForm form;
  private final int maximumLength;
  private final long minimum;
  private final long maximum;
  private final UTF8String[] validValues;
  private int lastValid;

  /** People write what they like there: a number among it is emptied, the row stays. */
  private final boolean isFreeText;

  private final Boolean emptyMeans;

  FieldRule(Column column) {
    if (column.type() == Type.DOUBLE || column.type() == Type.TIMESTAMP) {
      throw new IllegalArgumentException(
          "no rule reads a " + column.type() + " from a landing file: " + column.name());
    }
    boolean narrow = column.type() == Type.INT;
    this.name = column.name();
    this.type = column.type();
    this.required = column.required();
    this.restricted = column.restricted();
    this.form = column.pattern().map(TextForm::of).orElse(null);
    this.maximumLength = column.maximumLength().orElse(Integer.MAX_VALUE);
    this.minimum = column.minimum().orElse(narrow ? Integer.MIN_VALUE : Long.MIN_VALUE);
    this.maximum = column.maximum().orElse(narrow ? Integer.MAX_VALUE : Long.MAX_VALUE);
    this.isFreeText = !required && !restricted && form == null && type == Type.STRING;
    this.emptyMeans = column.emptyMeans().map(Boolean::valueOf).orElse(null);
    this.validValues =
        column.validValues().stream().map(UTF8String::fromString).toArray(UTF8String[]::new);
  }

  String name() {
    return name;
  }

  Type type() {
    return type;
  }

  /** What an empty field of truth means; empty where it means nothing. */
  Optional<Boolean> emptyMeans() {
    return type == Type.BOOLEAN ? Optional.ofNullable(emptyMeans) : Optional.empty();
  }

  boolean isRequired() {
    return required;
  }

  boolean isInRange(int number) {
    return number >= minimum && number <= maximum;
  }

  /**
   * The value of a field; empty where there is none, something is wrong with it, or it is free text
   * in which somebody's number could stand.
   *
   * @param field the text, the value itself, or null where the field is empty
   * @param faults where to put what is wrong
   */
  Object value(Object field, List<Fault> faults) {
    if (field == null) {
      if (required) {
        faults.add(fault(RejectionReason.MISSING));
      }
      return type == Type.BOOLEAN ? emptyMeans : null;
    }
    return switch (type) {
      case STRING -> text((UTF8String) field, faults);
      case DATE -> field instanceof UTF8String written ? day(written, faults) : field;
      case BOOLEAN -> field instanceof UTF8String written ? truth(written, faults) : field;
      default -> number(field, faults);
    };
  }

  /** What a field looks like; empty where there is nothing. */
  String shape(Object field) {
    if (field == null) {
      return "";
    }
    boolean isDay = type == Type.DATE && field instanceof Integer;
    return ValueShape.of((isDay ? LocalDate.ofEpochDay((Integer) field) : field).toString());
  }

  private UTF8String text(UTF8String text, List<Fault> faults) {
    if (restricted && isRawIdentifier(text)) {
      faults.add(fault(RejectionReason.RAW_IDENTIFIER));
    }
    if (form != null && !form.fits(text)) {
      faults.add(fault(RejectionReason.MALFORMED));
    }
    if (form == null && !TextBytes.isUtf8(text)) {
      faults.add(fault(RejectionReason.MALFORMED));
    }
    if (text.numBytes() > maximumLength && text.numChars() > maximumLength) {
      faults.add(fault(RejectionReason.TOO_LONG));
    }
    if (validValues.length == 0) {
      return isFreeText && text.numBytes() > 8 && Msisdn.mayStandIn(text.toString()) ? null : text;
    }
    UTF8String listed = listed(text);
    if (listed == null) {
      faults.add(fault(RejectionReason.NOT_ALLOWED));
    }
    return listed;
  }

  /** The listed value that the text is; mostly the one that the row before had. */
  private UTF8String listed(UTF8String text) {
    if (validValues[lastValid].equals(text)) {
      return validValues[lastValid];
    }
    for (int at = 0; at < validValues.length; at++) {
      if (validValues[at].equals(text)) {
        lastValid = at;
        return validValues[at];
      }
    }
    return null;
  }

  /**
   * An MSISDN, IMSI or IMEI in clear: ten to fifteen digits, and at most punctuation or blanks
   * between and around them, as in {@code +84 912-345-678} or {@code ="0912345678"}.
   */
  private static boolean isRawIdentifier(UTF8String text) {
    int length = text.numBytes();
    if (length < FEWEST_DIGITS || length > LONGEST_IDENTIFIER) {
      return false;
    }
    int digits = 0;
    for (int at = 0; at < length; at++) {
      byte value = TextBytes.at(text, at);
      if (value >= '0' && value <= '9') {
        digits++;
      } else if (value < ' ' || value > '@') {
        return false;
      }
    }
    return digits >= FEWEST_DIGITS && digits <= MOST_DIGITS;
  }

  private Integer day(UTF8String text, List<Fault> faults) {
    if (text.numBytes() == 10
        && areDigits(text, 0, 4)
        && TextBytes.at(text, 4) == '-'
        && areDigits(text, 5, 7)
        && TextBytes.at(text, 7) == '-'
        && areDigits(text, 8, 10)) {
      try {
        LocalDate day = LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
        return (int) day.toEpochDay();
      } catch (DateTimeException notInTheCalendar) {
        // Falls through: 30 February is no more a day than a word is.
      }
    }
    faults.add(fault(RejectionReason.NOT_A_DATE));
    return null;
  }

  private Boolean truth(UTF8String text, List<Fault> faults) {
    UTF8String lower = text.numBytes() <= 5 ? text.toLowerCase() : text;
    if (lower.equals(TRUE)) {
      return true;
    }
    if (lower.equals(FALSE)) {
      return false;
    }
    faults.add(fault(RejectionReason.NOT_ALLOWED));
    return null;
  }

  private Object number(Object field, List<Fault> faults) {
    long value = 0;
    if (field instanceof UTF8String text) {
      int from = TextBytes.at(text, 0) == '-' ? 1 : 0;
      if (from == text.numBytes() || !areDigits(text, from, text.numBytes())) {
        faults.add(fault(RejectionReason.MALFORMED));
        return null;
      }
      try {
        value = Long.parseLong(text.toString());
      } catch (NumberFormatException tooManyDigits) {
        faults.add(fault(RejectionReason.OUT_OF_RANGE));
        return null;
      }
    } else {
      value = ((Number) field).longValue();
    }
    if (value < minimum || value > maximum) {
      faults.add(fault(RejectionReason.OUT_OF_RANGE));
      return null;
    }
    return type == Type.INT ? (Object) (int) value : (Object) value;
  }

  private Fault fault(RejectionReason reason) {
    return new Fault(reason, name);
  }

  private static boolean areDigits(UTF8String text, int from, int to) {
    for (int at = from; at < to; at++) {
      byte value = TextBytes.at(text, at);
      if (value < '0' || value > '9') {
        return false;
      }
    }
    return true;
  }

  private static int digits(UTF8String text, int from, int to) {
    int number = 0;
    for (int at = from; at < to; at++) {
      number = number * 10 + TextBytes.at(text, at) - '0';
    }
    return number;
  }
}
