package org.sunset2g.report;

import java.util.OptionalLong;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedInflow;
import org.sunset2g.disclosure.ProtectedTable;
import org.sunset2g.disclosure.PublishedArea;

/**
 * Newly seen 2G-only handsets of an area beside its conversions; everything from protected numbers.
 *
 * @param province name of the province above; empty for a province
 * @param notCertified newly seen and not certified; empty where withheld
 * @param conversions conversions of all forms; empty where one of them is withheld or the week's
 *     table does not have the area
 */
public record InflowLine(
    PublishedArea area, String province, OptionalLong notCertified, OptionalLong conversions) {

  static InflowLine of(PublishedArea area, ProtectedInflow inflow, ProtectedTable table) {
    return new InflowLine(
        area,
        inflow
            .areas()
            .above(area)
            .filter(above -> !above.equals(PublishedArea.COUNTRY))
            .map(PublishedArea::name)
            .orElse(""),
        inflow.notCertified(area),
        conversions(area, table));
  }

  static OptionalLong conversions(PublishedArea area, ProtectedTable table) {
    if (table.areas().find(area.code()).isEmpty()) {
      return OptionalLong.empty();
    }
    long sum = 0;
    for (Measure form : Measure.conversions()) {
      OptionalLong number = table.cell(area, form);
      if (number.isEmpty()) {
        return OptionalLong.empty();
      }
      sum += number.getAsLong();
    }
    return OptionalLong.of(sum);
  }
}
