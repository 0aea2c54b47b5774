package org.sunset2g.feed.dump;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;

/**
 * The gates of one file.
 *
 * @param file name of the file
 * @param measured its row of {@link DumpFrames#measures} without a fault
 * @param limits when it is not believed
 */
record FileMeasures(String file, Row measured, DumpLimits limits) {

  List<DumpGateResult> gates() {
    List<DumpGateResult> gates = new ArrayList<>();
    gates.add(share(DumpGate.EMPTY_IMEI, DumpFrames.EMPTY_IMEI, limits.maxEmptyImeiShare()));
    gates.add(share(DumpGate.EMPTY_IMSI, DumpFrames.EMPTY_IMSI, limits.maxEmptyImsiShare()));
    gates.add(share(DumpGate.EMPTY_MSISDN, DumpFrames.EMPTY_MSISDN, limits.maxEmptyMsisdnShare()));
    gates.add(share(DumpGate.UNCLEAN_IMEI, DumpFrames.UNCLEAN_IMEI, limits.maxUncleanImeiShare()));
    gates.add(shortImsi(DumpGate.UNCLEAN_IMSI, DumpFrames.UNCLEAN_IMSI));
    gates.add(
        share(DumpGate.UNCLEAN_MSISDN, DumpFrames.UNCLEAN_MSISDN, limits.maxUncleanMsisdnShare()));
    gates.add(shortImsi(DumpGate.UNCLEAN, DumpFrames.UNCLEAN));
    if (!limits.mobileCountryCodes().isEmpty()) {
      gates.add(
          share(DumpGate.FOREIGN_IMSI, DumpFrames.FOREIGN_IMSI, limits.maxForeignImsiShare()));
    }
    if (!limits.countryCodes().isEmpty()) {
      gates.add(
          share(
              DumpGate.FOREIGN_MSISDN, DumpFrames.FOREIGN_MSISDN, limits.maxForeignMsisdnShare()));
    }
    gates.add(
        share(
            DumpGate.WRONG_CHECK_DIGIT,
            DumpRows.WRONG_CHECK_DIGIT,
            limits.maxWrongCheckDigitShare()));
    gates.add(leadingZeros());
    gates.add(lostZeros());
    gates.add(
        gate(
            DumpGate.TEST_IMEI,
            count(DumpFrames.TEST_IMEI),
            limits.maxTestImeiShare(),
            DumpGateResult.Level.WARN));
    return gates;
  }

  /** Rows whose lost zero was put back. */
  long repaired() {
    return limits.lostZeros() == DumpLimits.LostZeros.REPAIR ? count(DumpRows.LOST_ZERO) : 0;
  }

  private DumpGateResult share(DumpGate gate, String column, double limit) {
    return gate(gate, count(column), limit, levelOf(gate));
  }

  /** A single short IMSI in a handful of rows is said, not refused: it is no share of anything. */
  private DumpGateResult shortImsi(DumpGate gate, String column) {
    double limit =
        gate == DumpGate.UNCLEAN ? limits.maxUncleanShare() : limits.maxUncleanImsiShare();
    boolean shortImsiAlone =
        count(DumpFrames.UNCLEAN_IMSI_TRIPLETS) == 1
            && count(DumpFrames.UNCLEAN) == count(DumpFrames.UNCLEAN_IMSI);
    boolean tolerated = shortImsiAlone && rows() < limits.smallFileRows();
    return gate(gate, count(column), limit, tolerated ? DumpGateResult.Level.WARN : levelOf(gate));
  }

  /** A single IMEI that begins with 1 says nothing. */
  private DumpGateResult leadingZeros() {
    long ones = count(DumpFrames.FIRST_ONE);
    boolean outnumbering = ones > 1 && ones > count(DumpFrames.FIRST_ZERO);
    return gate(
        DumpGate.LEADING_ZEROS,
        outnumbering ? ones : 0,
        limits.maxLostZeroShare(),
        levelOf(DumpGate.LEADING_ZEROS));
  }

  private DumpGateResult lostZeros() {
    long left = count(DumpRows.LOST_ZERO) - repaired();
    return gate(DumpGate.LOST_ZEROS, left, limits.maxLostZeroShare(), levelOf(DumpGate.LOST_ZEROS));
  }

  private DumpGateResult.Level levelOf(DumpGate gate) {
    return limits.overridden().contains(gate.name())
        ? DumpGateResult.Level.WARN
        : DumpGateResult.Level.REFUSE;
  }

  private DumpGateResult gate(
      DumpGate gate, long concerned, double limit, DumpGateResult.Level level) {
    double share = (double) concerned / rows();
    boolean passed = share <= limit;
    String sentence =
        "%s: %s, share %s (%d of %d rows), limit %s"
            .formatted(gate.name(), gate.what(), written(share), concerned, rows(), written(limit));
    return new DumpGateResult(gate.name(), file, share, limit, level, passed, sentence);
  }

  private long rows() {
    return count(DumpFrames.ROWS);
  }

  private long count(String column) {
    return measured.<Long>getAs(column);
  }

  /** At most four decimals, without zeros at the end. */
  static String written(double number) {
    String text = String.format(Locale.ROOT, "%.4f", number);
    return text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
