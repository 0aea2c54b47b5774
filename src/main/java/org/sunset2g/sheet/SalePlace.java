package org.sunset2g.sheet;

import java.util.Set;
import org.sunset2g.registry.SalePoint;

/**
 * A place near by where a handset can be bought or exchanged.
 *
 * @param name name on the sign
 * @param address where it is, the commune included
 * @param hours opening hours, in words
 * @param services what can be done there
 */
public record SalePlace(
    String name, String address, String hours, Set<SalePoint.Service> services) {
  public SalePlace {
    name = PlainLine.of(name);
    address = PlainLine.of(address);
    hours = PlainLine.of(hours);
    services = Set.copyOf(services);
  }

  String servicesInWords() {
    return SheetText.sentence(
        services.stream()
            .sorted()
            .map(service -> SheetText.of("service." + service))
            .collect(java.util.stream.Collectors.joining(", ")));
  }
}
