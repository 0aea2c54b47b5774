package org.sunset2g.registry;

import java.util.List;

/**
 * Everything an operator and the authorities keep on record for outreach. All of it may be missing:
 * then every commune is a team's, nothing is offered and nothing restricted.
 */
public record Registry(
    List<Team> teams,
    List<FocalPoint> focalPoints,
    List<SalePoint> salePoints,
    List<Programme> programmes,
    List<AreaRestriction> restrictions,
    List<Blackout> blackouts,
    List<Assurance> assurances,
    List<AreaProfile> profiles) {
  public static final Registry EMPTY =
      new Registry(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  public Registry {
    teams = List.copyOf(teams);
    focalPoints = List.copyOf(focalPoints);
    salePoints = List.copyOf(salePoints);
    programmes = List.copyOf(programmes);
    restrictions = List.copyOf(restrictions);
    blackouts = List.copyOf(blackouts);
    assurances = List.copyOf(assurances);
    profiles = List.copyOf(profiles);
  }
}
