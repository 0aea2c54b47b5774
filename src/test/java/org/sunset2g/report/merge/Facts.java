package org.sunset2g.report.merge;

import java.time.ZonedDateTime;
import java.util.List;
import org.sunset2g.report.Bilingual;
import org.sunset2g.report.WeekFacts;
import org.sunset2g.report.Wording;

/** Facts of a week with one thing changed. */
record Facts(WeekFacts facts) {
  static Facts of(String operator) {
    return new Facts(OperatorFolders.facts(operator, OperatorFolders.WEEK));
  }

  WeekFacts phase(String phase) {
    return new WeekFacts(
        phase,
        facts.phaseName(),
        facts.cutOff(),
        facts.wording(),
        facts.week(),
        facts.minimumCell(),
        facts.operatorsIncluded(),
        facts.operatorsMissing(),
        facts.quality(),
        facts.notes(),
        facts.revision());
  }

  WeekFacts cutOff(ZonedDateTime cutOff) {
    return with(cutOff, facts.wording(), facts.operatorsIncluded(), List.of(), facts.notes(), 1);
  }

  WeekFacts wording(Wording wording) {
    return with(facts.cutOff(), wording, facts.operatorsIncluded(), List.of(), facts.notes(), 1);
  }

  WeekFacts operators(List<String> included, List<String> missing) {
    return with(facts.cutOff(), facts.wording(), included, missing, facts.notes(), 1);
  }

  WeekFacts notes(List<Bilingual> notes, int revision) {
    return with(
        facts.cutOff(), facts.wording(), facts.operatorsIncluded(), List.of(), notes, revision);
  }

  private WeekFacts with(
      ZonedDateTime cutOff,
      Wording wording,
      List<String> included,
      List<String> missing,
      List<Bilingual> notes,
      int revision) {
    return new WeekFacts(
        facts.phase(),
        facts.phaseName(),
        cutOff,
        wording,
        facts.week(),
        facts.minimumCell(),
        included,
        missing,
        facts.quality(),
        notes,
        revision);
  }
}
