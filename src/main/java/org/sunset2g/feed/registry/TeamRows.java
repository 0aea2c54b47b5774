package org.sunset2g.feed.registry;

import static org.sunset2g.contract.Team.CHANNELS;
import static org.sunset2g.contract.Team.COMMUNE;
import static org.sunset2g.contract.Team.HAMLETS;
import static org.sunset2g.contract.Team.ID;
import static org.sunset2g.contract.Team.MEMBERS;
import static org.sunset2g.contract.Team.NAME;
import static org.sunset2g.contract.Team.WEEKLY_CAPACITY;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunset2g.registry.HamletName;
import org.sunset2g.registry.Team;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Channel;

/** Teams as they are read, none of which stands in another's place. */
final class TeamRows {
  /** Where a team works; the hamlet is empty for the whole commune. */
  private record Ground(AreaCode commune, String hamlet) {}

  private record Placed(Team team, long line) {}

  private final Identifiers identifiers = new Identifiers(ID);
  private final List<Team> all = new ArrayList<>();
  private final Map<Ground, List<Placed>> byGround = new HashMap<>();

  List<Team> all() {
    return all;
  }

  Team take(RegistryRow row) {
    identifiers.take(row);
    OptionalLong capacity = row.number(WEEKLY_CAPACITY);
    Team team =
        new Team(
            row.text(ID),
            row.text(NAME),
            row.area(COMMUNE),
            row.list(HAMLETS),
            (int) row.number(MEMBERS).orElseThrow(),
            capacity.isPresent() ? OptionalInt.of((int) capacity.getAsLong()) : OptionalInt.empty(),
            row.words(Channel.class, CHANNELS),
            row.validity());
    Placed placed = new Placed(team, row.line());
    if (team.isOfWholeCommune()) {
      place(row, placed, "", "the whole of " + team.commune());
    } else {
      SortedMap<String, String> hamlets = new TreeMap<>();
      row.list(HAMLETS).forEach(name -> hamlets.putIfAbsent(HamletName.keyOf(name), name));
      hamlets.forEach(
          (key, name) ->
              place(row, placed, key, "the hamlet '%s' of %s".formatted(name, team.commune())));
    }
    all.add(team);
    return team;
  }

  private void place(RegistryRow row, Placed placed, String hamlet, String inWords) {
    List<Placed> there =
        byGround.computeIfAbsent(
            new Ground(placed.team.commune(), hamlet), none -> new ArrayList<>());
    for (Placed other : there) {
      if (other.team.validity().overlaps(placed.team.validity())) {
        throw row.problem(
            "the teams %s and %s (line %d) both work in %s at the same time"
                .formatted(placed.team.id(), other.team.id(), other.line, inWords),
            "name the hamlets of each, or end the one before the other begins");
      }
    }
    there.add(placed);
  }
}
