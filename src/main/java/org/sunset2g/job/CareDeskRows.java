package org.sunset2g.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.outreach.OutreachReason;
import org.sunset2g.outreach.ScorePart;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.registry.Programme;
import org.sunset2g.sheet.CareDeskRow;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Channel;
import org.sunset2g.vocabulary.MessageClass;
import org.sunset2g.vocabulary.Msisdn;
import org.sunset2g.vocabulary.Tac;

/** An outreach item as rows of a care desk's list: the notice, and apart from it the offer. */
record CareDeskRows(WeekReference reference, SheetFacts facts) {

  List<CareDeskRow> of(Row item) {
    AreaCode home = home(item);
    List<CareDeskRow> rows = new ArrayList<>(2);
    Channel notice = Channel.valueOf(text(item, OutreachItem.NOTICE_CHANNEL));
    rows.add(
        row(
            item,
            home,
            MessageClass.SERVICE_NOTICE,
            notice,
            ContactHours.ofNotice(notice, facts.registry().firstDay(), facts.registry().lastDay()),
            Optional.empty()));
    Optional.ofNullable(text(item, OutreachItem.OFFER_CHANNEL))
        .map(Channel::valueOf)
        .ifPresent(
            channel -> {
              SortedSet<java.time.LocalDate> days = facts.offerDays(home, channel);
              programme(item)
                  .filter(programme -> !days.isEmpty())
                  .ifPresent(
                      programme ->
                          rows.add(
                              row(
                                  item,
                                  home,
                                  MessageClass.OFFER,
                                  channel,
                                  ContactHours.ofOffer(channel, days),
                                  Optional.of(programme))));
            });
    return rows;
  }

  private Optional<Programme> programme(Row item) {
    String id = text(item, OutreachItem.PROGRAMME);
    return facts.registry().registry().programmes().stream()
        .filter(programme -> programme.id().equals(id))
        .findFirst();
  }

  private CareDeskRow row(
      Row item,
      AreaCode home,
      MessageClass message,
      Channel channel,
      ContactHours hours,
      Optional<Programme> programme) {
    Optional<CatalogueEntry> handset = handset(reference, item);
    OutreachReason reason = OutreachReason.valueOf(text(item, OutreachItem.REASON));
    boolean isPostponed = item.<Boolean>getAs(OutreachItem.POSTPONED_VISIT);
    return new CareDeskRow(
        text(item, OutreachItem.SUBSCRIBER_ID),
        text(item, OutreachItem.TOKEN),
        Optional.ofNullable(text(item, OutreachItem.SHEET_TOKEN)),
        Optional.of(home),
        reference.units().find(home).map(AdministrativeUnit::name).orElse(""),
        hamlet(item),
        Optional.ofNullable(text(item, OutreachItem.TEAM)),
        handset.map(CatalogueEntry::manufacturer).orElse(""),
        handset.map(CatalogueEntry::model).orElse(""),
        Optional.of(new Tac(text(item, OutreachItem.TAC))),
        item.<Integer>getAs(OutreachItem.WEEKS_AT_RISK),
        reason.name(),
        reason.vietnamese(),
        item.<Integer>getAs(OutreachItem.SCORE),
        ScorePart.inWords(text(item, OutreachItem.SCORE_PARTS)),
        message,
        channel,
        hours.earliest(),
        hours.latest(),
        programme.map(Programme::id),
        programme.map(each -> "[QC] " + each.offer()),
        isPostponed ? CareDeskRow.Postponement.POSTPONED : CareDeskRow.Postponement.NONE,
        facts.registry().lastDay());
  }

  static AreaCode home(Row item) {
    return new AreaCode(text(item, OutreachItem.CODE_SYSTEM), text(item, OutreachItem.COMMUNE));
  }

  static Optional<CatalogueEntry> handset(WeekReference reference, Row item) {
    return reference.catalogue().find(new Tac(text(item, OutreachItem.TAC)));
  }

  /** A hamlet is free text; what could be somebody's telephone number does not go on a list. */
  static String hamlet(Row item) {
    String hamlet = text(item, OutreachItem.HAMLET);
    return hamlet == null || Msisdn.mayStandIn(hamlet) ? "" : hamlet;
  }

  static String text(Row row, String column) {
    return row.getString(row.fieldIndex(column));
  }
}
