package org.sunset2g.registry;

import java.util.OptionalInt;
import java.util.Set;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Channel;

/**
 * A community digital technology team (Tổ công nghệ số cộng đồng).
 *
 * @param id identifier, unique in the registry; part of file names
 * @param name name as people know it
 * @param commune commune it works in
 * @param hamlets hamlets of the commune it works in; empty for the whole commune
 * @param members people in the team
 * @param weeklyCapacity visits it can make in a week; unlimited where absent
 * @param channels what the team does: visits, loudspeaker, Zalo group, …
 */
public record Team(
    String id,
    String name,
    AreaCode commune,
    Set<String> hamlets,
    int members,
    OptionalInt weeklyCapacity,
    Set<Channel> channels,
    Validity validity) {
  public Team {
    hamlets = Set.copyOf(hamlets);
    channels = Set.copyOf(channels);
  }

  /** Whether the team works in all of its commune. */
  public boolean isOfWholeCommune() {
    return hamlets.isEmpty();
  }
}
