package org.sunset2g.report;

import java.util.OptionalLong;
import java.util.stream.Stream;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedTable;
import org.sunset2g.disclosure.PublishedArea;

/**
 * Those left in an area by the status of their subscription, and who converted after being blocked;
 * everything from protected numbers.
 */
public record BlockedLine(
    PublishedArea area,
    OptionalLong active,
    OptionalLong oneWay,
    OptionalLong twoWay,
    OptionalLong convertedAfterBlocking,
    OptionalLong convertedNotBlocked) {

  static BlockedLine of(PublishedArea area, ProtectedTable table) {
    return new BlockedLine(
        area,
        table.cell(area, Measure.CLOSING_ACTIVE),
        table.cell(area, Measure.CLOSING_ONE_WAY_BLOCKED),
        table.cell(area, Measure.CLOSING_TWO_WAY_BLOCKED),
        table.cell(area, Measure.CONVERTED_AFTER_BLOCKING),
        table.cell(area, Measure.CONVERTED_NOT_BLOCKED));
  }

  /** Whether the area has, or may have, anybody who is or was blocked. */
  boolean isAnyoneBlocked() {
    return Stream.of(oneWay, twoWay, convertedAfterBlocking)
        .anyMatch(number -> number.orElse(1) > 0);
  }
}
