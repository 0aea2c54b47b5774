package org.sunset2g.job;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sunset2g.ledger.Phase;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnit.Level;
import org.sunset2g.registry.FocalPoint;
import org.sunset2g.registry.OfferTime;
import org.sunset2g.registry.Programme;
import org.sunset2g.sheet.Message;
import org.sunset2g.sheet.OfferShown;
import org.sunset2g.sheet.OfferStop;
import org.sunset2g.sheet.Office;
import org.sunset2g.sheet.Restriction;
import org.sunset2g.sheet.SalePlace;
import org.sunset2g.sheet.ServiceNotice;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Channel;

/**
 * What the papers of an operator's week say of an area, whoever lives in it: whom to call, where to
 * go, what may be said and offered, what is restricted. Worked out once per area.
 */
final class SheetFacts {
  private static final String ANY_HOTLINE = "tổng đài của nhà mạng";

  private final WeekReference reference;
  private final WeekRegistry registry;
  private final Phase phase;
  private final String operator;
  private final Map<AreaCode, List<Office>> offices = new HashMap<>();
  private final Map<AreaCode, Message> messages = new HashMap<>();
  private final Map<AreaCode, List<SalePlace>> places = new HashMap<>();
  private final Map<AreaCode, List<Restriction>> restrictions = new HashMap<>();

  SheetFacts(WeekReference reference, WeekRegistry registry, Phase phase, String operator) {
    this.reference = reference;
    this.registry = registry;
    this.phase = phase;
    this.operator = operator;
  }

  String operator() {
    return operator;
  }

  WeekRegistry registry() {
    return registry;
  }

  LocalDateTime cutOff() {
    return phase.cutOff().toLocalDateTime();
  }

  /** Name of the unit; its code where no list has it. */
  String name(AreaCode area) {
    return reference.units().find(area).map(AdministrativeUnit::name).orElse(area.code());
  }

  /** What the commune lies in: {@code Huyện Tràng Định, Tỉnh Lạng Sơn}. */
  String place(AreaCode commune) {
    return reference.units().lineage(commune).stream()
        .filter(unit -> !unit.area().equals(commune))
        .map(AdministrativeUnit::name)
        .collect(Collectors.joining(", "));
  }

  /** The offices of the operator and of the authorities, commune first. */
  List<Office> offices(AreaCode commune) {
    return offices.computeIfAbsent(commune, this::newOffices);
  }

  private List<Office> newOffices(AreaCode commune) {
    LocalDate day = registry.firstDay();
    List<Office> all = new ArrayList<>();
    registry
        .index()
        .focalPoints(commune, Optional.empty(), day)
        .forEach(office -> all.add(office(office, Office.Side.AUTHORITY)));
    registry
        .index()
        .focalPoints(commune, Optional.of(operator), day)
        .forEach(office -> all.add(office(office, Office.Side.OPERATOR)));
    return all.stream().sorted(java.util.Comparator.comparing(Office::level)).toList();
  }

  private Office office(FocalPoint office, Office.Side side) {
    Office.Level level =
        switch (reference
            .units()
            .find(office.area())
            .map(AdministrativeUnit::level)
            .orElse(Level.COMMUNE)) {
          case PROVINCE -> Office.Level.PROVINCE;
          case DISTRICT -> Office.Level.DISTRICT;
          default -> Office.Level.COMMUNE;
        };
    return new Office(level, side, office.office(), office.role(), office.telephone());
  }

  private String hotline(AreaCode commune) {
    return offices(commune).stream()
        .filter(office -> office.side() == Office.Side.OPERATOR)
        .map(Office::telephone)
        .findFirst()
        .orElse(ANY_HOTLINE);
  }

  List<SalePlace> salePlaces(AreaCode commune) {
    return places.computeIfAbsent(
        commune,
        none ->
            registry.index().salePointsNear(commune, operator, registry.firstDay()).stream()
                .limit(5)
                .map(
                    point ->
                        new SalePlace(
                            point.name(),
                            point.address() + ", " + name(point.commune()),
                            point.hours(),
                            point.services()))
                .toList());
  }

  /** The notice of the phase, and the offers of an area, or when they are stopped there. */
  Message message(AreaCode commune) {
    return messages.computeIfAbsent(
        commune,
        none -> {
          Optional<OfferStop> stop = stop(commune);
          return new Message(
              notice(commune, Channel.VISIT),
              stop.isPresent() ? List.of() : offers(commune, programme -> true),
              stop);
        });
  }

  /** The notice as that channel carries it. */
  String notice(AreaCode commune, Channel channel) {
    return ServiceNotice.text(channel, cutOff(), registry.firstDay(), hotline(commune));
  }

  /** The offers of the area that the condition lets pass. */
  List<OfferShown> offers(AreaCode commune, Function<Programme, Boolean> condition) {
    return registry
        .index()
        .programmesIn(commune, operator, registry.firstDay(), registry.lastDay())
        .stream()
        .filter(condition::apply)
        .map(
            programme ->
                new OfferShown(
                    programme.id(),
                    programme.offer(),
                    programme.eligibility(),
                    programme.validity().to()))
        .toList();
  }

  /** The days on which text messages and calls with offers may go to the area. */
  SortedSet<LocalDate> offerDays(AreaCode commune, Channel channel) {
    return registry
        .blackouts()
        .freeDays(
            commune,
            operator,
            registry.firstDay(),
            registry.lastDay(),
            channel == Channel.CALL ? AreaPlans.OFFER_CALLS : AreaPlans.OFFER_TEXTS);
  }

  /** The first blackout that takes a day of the week: what is on paper is not taken back. */
  private Optional<OfferStop> stop(AreaCode commune) {
    long days = registry.firstDay().datesUntil(registry.lastDay().plusDays(1)).count();
    if (offerDays(commune, Channel.SMS).size() == days) {
      return Optional.empty();
    }
    return registry.blackouts().closings(commune, operator).stream()
        .filter(closing -> touches(closing.time()))
        .map(
            closing ->
                new OfferStop(
                    closing.time().from(), closing.time().to(), closing.blackout().reason()))
        .findFirst();
  }

  private boolean touches(OfferTime time) {
    return time.from().isBefore(registry.lastDay().plusDays(1).atStartOfDay())
        && time.to().isAfter(registry.firstDay().atStartOfDay());
  }

  List<Restriction> restrictions(AreaCode commune) {
    return restrictions.computeIfAbsent(
        commune,
        none ->
            registry
                .index()
                .restrictionsIn(commune, registry.firstDay(), registry.lastDay())
                .stream()
                .map(
                    restriction ->
                        new Restriction(
                            name(restriction.area()),
                            restriction.validity(),
                            restriction.allowed(),
                            restriction.reason()))
                .toList());
  }
}
