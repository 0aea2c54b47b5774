package org.sunset2g.sheet;

/** Notices for sale points in words. */
public final class ShopNoticesView {
  private final ShopNotices notices;

  ShopNoticesView(ShopNotices notices) {
    this.notices = notices;
  }

  public ShopNotices notices() {
    return notices;
  }

  /** The standing text of that key. */
  public String text(String key) {
    return SheetText.of(key);
  }

  String runningHead() {
    return SheetText.of(
        "running.head", "name", notices.place(), "date", SheetText.day(notices.expiresOn()));
  }

  public String expiry() {
    return SheetText.weekday(notices.expiresOn()) + "/" + notices.expiresOn().getYear();
  }

  public String days() {
    return SheetText.of(
        "week.days",
        "from",
        SheetText.weekday(notices.week().monday()),
        "to",
        SheetText.weekday(notices.week().sunday()) + "/" + notices.week().sunday().getYear());
  }

  public String number() {
    return SheetText.number(notices.shops().size());
  }

  public String modelsIn(ShopNotices.Shop shop) {
    return SheetText.of("shop.models", "commune", shop.communeName());
  }

  public String cause(ShopNotices.Model model) {
    return SheetText.sentence(model.cause().vietnamese());
  }

  public String band(ShopNotices.Model model) {
    return model.band().map(Band::words).orElse("–");
  }

  public String services(SalePlace place) {
    return place.servicesInWords();
  }

  public String label(OfferShown offer) {
    return offer.labelled();
  }

  public String terms(OfferShown offer) {
    return offer.terms();
  }

  public String origin() {
    return SheetText.of(
        "origin",
        "operator",
        notices.operator(),
        "week",
        notices.week().toString(),
        "run",
        notices.madeFrom());
  }
}
