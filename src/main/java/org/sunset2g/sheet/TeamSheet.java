package org.sunset2g.sheet;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * What one community digital technology team needs for one week, of one operator.
 *
 * @param heading for whom and when
 * @param cutOff moment from which at-risk handsets are not served
 * @param reach how many there are to reach
 * @param handsets models to look for, in the order they are to be listed
 * @param message what may be said
 * @param salePlaces where handsets are sold or exchanged, nearest first
 * @param offices whom to call
 * @param restrictions restrictions that touch the week
 * @param postponedVisits visits that wait for the end of a restriction; absent where none
 * @param visits households that agreed to be visited, in the order of the round; empty where no
 *     visit may be made
 * @param madeFrom what it was made from, such as the week of the data
 */
public record TeamSheet(
    Heading heading,
    LocalDateTime cutOff,
    Reach reach,
    List<HandsetToLookFor> handsets,
    Message message,
    List<SalePlace> salePlaces,
    List<Office> offices,
    List<Restriction> restrictions,
    Optional<Band> postponedVisits,
    List<Visit> visits,
    String madeFrom) {

  public TeamSheet {
    handsets = List.copyOf(handsets);
    salePlaces = List.copyOf(salePlaces);
    offices = List.copyOf(offices);
    restrictions = List.copyOf(restrictions);
    visits = List.copyOf(visits);
    madeFrom = PlainLine.of(madeFrom);
  }

  /**
   * For whom the sheet is, and when.
   *
   * @param operator operator, as it is called
   * @param team name of the team
   * @param place commune, and what it lies in, in words
   * @param hamlets hamlets of the team; empty for the whole commune
   * @param week week in which the work is done
   * @param expiresOn last day on which the sheet may be used
   */
  public record Heading(
      String operator,
      String team,
      String place,
      List<String> hamlets,
      IsoWeek week,
      LocalDate expiresOn) {
    public Heading {
      operator = PlainLine.of(operator);
      team = PlainLine.of(team);
      place = PlainLine.of(place);
      hamlets = hamlets.stream().map(PlainLine::of).toList();
    }
  }

  /**
   * How many subscribers there are to reach.
   *
   * @param commune in the team's area
   * @param hamlets by hamlet, where that may be told; empty otherwise
   */
  public record Reach(Band commune, List<HamletReach> hamlets) {
    public Reach {
      hamlets = List.copyOf(hamlets);
    }
  }

  /** How many subscribers there are to reach in a hamlet. */
  public record HamletReach(String hamlet, Band band) {
    public HamletReach {
      hamlet = PlainLine.of(hamlet);
    }
  }
}
