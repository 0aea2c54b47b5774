package org.sunset2g.sheet;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Channel;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.MessageClass;

/**
 * What a commune's loudspeakers and Zalo groups are to say in one week, for one operator.
 *
 * @param heading for which commune and when
 * @param spokenNotice text of the SERVICE_NOTICE as it is read over loudspeakers
 * @param message text of the SERVICE_NOTICE as it is written, and the offers
 * @param runs runs in their order
 * @param responsible offices that answer for it; empty where none is registered
 * @param madeFrom what it was made from, such as the week of the data
 */
public record BroadcastPlan(
    Heading heading,
    String spokenNotice,
    Message message,
    List<Run> runs,
    List<Office> responsible,
    String madeFrom) {
  private static final Set<Channel> CHANNELS = Set.of(Channel.LOUDSPEAKER, Channel.ZALO);

  public BroadcastPlan {
    spokenNotice = PlainLine.of(spokenNotice);
    runs = List.copyOf(runs);
    responsible = List.copyOf(responsible);
    madeFrom = PlainLine.of(madeFrom);
    for (Run run : runs) {
      if (run.content() == Content.NOTICE_THEN_OFFER && message.offers().isEmpty()) {
        throw new IllegalArgumentException("a run tells an offer, and there are none");
      }
    }
  }

  /** How often something is to be said, over all runs. */
  public int times() {
    return runs.stream().mapToInt(Run::times).sum();
  }

  /** The notice as that channel carries it. */
  String notice(Channel channel) {
    return channel == Channel.LOUDSPEAKER ? spokenNotice : message.notice();
  }

  /**
   * For which commune the plan is, and when.
   *
   * @param operator operator, as it is called
   * @param commune code of the commune
   * @param communeName name of the commune with its kind: {@code Xã Quốc Khánh}
   * @param place what the commune lies in, in words
   * @param week week in which it is said
   * @param expiresOn last day on which the plan may be used
   */
  public record Heading(
      String operator,
      AreaCode commune,
      String communeName,
      String place,
      IsoWeek week,
      LocalDate expiresOn) {
    public Heading {
      operator = PlainLine.of(operator);
      communeName = PlainLine.of(communeName);
      place = PlainLine.of(place);
    }
  }

  /** What is said in a run. */
  public enum Content {
    NOTICE(List.of(MessageClass.SERVICE_NOTICE)),
    /** The notice, and then, apart from it and labelled, the offers. */
    NOTICE_THEN_OFFER(List.of(MessageClass.SERVICE_NOTICE, MessageClass.OFFER));

    private final List<MessageClass> messages;

    Content(List<MessageClass> messages) {
      this.messages = messages;
    }

    public List<MessageClass> messages() {
      return messages;
    }
  }

  /**
   * A programme over loudspeakers or a message to Zalo groups.
   *
   * @param from beginning of the hours in which it falls
   * @param to end of these hours
   * @param channel loudspeaker or Zalo
   * @param hamlets hamlets that hear or read it; empty for the whole commune
   * @param times how often in these hours
   * @param content what is said
   */
  public record Run(
      LocalDate day,
      LocalTime from,
      LocalTime to,
      Channel channel,
      List<String> hamlets,
      int times,
      Content content) {
    public Run {
      hamlets = hamlets.stream().map(PlainLine::of).toList();
      if (!CHANNELS.contains(channel)) {
        throw new IllegalArgumentException("nothing is broadcast by " + channel);
      }
      if (times < 1 || !to.isAfter(from)) {
        throw new IllegalArgumentException(
            "a run takes place at least once, and ends after it begins");
      }
    }
  }
}
