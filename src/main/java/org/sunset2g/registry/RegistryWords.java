package org.sunset2g.registry;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Channel;

/** Entries of a registry in words, for whoever keeps it. */
final class RegistryWords {
  private static final String EVERYWHERE = "everywhere";

  private final AdministrativeUnits units;

  RegistryWords(AdministrativeUnits units) {
    this.units = units;
  }

  /** The code, and the names from the unit up to its province. */
  String of(AreaCode area) {
    String names =
        units.lineage(area).stream()
            .map(AdministrativeUnit::name)
            .collect(Collectors.joining(", "));
    return (area + " " + names).strip();
  }

  String of(Team team) {
    return "team %s (%s), %s".formatted(team.id(), team.name(), of(team.commune()));
  }

  String of(FocalPoint office) {
    return "office %s of %s for %s, %s"
        .formatted(
            office.office(),
            office.operator().orElse("an authority"),
            of(office.area()),
            office.confirmedOn().map(day -> "confirmed on " + day).orElse("never confirmed"));
  }

  String of(SalePoint place) {
    return "sale point %s (%s) of %s, %s"
        .formatted(place.id(), place.name(), place.operator(), of(place.commune()));
  }

  String of(Programme programme) {
    return "programme %s of %s, %s"
        .formatted(
            programme.id(),
            programme.operator(),
            programme.area().map(this::of).orElse(EVERYWHERE));
  }

  String of(AreaRestriction restriction) {
    return "%s: %s; %s"
        .formatted(of(restriction.area()), restriction.reason(), channels(restriction.allowed()));
  }

  String of(Blackout blackout, List<Assurance> assurances) {
    String lifted =
        assurances.isEmpty()
            ? "lifted for nobody"
            : assurances.stream().map(this::lifted).collect(Collectors.joining("; "));
    return "%s from %s to %s, %s: %s; %s"
        .formatted(
            blackout.id(),
            blackout.from(),
            blackout.to(),
            blackout.area().map(this::of).orElse(EVERYWHERE),
            blackout.reason(),
            lifted);
  }

  private String lifted(Assurance assurance) {
    return "lifted for %s %s from %s on (%s)"
        .formatted(
            assurance.operator(),
            assurance.area().map(area -> "in " + of(area)).orElse(EVERYWHERE),
            assurance.recordedOn(),
            assurance.reference());
  }

  private static String channels(Set<Channel> allowed) {
    return allowed.isEmpty()
        ? "no channel is allowed"
        : "allowed are "
            + allowed.stream().sorted().map(Channel::name).collect(Collectors.joining(", "));
  }
}
