package org.sunset2g.report;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.sunset2g.disclosure.ProtectedInflow;
import org.sunset2g.disclosure.ProtectedTable;
import org.sunset2g.disclosure.PublishedRow;

/**
 * What a planner's page of one week is made of.
 *
 * @param phaseName name of the sunset phase, in both languages
 * @param cutOff when the phase takes effect, with its zone
 * @param table this week's numbers
 * @param earlier published rows of earlier weeks, for the lines
 * @param operatorsIncluded operators whose data are in the numbers
 * @param operatorsMissing operators whose data did not come or were refused
 * @param quality rows in and out of every feed, and what its gates said
 * @param notes what a reader should know of the coverage of this week
 * @param revision what this week said differently before; empty where it never did
 * @param wording what to call those who are at risk
 * @param phases pages of the same week's phases, this one among them; empty where it is the only
 *     one
 * @param inflow newly seen 2G-only handsets of this week; empty where they were not counted
 */
public record PageContent(
    Bilingual phaseName,
    ZonedDateTime cutOff,
    ProtectedTable table,
    List<PublishedRow> earlier,
    List<String> operatorsIncluded,
    List<String> operatorsMissing,
    List<FeedQuality> quality,
    List<Bilingual> notes,
    Optional<Revision> revision,
    Wording wording,
    List<PhaseLink> phases,
    Optional<ProtectedInflow> inflow) {

  /** What those are called whom a phase puts at risk. */
  public enum Wording {
    /** By the name that everybody knows: their handset has nothing but 2G. */
    TWO_G_ONLY,
    /** In words that hold whatever the rule of the phase is. */
    AT_RISK
  }

  /**
   * A phase of the week in the list of their pages.
   *
   * @param page where its page is, as a link from this one; empty for this one
   */
  public record PhaseLink(Bilingual name, Optional<String> page) {}

  /** A text in the two languages of the page. */
  public record Bilingual(String vi, String en) {}

  /**
   * What became of the rows of one operator's feed: in = accepted + rejected.
   *
   * @param gatesPassed gates that held
   * @param gatesWarned names of gates that gave a warning
   */
  public record FeedQuality(
      String operator,
      String feed,
      long rowsIn,
      long accepted,
      long rejected,
      int gatesPassed,
      List<String> gatesWarned) {
    public FeedQuality {
      gatesWarned = List.copyOf(gatesWarned);
    }
  }

  public PageContent {
    earlier = List.copyOf(earlier);
    operatorsIncluded = List.copyOf(operatorsIncluded);
    operatorsMissing = List.copyOf(operatorsMissing);
    quality = List.copyOf(quality);
    notes = List.copyOf(notes);
    phases = List.copyOf(phases);
  }
}
