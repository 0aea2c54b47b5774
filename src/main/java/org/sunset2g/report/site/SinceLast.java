package org.sunset2g.report.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * What changed since the last report.
 *
 * @param week of the last report
 * @param lines numbers then and now
 */
public record SinceLast(IsoWeek week, List<Line> lines) {
  /**
   * @param text key of what is counted
   * @param isStock whether it is a number of the end of a week, not one of the week
   */
  public record Line(String text, boolean isStock, long before, long now) {}

  public SinceLast {
    lines = List.copyOf(lines);
  }

  /** Empty where there is no last report, or the area is not in it. */
  static Optional<SinceLast> of(Site site, PublishedArea area) {
    return site.before()
        .flatMap(table -> table.find(area.code()).map(row -> of(site, area, table.week(), row)));
  }

  private static SinceLast of(Site site, PublishedArea area, IsoWeek week, AreaFigures before) {
    AreaFigures now = site.table().find(area.code()).orElseThrow();
    List<Line> lines = new ArrayList<>();
    lines.add(line("since.left", true, before, now, List.of(Measure.CLOSING)));
    lines.add(line("since.converted", false, before, now, Measure.conversions()));
    lines.add(line("since.new", false, before, now, List.of(Measure.NEW_AT_RISK)));
    lines.add(
        line("since.back", false, before, now, List.of(Measure.REVERTED, Measure.DOWNGRADED)));
    lines.add(
        line(
            "since.blocked",
            true,
            before,
            now,
            List.of(Measure.CLOSING_ONE_WAY_BLOCKED, Measure.CLOSING_TWO_WAY_BLOCKED)));
    return new SinceLast(
        week,
        lines.stream()
            .filter(
                line ->
                    line.text.equals("since.left")
                        || line.text.equals("since.converted")
                        || line.before + line.now > 0)
            .toList());
  }

  private static Line line(
      String text, boolean isStock, AreaFigures before, AreaFigures now, List<Measure> measures) {
    return new Line(
        text,
        isStock,
        measures.stream().mapToLong(before::of).sum(),
        measures.stream().mapToLong(now::of).sum());
  }
}
