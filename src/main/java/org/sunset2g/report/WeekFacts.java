package org.sunset2g.report;

import java.time.ZonedDateTime;
import java.util.List;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * What a reader must know of a published week beside its figures.
 *
 * @param phaseName name of the sunset phase, in both languages
 * @param cutOff when the phase takes effect, with its zone
 * @param wording what to call those who are at risk
 * @param minimumCell what every figure is a multiple of
 * @param operatorsIncluded operators whose data are in the figures
 * @param operatorsMissing operators whose data did not come or were refused
 * @param quality rows in and out of every feed, and what its gates said
 * @param notes what a reader should know of the coverage of this week
 * @param revision 1 where the week was published once; higher where its figures changed since
 */
public record WeekFacts(
    String phase,
    Bilingual phaseName,
    ZonedDateTime cutOff,
    Wording wording,
    IsoWeek week,
    int minimumCell,
    List<String> operatorsIncluded,
    List<String> operatorsMissing,
    List<FeedQuality> quality,
    List<Bilingual> notes,
    int revision) {
  public WeekFacts {
    operatorsIncluded = List.copyOf(operatorsIncluded);
    operatorsMissing = List.copyOf(operatorsMissing);
    quality = List.copyOf(quality);
    notes = List.copyOf(notes);
  }
}
