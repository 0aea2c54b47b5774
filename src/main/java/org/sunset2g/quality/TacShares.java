package org.sunset2g.quality;

import java.util.Map;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.Tac;

/**
 * What the TACs of a week's observations are, by the catalogue. Reporting bodies give TACs out in
 * rising order, so an unknown one above the catalogue's newest of its body is newer than the
 * catalogue, and one below was never given out (or the catalogue has a gap).
 *
 * @param rows observations counted
 * @param unknown of a TAC that the catalogue does not have
 * @param newer of those, above the newest of its reporting body
 * @param neverGiven of those, below it
 * @param ofUnknownBody of those, of a reporting body of which the catalogue has none
 * @param test of a TAC for test devices
 * @param lostZero of a TAC that the catalogue has only with a 0 in front
 * @param twoGOnly of a 2G-only handset
 */
record TacShares(
    long rows,
    long unknown,
    long newer,
    long neverGiven,
    long ofUnknownBody,
    long test,
    long lostZero,
    long twoGOnly) {

  /** Reporting body of test devices, 3GPP TS 23.003. */
  private static final String TEST_BODY = "00";

  static TacShares of(RowMeasures measures, TacCatalogue catalogue) {
    TacShares sum = new TacShares(0, 0, 0, 0, 0, 0, 0, 0);
    for (Map.Entry<String, Long> counted : measures.values().entrySet()) {
      sum = sum.plus(new Tac(counted.getKey()), counted.getValue(), catalogue);
    }
    return sum;
  }

  private TacShares plus(Tac tac, long count, TacCatalogue catalogue) {
    var entry = catalogue.find(tac);
    boolean isUnknown = entry.isEmpty();
    String body = tac.digits().substring(0, 2);
    boolean isTest = body.equals(TEST_BODY);
    var newest = catalogue.newestOf(body);
    boolean isNewer = isUnknown && newest.isPresent() && tac.compareTo(newest.get()) > 0;
    boolean isOlder = isUnknown && newest.isPresent() && !isNewer;
    boolean isOfNoBody = isUnknown && newest.isEmpty() && !isTest;
    boolean lostItsZero =
        isUnknown && catalogue.find(new Tac("0" + tac.digits().substring(0, 7))).isPresent();
    boolean isTwoGOnly =
        entry
            .map(CatalogueEntry::capability)
            .filter(capability -> capability.handsetClass() == HandsetClass.TWO_G_ONLY)
            .isPresent();
    return new TacShares(
        rows + count,
        unknown + (isUnknown ? count : 0),
        newer + (isNewer ? count : 0),
        neverGiven + (isOlder ? count : 0),
        ofUnknownBody + (isOfNoBody ? count : 0),
        test + (isTest ? count : 0),
        lostZero + (lostItsZero ? count : 0),
        twoGOnly + (isTwoGOnly ? count : 0));
  }
}
