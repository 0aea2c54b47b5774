package org.sunset2g.quality;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.unsafe.types.UTF8String;
import org.sunset2g.vocabulary.AreaCode;

/**
 * What was counted while the rows of a file were checked. Parts of a file are counted apart and
 * added up; nothing here depends on how the file was cut.
 */
public final class RowMeasures implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Different values that are counted one by one; a table has some thousands of them. */
  static final int MOST_VALUES = 1 << 18;

  /**
   * Rows with a fault.
   *
   * @param rows how many
   * @param firstLine line of the first
   */
  public record FaultCount(long rows, long firstLine) implements Serializable {
    FaultCount plus(FaultCount other) {
      return new FaultCount(rows + other.rows, Math.min(firstLine, other.firstLine));
    }
  }

  /** Stands between values that are counted together; in no value, for files are texts. */
  static final char PARTED = '\u001f';

  private final long[] empty;
  private final long[] emptied;
  private final Map<Fault, FaultCount> faults = new HashMap<>();
  private final Map<RejectionReason, Long> reasons = new EnumMap<>(RejectionReason.class);
  private final Map<UTF8String, Map<UTF8String, long[]>> values = new HashMap<>();
  private final SubscriberSample subscribers = new SubscriberSample();
  private int subscriberLength;
  private long sampledDevice;
  private int sampledTac;
  private int sampledDeviceLength;
  private int differentValues;
  private long valuesBeyond;
  private long faultless;
  private long faulty;

  /**
   * @param columns number of file columns
   */
  public RowMeasures(int columns) {
    this.empty = new long[columns];
    this.emptied = new long[columns];
  }

  void empty(int column) {
    empty[column]++;
  }

  void emptied(int column) {
    emptied[column]++;
  }

  void faultless(long subscriber, int length) {
    faultless++;
    subscribers.add(subscriber);
    subscriberLength = Math.max(subscriberLength, length);
  }

  /** Keeps the device with the least hash: whichever that is, it does not depend on the order. */
  void device(long device, int tac, int length) {
    if (sampledDeviceLength == 0 || device < sampledDevice) {
      sampledDevice = device;
      sampledTac = tac;
      sampledDeviceLength = length;
    }
  }

  void faulty(long line, List<Fault> found) {
    faulty++;
    Set<RejectionReason> ofRow = new LinkedHashSet<>();
    for (Fault fault : found) {
      faults.merge(fault, new FaultCount(1, line), FaultCount::plus);
      if (ofRow.add(fault.reason())) {
        reasons.merge(fault.reason(), 1L, Long::sum);
      }
    }
  }

  /** Counts one more row with these values, one or two of them. */
  void value(UTF8String[] parts) {
    values(parts, 1);
  }

  /** Counts so many more rows with these values. */
  void values(UTF8String[] parts, long rows) {
    UTF8String first = parts.length == 1 ? UTF8String.EMPTY_UTF8 : parts[0];
    add(first, parts[parts.length - 1], rows);
  }

  private void add(UTF8String first, UTF8String last, long rows) {
    Map<UTF8String, long[]> ofFirst = values.get(first);
    long[] count = ofFirst == null ? null : ofFirst.get(last);
    if (count != null) {
      count[0] += rows;
    } else if (differentValues >= MOST_VALUES) {
      valuesBeyond += rows;
    } else {
      differentValues++;
      values
          .computeIfAbsent(first.copy(), none -> new HashMap<>())
          .put(last.copy(), new long[] {rows});
    }
  }

  /** Adds what was counted of another part of the file. */
  public void add(RowMeasures other) {
    for (int at = 0; at < empty.length; at++) {
      empty[at] += other.empty[at];
      emptied[at] += other.emptied[at];
    }
    other.faults.forEach((fault, count) -> faults.merge(fault, count, FaultCount::plus));
    other.reasons.forEach((reason, rows) -> reasons.merge(reason, rows, Long::sum));
    other.values.forEach(
        (first, counts) -> counts.forEach((last, count) -> add(first, last, count[0])));
    subscribers.add(other.subscribers);
    subscriberLength = Math.max(subscriberLength, other.subscriberLength);
    if (other.sampledDeviceLength > 0) {
      device(other.sampledDevice, other.sampledTac, other.sampledDeviceLength);
    }
    valuesBeyond += other.valuesBeyond;
    faultless += other.faultless;
    faulty += other.faulty;
  }

  /** Rows without a fault. */
  public long faultlessRows() {
    return faultless;
  }

  /** Rows with one or more. */
  public long faultyRows() {
    return faulty;
  }

  /** Rows in which the file column of that position is empty, those of a wrong width left out. */
  public long emptyRows(int column) {
    return empty[column];
  }

  /** Rows in which that column was emptied, because somebody's number could stand in it. */
  public long emptiedRows(int column) {
    return emptied[column];
  }

  /** The subscribers of the faultless rows. */
  public SubscriberSample subscribers() {
    return subscribers;
  }

  /** Characters of the longest pseudonym of a subscriber; 0 where there is none. */
  int subscriberLength() {
    return subscriberLength;
  }

  /** 64 bits of one of the devices. */
  long sampledDevice() {
    return sampledDevice;
  }

  /** Its TAC. */
  int sampledTac() {
    return sampledTac;
  }

  /** Characters of its pseudonym; 0 where no row names a device. */
  int sampledDeviceLength() {
    return sampledDeviceLength;
  }

  /** Rows by fault. */
  public Map<Fault, FaultCount> faults() {
    return Collections.unmodifiableMap(faults);
  }

  /** Rows by reason; a row with two reasons counts under both. */
  public SortedMap<RejectionReason, Long> reasons() {
    return new TreeMap<>(reasons);
  }

  /**
   * Faultless rows by the values that {@link TableRule} has counted: a TAC, or a code system and a
   * code, parted by {@link #PARTED}.
   */
  public SortedMap<String, Long> values() {
    SortedMap<String, Long> counts = new TreeMap<>();
    values.forEach(
        (first, ofFirst) ->
            ofFirst.forEach(
                (last, count) ->
                    counts.put(
                        first.numBytes() == 0 ? last.toString() : first.toString() + PARTED + last,
                        count[0])));
    return counts;
  }

  /**
   * Homes of the faultless rows of a snapshot; empty where there are too many different ones to be
   * counted.
   */
  public Optional<SortedSet<AreaCode>> homes() {
    if (valuesBeyond > 0) {
      return Optional.empty();
    }
    SortedSet<AreaCode> homes = new TreeSet<>();
    values.forEach(
        (system, counts) ->
            counts
                .keySet()
                .forEach(code -> homes.add(new AreaCode(system.toString(), code.toString()))));
    return Optional.of(homes);
  }

  /** Faultless rows whose value was not counted because there are too many different ones. */
  public long uncountedRows() {
    return valuesBeyond;
  }
}
