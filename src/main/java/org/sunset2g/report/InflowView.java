package org.sunset2g.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.sunset2g.contract.PublishedInflow;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.InflowFigure;
import org.sunset2g.disclosure.InflowMeasure;
import org.sunset2g.disclosure.ProtectedInflow;
import org.sunset2g.disclosure.ProtectedTable;
import org.sunset2g.disclosure.PublishedArea;

/** What page and table show of a week's inflow, beside its conversions. */
public final class InflowView {
  private static final int RANKED = 12;
  private static final String CONVERSIONS = "conversions";

  private static final List<String> COLUMNS =
      List.of(
          PublishedInflow.WEEK,
          PublishedInflow.MEASURE,
          PublishedInflow.LEVEL,
          PublishedInflow.CODE_SYSTEM,
          PublishedInflow.CODE,
          PublishedInflow.NAME,
          PublishedInflow.MODEL,
          PublishedInflow.SUBSCRIBERS,
          PublishedInflow.WITHHELD,
          CONVERSIONS);

  private static final Comparator<InflowLine> MOST_FIRST =
      Comparator.<InflowLine>comparingLong(line -> -line.notCertified().orElse(-1))
          .thenComparing(line -> line.area().code());

  private final ProtectedInflow inflow;
  private final ProtectedTable table;

  InflowView(ProtectedInflow inflow, ProtectedTable table) {
    if (!inflow.week().equals(table.week())) {
      throw new IllegalArgumentException(
          "inflow of %s beside conversions of %s".formatted(inflow.week(), table.week()));
    }
    this.inflow = inflow;
    this.table = table;
  }

  public OptionalLong all() {
    return inflow.country(InflowMeasure.ALL);
  }

  public OptionalLong certified() {
    return inflow.country(InflowMeasure.CERTIFIED);
  }

  public OptionalLong notCertified() {
    return inflow.country(InflowMeasure.NOT_CERTIFIED);
  }

  public OptionalLong conversions() {
    return InflowLine.conversions(PublishedArea.COUNTRY, table);
  }

  /** Provinces and, where anybody is or may be there, the unplaced; most first, withheld last. */
  public List<InflowLine> provinces() {
    return lines(
        inflow.areas().below(PublishedArea.COUNTRY).stream()
            .filter(
                area ->
                    area.level() != AreaLevel.UNPLACED || inflow.notCertified(area).orElse(1) > 0));
  }

  /** The lowest areas with most, of those that are published. */
  public List<InflowLine> lowest() {
    return lines(
            inflow.areas().tree().stream()
                .filter(area -> area.level().isLowest() && area.level() != AreaLevel.UNPLACED)
                .filter(area -> inflow.notCertified(area).orElse(0) > 0))
        .stream()
        .limit(RANKED)
        .toList();
  }

  private List<InflowLine> lines(Stream<PublishedArea> areas) {
    return areas.map(area -> InflowLine.of(area, inflow, table)).sorted(MOST_FIRST).toList();
  }

  /** Models with a number of their own, most first. */
  public List<InflowFigure> models() {
    return inflow.models();
  }

  public OptionalLong otherModels() {
    return inflow.country(InflowMeasure.OTHER_MODELS);
  }

  public int minimumCell() {
    return inflow.minimumCell();
  }

  /** Writes every figure, those of areas with the area's conversions beside them. */
  void write(Path file) throws IOException {
    CsvText.write(file, COLUMNS, inflow.figures().stream().map(this::cells).toList());
  }

  private List<String> cells(InflowFigure figure) {
    List<String> cells = new ArrayList<>();
    cells.add(figure.week().toString());
    cells.add(figure.measure().name());
    cells.add(figure.area().level().written());
    cells.add(figure.area().code().system());
    cells.add(figure.area().code().code());
    cells.add(figure.area().name());
    cells.add(figure.model());
    cells.add(text(figure.subscribers()));
    cells.add(Boolean.toString(figure.withheld()));
    cells.add(
        figure.measure() == InflowMeasure.NOT_CERTIFIED
            ? text(InflowLine.conversions(figure.area(), table))
            : "");
    return cells;
  }

  private static String text(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "";
  }
}
