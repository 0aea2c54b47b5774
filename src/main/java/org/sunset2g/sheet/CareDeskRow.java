package org.sunset2g.sheet;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Channel;
import org.sunset2g.vocabulary.MessageClass;
import org.sunset2g.vocabulary.Tac;

/**
 * One planned message to one subscriber. A subscriber may have one for the notice and one for an
 * offer. Restricted: for the operator's own staff only.
 *
 * @param subscriberId pseudonym
 * @param token token of the operator's list
 * @param sheetToken token of the team's sheet; absent where the subscriber is on none
 * @param area code of the commune; absent where it is not known
 * @param commune name of the commune; empty where it is not known
 * @param hamlet hamlet; empty where it is not known
 * @param team identifier of the team; absent where none is concerned
 * @param brand brand of the handset; empty where the catalogue does not say
 * @param model model of the handset; empty where the catalogue does not say
 * @param tac TAC of the handset; absent where none was seen
 * @param weeksAtRisk weeks at risk, this one included
 * @param reason why, as a code
 * @param reasonInWords why, in Vietnamese
 * @param score rank among the list's subscribers, in points
 * @param scoreInWords what the score is made of, in Vietnamese
 * @param message notice or offer
 * @param channel how it is said
 * @param earliest first moment, Asia/Ho_Chi_Minh
 * @param latest last moment, Asia/Ho_Chi_Minh
 * @param programme identifier of the programme: an offer has one, a notice none
 * @param offerText what is offered, labelled [QC]; absent for a notice
 * @param visit whether a visit was put off
 * @param expiresOn last day on which the row may be used
 */
public record CareDeskRow(
    String subscriberId,
    String token,
    Optional<String> sheetToken,
    Optional<AreaCode> area,
    String commune,
    String hamlet,
    Optional<String> team,
    String brand,
    String model,
    Optional<Tac> tac,
    int weeksAtRisk,
    String reason,
    String reasonInWords,
    int score,
    String scoreInWords,
    MessageClass message,
    Channel channel,
    LocalDateTime earliest,
    LocalDateTime latest,
    Optional<String> programme,
    Optional<String> offerText,
    Postponement visit,
    LocalDate expiresOn) {

  public CareDeskRow {
    Objects.requireNonNull(subscriberId, "subscriberId");
    Objects.requireNonNull(token, "token");
    commune = PlainLine.of(commune);
    hamlet = PlainLine.of(hamlet);
    team = team.map(PlainLine::of);
    brand = PlainLine.of(brand);
    model = PlainLine.of(model);
    reasonInWords = PlainLine.of(reasonInWords);
    scoreInWords = PlainLine.of(scoreInWords);
    earliest = earliest.truncatedTo(ChronoUnit.MINUTES);
    latest = latest.truncatedTo(ChronoUnit.MINUTES);
    programme = programme.map(PlainLine::of);
    offerText = offerText.map(PlainLine::of);
    if (latest.isBefore(earliest)) {
      throw new IllegalArgumentException("a message must end after it begins");
    }
    boolean offers = message == MessageClass.OFFER;
    if (offers != programme.isPresent() || offers != offerText.isPresent()) {
      throw new IllegalArgumentException(
          "an offer names its programme and text, a notice has none");
    }
  }

  /** Whether a restriction keeps a visit from being made. */
  public enum Postponement {
    /** No visit was planned, or it is made. */
    NONE,
    /** A visit waits for the end of a restriction. */
    POSTPONED
  }
}
