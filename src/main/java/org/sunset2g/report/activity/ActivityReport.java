package org.sunset2g.report.activity;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.sunset2g.registry.FocalPoint;
import org.sunset2g.vocabulary.Channel;
import org.sunset2g.vocabulary.CountBand;

/**
 * The report of a month's outreach activities (báo cáo kết quả tuyên truyền).
 *
 * @param month month in which it was done
 * @param operators operators whose activities these are
 * @param area name of the area that is reported on
 * @param subject what all of it is about: titles of the sunset phases
 * @param issuer who sends it
 * @param forms one line per form of communication
 * @param communes programmes by commune, those of one unit together
 * @param difficulties one sentence each
 * @param proposals one sentence each
 * @param recipients who gets it, in the order of their roles
 * @param dueOn last day on which it may arrive; absent where the calendar does not say
 * @param minimumCell fewer than this are never told apart
 */
public record ActivityReport(
    YearMonth month,
    List<String> operators,
    String area,
    List<String> subject,
    Issuer issuer,
    List<FormLine> forms,
    List<CommuneLine> communes,
    List<String> difficulties,
    List<String> proposals,
    List<Recipient> recipients,
    Optional<LocalDate> dueOn,
    int minimumCell) {

  public ActivityReport {
    operators = List.copyOf(operators);
    subject = List.copyOf(subject);
    forms = List.copyOf(forms);
    communes = List.copyOf(communes);
    difficulties = List.copyOf(difficulties);
    proposals = List.copyOf(proposals);
    recipients = List.copyOf(recipients);
  }

  /**
   * Who sends the report; what is absent is left open for a pen.
   *
   * @param above body above the office
   * @param office office that sends it
   * @param symbol what stands after the number, such as {@code BC-VTLS}
   * @param place town in which it is signed
   */
  public record Issuer(
      Optional<String> above,
      Optional<String> office,
      Optional<String> symbol,
      Optional<String> place) {}

  /**
   * One form of communication.
   *
   * @param runs how many times; a band where it reaches single persons
   * @param media programmes, groups and papers
   * @param communes communes with a programme; none of a form that reaches single persons
   */
  public record FormLine(
      Channel channel, CountBand runs, List<String> media, List<String> communes) {
    public FormLine {
      media = List.copyOf(media);
      communes = List.copyOf(communes);
      if (channel.isPersonal() && !communes.isEmpty()) {
        throw new IllegalArgumentException(channel + " reaches single persons: no communes of it");
      }
    }
  }

  /**
   * The programmes of one commune.
   *
   * @param above name of the district, or of the province where there are no districts
   * @param commune name of the commune
   * @param runs runs by form of communication, none of them personal
   */
  public record CommuneLine(String above, String commune, SortedMap<Channel, Long> runs) {
    public CommuneLine {
      if (runs.keySet().stream().anyMatch(Channel::isPersonal)) {
        throw new IllegalArgumentException("a form that reaches single persons has no communes");
      }
    }
  }

  /** An office that gets the report, and why. */
  public record Recipient(FocalPoint.Role role, String office) {}
}
