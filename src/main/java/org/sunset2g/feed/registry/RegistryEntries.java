package org.sunset2g.feed.registry;

import java.time.LocalDateTime;
import java.util.Set;
import org.sunset2g.contract.AreaProfile;
import org.sunset2g.contract.AreaRestriction;
import org.sunset2g.contract.Assurance;
import org.sunset2g.contract.Blackout;
import org.sunset2g.contract.FocalPoint;
import org.sunset2g.contract.Programme;
import org.sunset2g.contract.SalePoint;
import org.sunset2g.vocabulary.Channel;
import org.sunset2g.vocabulary.Spelling;

/** What one row of each table says. */
final class RegistryEntries {
  private RegistryEntries() {}

  static org.sunset2g.registry.FocalPoint focalPoint(RegistryRow row) {
    return new org.sunset2g.registry.FocalPoint(
        row.optional(FocalPoint.OPERATOR),
        row.area(FocalPoint.AREA),
        row.word(org.sunset2g.registry.FocalPoint.Role.class, FocalPoint.ROLE),
        row.text(FocalPoint.OFFICE),
        row.text(FocalPoint.TELEPHONE),
        row.day(FocalPoint.CONFIRMED_ON),
        row.validity());
  }

  static org.sunset2g.registry.SalePoint salePoint(RegistryRow row) {
    return new org.sunset2g.registry.SalePoint(
        row.text(SalePoint.ID),
        row.text(SalePoint.OPERATOR),
        row.area(SalePoint.COMMUNE),
        row.text(SalePoint.NAME),
        row.text(SalePoint.ADDRESS),
        row.words(org.sunset2g.registry.SalePoint.Service.class, SalePoint.SERVICES),
        row.text(SalePoint.HOURS),
        row.validity());
  }

  static org.sunset2g.registry.Programme programme(RegistryRow row) {
    return new org.sunset2g.registry.Programme(
        row.text(Programme.ID),
        row.text(Programme.OPERATOR),
        row.optionalArea(Programme.AREA),
        row.word(org.sunset2g.registry.Programme.Eligibility.class, Programme.ELIGIBILITY),
        row.text(Programme.OFFER),
        row.number(Programme.STOCK),
        row.validity());
  }

  static org.sunset2g.registry.AreaRestriction restriction(RegistryRow row) {
    return new org.sunset2g.registry.AreaRestriction(
        row.area(AreaRestriction.AREA),
        row.words(Channel.class, AreaRestriction.ALLOWED),
        row.text(AreaRestriction.REASON),
        row.validity());
  }

  static org.sunset2g.registry.Blackout blackout(RegistryRow row) {
    LocalDateTime from = row.moment(Blackout.STARTS_AT);
    LocalDateTime to = row.moment(Blackout.ENDS_AT);
    if (!to.isAfter(from)) {
      throw row.problem(
          "the blackout ends at %s and begins at %s".formatted(to, from),
          "write the first moment after it into "
              + Blackout.ENDS_AT
              + ", which is after the first one in it");
    }
    return new org.sunset2g.registry.Blackout(
        row.text(Blackout.ID),
        from,
        to,
        row.optionalArea(Blackout.AREA),
        row.text(Blackout.REASON));
  }

  /** An assurance; its blackout must be one of those known. */
  static org.sunset2g.registry.Assurance assurance(RegistryRow row, Set<String> blackouts) {
    String blackout = row.text(Assurance.BLACKOUT);
    if (!blackouts.contains(blackout)) {
      throw row.problem(
          "there is no blackout '%s'.%s"
              .formatted(blackout, Spelling.suggestion(blackout, blackouts)),
          "name one of blackout.csv, or of the calendar, such as tet-2025");
    }
    return new org.sunset2g.registry.Assurance(
        blackout,
        row.text(Assurance.OPERATOR),
        row.optionalArea(Assurance.AREA),
        row.requiredDay(Assurance.RECORDED_ON),
        row.text(Assurance.REFERENCE));
  }

  static org.sunset2g.registry.AreaProfile profile(RegistryRow row) {
    return new org.sunset2g.registry.AreaProfile(
        row.area(AreaProfile.AREA),
        row.word(org.sunset2g.registry.AreaProfile.Kind.class, AreaProfile.KIND));
  }
}
