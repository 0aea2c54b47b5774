package org.sunset2g.job;

import java.time.LocalDate;
import java.util.List;
import org.sunset2g.disclosure.LedgerRow;
import org.sunset2g.reference.Territory;
import org.sunset2g.vocabulary.IsoWeek;

/** A world whose true ledger is known, week by week. */
interface BacktestWorld {
  String name();

  /** Its phase, as its ledger rows name it. */
  String phase();

  Territory territory();

  /** All weeks, oldest first, none missing. */
  List<IsoWeek> weeks();

  /** The true rows of a week, of all operators. */
  List<LedgerRow> ledger(IsoWeek week);

  /** First day without service, as people knew it in the week. */
  LocalDate cutOffKnownIn(IsoWeek week);
}
