package org.sunset2g.job;

import java.util.SortedMap;
import java.util.TreeMap;
import org.sunset2g.contract.ConversionEvent;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.NewAttachment;
import org.sunset2g.contract.OutreachExit;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.contract.OutreachResult;
import org.sunset2g.contract.PseudonymChange;
import org.sunset2g.contract.RejectedRow;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * How many of the last weeks stay of what speaks of single persons. Ledger, published tables, run
 * records and gate results speak of nobody and stay.
 *
 * @param landingWeeks weeks of accepted and of rejected landing rows
 * @param stateWeeks weeks whose state can be started from
 * @param listWeeks weeks of outreach lists, of who left them and of lists of new attachments, in
 *     the lake and as files
 * @param conversionWeeks weeks of conversions and of results of outreach, and of the changes of
 *     pseudonyms that they are read with
 */
public record RetentionSettings(
    int landingWeeks, int stateWeeks, int listWeeks, int conversionWeeks) {
  private static final int MOST = 520;

  public RetentionSettings {
    requireAtLeast("retention.landingWeeks", landingWeeks, 1);
    // The last week is run again from the state of the week before it.
    requireAtLeast("retention.stateWeeks", stateWeeks, 2);
    requireAtLeast("retention.listWeeks", listWeeks, 1);
    requireAtLeast("retention.conversionWeeks", conversionWeeks, 1);
  }

  /** The first week that stays, by table with rows of single persons. */
  SortedMap<String, IsoWeek> firstWeeks(IsoWeek last) {
    SortedMap<String, IsoWeek> first = new TreeMap<>();
    first.put(SubscriberSnapshot.TABLE, first(last, landingWeeks));
    first.put(DeviceObservation.TABLE, first(last, landingWeeks));
    first.put(RejectedRow.TABLE, first(last, landingWeeks));
    first.put(SubscriberState.TABLE, first(last, stateWeeks));
    first.put(OutreachItem.TABLE, firstList(last));
    first.put(OutreachExit.TABLE, firstList(last));
    first.put(NewAttachment.TABLE, firstList(last));
    first.put(ConversionEvent.TABLE, first(last, conversionWeeks));
    first.put(OutreachResult.TABLE, first(last, conversionWeeks));
    first.put(PseudonymChange.TABLE, first(last, conversionWeeks));
    return first;
  }

  /** The first week whose lists stay. */
  IsoWeek firstList(IsoWeek last) {
    return first(last, listWeeks);
  }

  private static IsoWeek first(IsoWeek last, int weeks) {
    return last.plus(1 - weeks);
  }

  private static void requireAtLeast(String name, int weeks, int least) {
    if (weeks < least || weeks > MOST) {
      throw new IllegalArgumentException(
          "%s must be from %d to %d, was %d".formatted(name, least, MOST, weeks));
    }
  }
}
