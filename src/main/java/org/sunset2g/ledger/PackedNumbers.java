package org.sunset2g.ledger;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftleft;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;

/**
 * Small whole numbers side by side in one 64-bit number, so that an exchange and an aggregation
 * carry one primitive for all of them. Every number is held one greater than it is: 0 stands for
 * null.
 */
final class PackedNumbers {
  /** Stands for null where a number is read or placed on its own. */
  static final int NONE = -1;

  private static final int USABLE_BITS = 63;

  private final Map<String, Integer> bits = new LinkedHashMap<>();
  private int used;

  /** Adds a number from 0 to 2^bits - 2. */
  PackedNumbers with(String name, int width) {
    if (bits.putIfAbsent(name, width) != null) {
      throw new IllegalArgumentException(name + " is packed twice");
    }
    used += width;
    if (used > USABLE_BITS) {
      throw new IllegalArgumentException(
          "%s does not fit: %d bits are wanted".formatted(name, used));
    }
    return this;
  }

  /**
   * Where a number lies, for code that takes rows one at a time.
   *
   * @param mask the number's bits, not shifted
   */
  record Place(int shift, long mask) {
    /** The number, or {@link #NONE}. */
    int in(long packed) {
      return (int) (packed >>> shift & mask) - 1;
    }

    /** The packed number that holds this one and nothing else. */
    long holding(int number) {
      return number + 1L << shift;
    }
  }

  Place place(String name) {
    int shift = 0;
    for (Map.Entry<String, Integer> number : bits.entrySet()) {
      if (number.getKey().equals(name)) {
        return new Place(shift, (1L << number.getValue()) - 1);
      }
      shift += number.getValue();
    }
    throw new IllegalArgumentException(name + " is not packed here");
  }

  /** The numbers as columns of their own names. */
  Map<String, Column> columns() {
    Map<String, Column> columns = new LinkedHashMap<>();
    bits.keySet().forEach(name -> columns.put(name, col(name)));
    return columns;
  }

  /** The numbers of a row in one; never null. */
  Column pack(Map<String, Column> numbers) {
    Map<String, Column> held = new LinkedHashMap<>();
    numbers.forEach(
        (name, number) -> held.put(name, coalesce(number.cast("long").plus(1L), lit(0L))));
    return packHeld(held);
  }

  /**
   * The same of numbers that are held already.
   *
   * @param held by name, 64 bits each, one greater than the number; 0 for null, never null
   */
  Column packHeld(Map<String, Column> held) {
    if (!held.keySet().equals(bits.keySet())) {
      throw new IllegalArgumentException(
          "packed are %s, given were %s".formatted(bits.keySet(), held.keySet()));
    }
    Column packed = null;
    int shift = 0;
    for (Map.Entry<String, Integer> number : bits.entrySet()) {
      Column one = held.get(number.getKey());
      Column placed = shift == 0 ? one : shiftleft(one, shift);
      packed = packed == null ? placed : packed.bitwiseOR(placed);
      shift += number.getValue();
    }
    return packed;
  }

  /** Each number by its name, as an integer; null where it was, and where the packed number is. */
  Map<String, Column> unpack(Column packed) {
    Map<String, Column> numbers = new LinkedHashMap<>();
    int shift = 0;
    for (Map.Entry<String, Integer> number : bits.entrySet()) {
      long mask = (1L << number.getValue()) - 1;
      Column held = (shift == 0 ? packed : shiftright(packed, shift)).bitwiseAND(lit(mask));
      numbers.put(number.getKey(), when(held.notEqual(0L), held.minus(1L).cast("int")));
      shift += number.getValue();
    }
    return numbers;
  }
}
