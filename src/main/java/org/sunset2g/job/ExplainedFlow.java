package org.sunset2g.job;

import org.sunset2g.vocabulary.LedgerFlow;

/** The flows in the order in which they explain a change, each with a few words. */
enum ExplainedFlow {
  CONVERTED_SMARTPHONE("changed to a smartphone at the target"),
  CONVERTED_FEATURE_PHONE("changed to a feature phone at the target"),
  CONVERTED_OTHER("changed to another device at the target"),
  UPGRADED_BELOW_TARGET("changed to a handset between at risk and target"),
  REVERTED("converted before, at risk again"),
  DOWNGRADED("changed to a handset at risk"),
  BASELINE("there when counting began"),
  NEW_SUBSCRIBER("not known before"),
  RETURNED("was absent, quiet or exempt"),
  LEFT_PORTED("ported out"),
  LEFT_RECLAIMED("number reclaimed"),
  LEFT_VANISHED("not in the snapshot"),
  GONE_QUIET("no handset seen for weeks"),
  MOVED_OUT("at risk, home elsewhere now"),
  MOVED_IN("at risk, home elsewhere before"),
  REZONED_OUT("at risk, area became another"),
  REZONED_IN("at risk, area was another"),
  RECLASSIFIED_OUT("same TAC, judged no longer at risk"),
  RECLASSIFIED_IN("same TAC, judged at risk now"),
  HANDSET_UNKNOWN("changed to a handset of unknown class"),
  HANDSET_IDENTIFIED("class of the handset was unknown"),
  EXEMPTED("machine, or area outside the phase"),
  STAYED("at risk before and now");

  private final String words;

  ExplainedFlow(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  LedgerFlow flow() {
    return LedgerFlow.valueOf(name());
  }
}
