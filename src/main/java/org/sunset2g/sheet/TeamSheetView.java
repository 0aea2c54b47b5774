package org.sunset2g.sheet;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sunset2g.vocabulary.Channel;
import org.sunset2g.vocabulary.ContactOutcome;
import org.sunset2g.vocabulary.Tac;

/** A team's sheet in words, for page and workbook alike. */
public final class TeamSheetView {
  private static final int FORM_LINES = 6;

  private final TeamSheet sheet;

  TeamSheetView(TeamSheet sheet) {
    this.sheet = sheet;
  }

  public TeamSheet sheet() {
    return sheet;
  }

  /** The standing text of that key. */
  public String text(String key) {
    return SheetText.of(key);
  }

  public String classification() {
    return SheetText.of("classification.team", "team", sheet.heading().team());
  }

  String runningHead() {
    return SheetText.of("running.head", "name", sheet.heading().team(), "date", expiry());
  }

  public String expiry() {
    return SheetText.day(sheet.heading().expiresOn());
  }

  public String expiryWithWeekday() {
    return SheetText.weekday(sheet.heading().expiresOn())
        + "/"
        + sheet.heading().expiresOn().getYear();
  }

  public String hamlets() {
    return sheet.heading().hamlets().isEmpty()
        ? SheetText.of("team.wholeCommune")
        : String.join(", ", sheet.heading().hamlets());
  }

  public String days() {
    return SheetText.of(
        "week.days",
        "from",
        SheetText.weekday(sheet.heading().week().monday()),
        "to",
        SheetText.weekday(sheet.heading().week().sunday())
            + "/"
            + sheet.heading().week().sunday().getYear());
  }

  /** Days from the Monday of the week to the cut-off; negative after it. */
  long daysToCutOff() {
    return ChronoUnit.DAYS.between(sheet.heading().week().monday(), sheet.cutOff().toLocalDate());
  }

  public String cutOffLabel() {
    return SheetText.of(daysToCutOff() < 0 ? "cutoff.after.label" : "cutoff.label");
  }

  public String cutOffDays() {
    return daysToCutOff() == 0
        ? SheetText.of("cutoff.today")
        : SheetText.of("cutoff.days", "days", SheetText.number(Math.abs(daysToCutOff())));
  }

  /** The moment of the cut-off, and the day from which its days are counted. */
  public String cutOffDate() {
    LocalDate monday = sheet.heading().week().monday();
    return SheetText.of("cutoff.date", "moment", SheetText.moment(sheet.cutOff()))
        + " · "
        + SheetText.of("cutoff.counted", "date", SheetText.weekday(monday));
  }

  /** Whether no visit may be made in all or some of the area. */
  public boolean visitsStopped() {
    return sheet.restrictions().stream().anyMatch(Restriction::stopsVisits);
  }

  /** What to do, in the order of doing it. */
  public List<String> steps() {
    List<String> steps = new ArrayList<>();
    if (!sheet.visits().isEmpty()) {
      steps.add(SheetText.of("step.visit", "visits", section("visits")));
    }
    if (visitsStopped()) {
      steps.add(SheetText.of("step.noVisit"));
    }
    steps.add(
        SheetText.of(
            sheet.restrictions().isEmpty() ? "step.area" : "step.areaRestricted",
            "message",
            section("message")));
    if (!visitsStopped()) {
      steps.add(
          SheetText.of(
              "step.recognise", "handsets", section("handsets"), "message", section("message")));
    }
    steps.add(
        SheetText.of("step.guide", "places", section("places"), "offices", section("offices")));
    steps.add(
        SheetText.of(
            "step.result",
            "form",
            section("form"),
            "visits",
            sheet.visits().isEmpty()
                ? ""
                : SheetText.of("step.resultOfVisits", "visits", section("visits")),
            "date",
            expiry()));
    return steps;
  }

  /** The number a section has on the page. */
  public String section(String name) {
    return Integer.toString(
        List.of("steps", "reach", "handsets", "message", "places", "offices", "visits", "form")
                .indexOf(name)
            + 1);
  }

  /** A section's heading with its number. */
  public String heading(String name) {
    return section(name) + ". " + SheetText.of("section." + name);
  }

  public String form(HandsetToLookFor handset) {
    return SheetText.of("form." + handset.form());
  }

  public String tacs(HandsetToLookFor handset) {
    return handset.tacs().stream().map(Tac::digits).collect(Collectors.joining(", "));
  }

  public String withoutVisits() {
    return SheetText.of(visitsStopped() ? "visit.noneRestricted" : "visit.none");
  }

  public String order(Restriction restriction) {
    return restriction.order();
  }

  public String instead(Restriction restriction) {
    return restriction.instead();
  }

  public String reason(Restriction restriction) {
    return SheetText.of("restriction.reason", "reason", restriction.reason());
  }

  /** How many visits wait; empty where none do. */
  public String postponed() {
    return sheet
        .postponedVisits()
        .map(band -> SheetText.of("restriction.postponed", "band", band.words()))
        .orElse("");
  }

  /** Offices by level, levels in order. */
  public Map<Office.Level, List<Office>> offices() {
    Map<Office.Level, List<Office>> byLevel = new EnumMap<>(Office.Level.class);
    for (Office office : sheet.offices()) {
      byLevel.computeIfAbsent(office.level(), level -> new ArrayList<>()).add(office);
    }
    return byLevel;
  }

  /** What stands in place of offers where there are none. */
  public String withoutOffers() {
    return sheet.message().withoutOffers();
  }

  public String label(OfferShown offer) {
    return offer.labelled();
  }

  public String terms(OfferShown offer) {
    return offer.terms();
  }

  public String services(SalePlace place) {
    return place.servicesInWords();
  }

  public String dialled(Office office) {
    return office.dialled();
  }

  public String hamlet(Visit visit) {
    return visit.hamlet().isEmpty() ? SheetText.of("visit.hamletUnknown") : visit.hamlet();
  }

  public String spoken(Visit visit) {
    return visit.spokenToken();
  }

  public String from(Visit visit) {
    return visit.from();
  }

  public String until(Visit visit) {
    return visit.until();
  }

  /** Visits with their number in the round, from 1. */
  public Iterable<NumberedVisit> numbered() {
    return () ->
        IntStream.range(0, sheet.visits().size())
            .mapToObj(i -> new NumberedVisit(i + 1, sheet.visits().get(i)))
            .iterator();
  }

  /** A visit and its number in the round. */
  public record NumberedVisit(int number, Visit visit) {}

  public List<String> outcomes() {
    return Arrays.stream(ContactOutcome.values())
        .map(outcome -> SheetText.of("outcome." + outcome))
        .toList();
  }

  /** Headers of the result form, as a file of results has them. */
  public List<String> resultColumns() {
    return ResultColumn.headers();
  }

  /** Forms of communication that reach an area, in words. */
  public String formIntroduction() {
    return SheetText.of(
        "form.intro",
        "channels",
        SheetText.channels(
            Arrays.stream(Channel.values()).filter(channel -> !channel.isPersonal()).toList()));
  }

  public int formLines() {
    return FORM_LINES;
  }

  public String origin() {
    return SheetText.of(
        "origin",
        "operator",
        sheet.heading().operator(),
        "week",
        sheet.heading().week().toString(),
        "run",
        sheet.madeFrom());
  }
}
