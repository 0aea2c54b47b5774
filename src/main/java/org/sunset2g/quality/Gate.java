package org.sunset2g.quality;

import java.util.Locale;

/**
 * What a week's input is measured by before it is believed. Each has a figure, a limit and a level
 * of its own; limits are inclusive. The names are those of the settings and of {@code gate_result}.
 */
public enum Gate {
  /** Share of a file's rows that break the contract, whatever the reason. */
  REJECTED_SHARE(false, "rows that break the contract"),
  /** Share of rows in which a required column is empty. */
  EMPTY_SHARE(false, "rows in which the column is empty"),
  /** Share of rows in which a column holds something that the contract does not allow. */
  MALFORMED_SHARE(false, "rows in which the column is not as the contract says"),
  /** By how much the share of empty fields of an optional column differs from last week. */
  EMPTY_SHARE_CHANGE(false, "change of the column's share of empty fields against last week"),
  /** Share of rows that repeat, contradict or add to another row of the same key. */
  REPEATED_SHARE(false, "rows that share their key with another row"),
  /** By how much the number of rows differs from the average of the last weeks. */
  ROW_COUNT_CHANGE(false, "difference of the number of rows from the average of the last weeks"),
  /** By how much the number of different subscribers differs from the average of the last weeks. */
  SUBSCRIBER_COUNT_CHANGE(
      false, "difference of the number of subscribers from the average of the last weeks"),
  /** Share of snapshot rows whose home is in no list of administrative units. */
  UNKNOWN_AREA_SHARE(false, "subscribers whose home is in no list of administrative units"),
  /** Share of observations whose TAC is not in the catalogue. */
  UNKNOWN_TAC_SHARE(false, "observations whose TAC is not in the catalogue"),
  /** By how much that share rose against last week: a catalogue that was cut shows here. */
  UNKNOWN_TAC_SHARE_RISE(false, "rise of the share of unknown TACs against last week"),
  /** Unknown TACs above all that the catalogue has of their reporting body: it is out of date. */
  UNKNOWN_NEW_TAC_SHARE(false, "observations with a TAC newer than the catalogue"),
  /** Unknown TACs among those that their reporting body gave out long since: likely not genuine. */
  UNKNOWN_OLD_TAC_SHARE(false, "observations with a TAC that was never given out"),
  /** Unknown TACs of a reporting body of which the catalogue has none. */
  UNKNOWN_BODY_SHARE(false, "observations with a TAC of an unknown reporting body"),
  /** TACs for test devices (reporting body 00, 3GPP TS 23.003), the all-zero one among them. */
  TEST_TAC_SHARE(false, "observations with a TAC for test devices"),
  /** TACs that the catalogue has only with a 0 in front: an export took IMEIs for numbers. */
  LOST_ZERO_SHARE(false, "observations whose TAC lost its leading zero"),
  /** Share of observations of devices with more subscribers than one device can have. */
  SHARED_DEVICE_SHARE(false, "observations of devices that have too many subscribers"),
  /** Share of observations of 2G-only handsets, kept to be compared with. */
  TWO_G_ONLY_SHARE(false, "observations of 2G-only handsets"),
  /** By how much that share rose against last week: people do not go back to 2G in numbers. */
  TWO_G_ONLY_SHARE_RISE(false, "rise of the share of 2G-only handsets against last week"),
  /** Share of the observed subscribers that the snapshot has. */
  SNAPSHOT_OVERLAP(true, "observed subscribers that are in the snapshot"),
  /** By how much the catalogue has fewer models than last week. */
  CATALOGUE_SIZE_DROP(false, "models that the catalogue lost against last week"),
  /** TACs that the catalogue's source gives more than one meaning. */
  CATALOGUE_CONFLICTS(false, "TACs of the catalogue that contradict themselves"),
  /** Share of the catalogue's TACs that are of another handset class than last week. */
  CATALOGUE_CLASS_CHANGE_SHARE(false, "TACs whose handset class is not last week's"),
  /** The greatest growth of subscribers at risk in any province against its opening. */
  PROVINCE_AT_RISK_GROWTH(false, "growth of the subscribers at risk in a province");

  private final boolean atLeast;
  private final String words;

  Gate(boolean atLeast, String words) {
    this.atLeast = atLeast;
    this.words = words;
  }

  /** The name in settings and tables, such as {@code rejected_share}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What is measured, in words. */
  public String words() {
    return words;
  }

  /** Whether the figure must reach the limit; otherwise it must not pass it. */
  public boolean isAtLeast() {
    return atLeast;
  }

  boolean passes(double measured, double limit) {
    return atLeast ? measured >= limit : measured <= limit;
  }
}
