package org.sunset2g.sheet;

import java.util.List;
import org.sunset2g.vocabulary.Channel;

/** A broadcast plan in words. */
public final class BroadcastPlanView {
  private final BroadcastPlan plan;

  BroadcastPlanView(BroadcastPlan plan) {
    this.plan = plan;
  }

  public BroadcastPlan plan() {
    return plan;
  }

  /** The standing text of that key. */
  public String text(String key) {
    return SheetText.of(key);
  }

  String runningHead() {
    return SheetText.of(
        "running.head",
        "name",
        plan.heading().communeName(),
        "date",
        SheetText.day(plan.heading().expiresOn()));
  }

  public String expiry() {
    return SheetText.weekday(plan.heading().expiresOn())
        + "/"
        + plan.heading().expiresOn().getYear();
  }

  public String days() {
    return SheetText.of(
        "week.days",
        "from",
        SheetText.weekday(plan.heading().week().monday()),
        "to",
        SheetText.weekday(plan.heading().week().sunday())
            + "/"
            + plan.heading().week().sunday().getYear());
  }

  public String times() {
    return SheetText.of("plan.total", "runs", SheetText.number(plan.times()));
  }

  public String day(BroadcastPlan.Run run) {
    return SheetText.weekday(run.day());
  }

  public String hours(BroadcastPlan.Run run) {
    return SheetText.time(run.from()) + "–" + SheetText.time(run.to());
  }

  public String channel(Channel channel) {
    return SheetText.sentence(channel.vietnamese());
  }

  public String hamlets(BroadcastPlan.Run run) {
    return run.hamlets().isEmpty()
        ? SheetText.sentence(SheetText.of("team.wholeCommune"))
        : String.join(", ", run.hamlets());
  }

  public String content(BroadcastPlan.Run run) {
    return SheetText.of(
        run.content() == BroadcastPlan.Content.NOTICE ? "plan.noticeOnly" : "plan.withOffer");
  }

  /** Channels that the plan uses, in their order. */
  public List<Channel> channels() {
    return plan.runs().stream().map(BroadcastPlan.Run::channel).distinct().sorted().toList();
  }

  public String notice(Channel channel) {
    return plan.notice(channel);
  }

  public String label(OfferShown offer) {
    return offer.labelled();
  }

  public String terms(OfferShown offer) {
    return offer.terms();
  }

  public String withoutOffers() {
    return plan.message().withoutOffers();
  }

  public String dialled(Office office) {
    return office.dialled();
  }

  public String origin() {
    return SheetText.of(
        "origin",
        "operator",
        plan.heading().operator(),
        "week",
        plan.heading().week().toString(),
        "run",
        plan.madeFrom());
  }
}
