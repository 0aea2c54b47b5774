package org.sunset2g.registry;

import java.util.Set;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Channel;

/**
 * An area in which, for some days, not everybody may be reached in every way: quarantine, flood.
 *
 * @param area any unit
 * @param allowed channels that stay allowed
 * @param reason why, in words
 */
public record AreaRestriction(
    AreaCode area, Set<Channel> allowed, String reason, Validity validity) {
  public AreaRestriction {
    allowed = Set.copyOf(allowed);
  }
}
