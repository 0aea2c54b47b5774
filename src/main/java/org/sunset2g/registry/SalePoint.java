package org.sunset2g.registry;

import java.util.Set;
import org.sunset2g.vocabulary.AreaCode;

/**
 * A place where a handset can be bought or exchanged.
 *
 * @param id identifier, unique in the registry
 * @param operator operator whose place it is
 * @param commune commune it lies in
 * @param name name on the sign
 * @param address address within the commune
 * @param services what can be done there
 * @param hours opening hours, in words
 */
public record SalePoint(
    String id,
    String operator,
    AreaCode commune,
    String name,
    String address,
    Set<Service> services,
    String hours,
    Validity validity) {
  public SalePoint {
    services = Set.copyOf(services);
  }

  /** What can be done at a sale point. */
  public enum Service {
    /** A handset can be bought. */
    SALE,
    /** An old handset or SIM card is exchanged. */
    EXCHANGE
  }
}
