package org.sunset2g.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.sunset2g.contract.PublishedAreaWeek;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.RevisedFigure;

/**
 * What a week that was published before now says differently.
 *
 * @param number which revision of the week it is; the first publication is 1
 * @param runBefore run that published the figures before
 * @param runAfter run that published the figures as they are now
 * @param figures the figures that differ, in their order; at least one
 */
public record Revision(int number, String runBefore, String runAfter, List<RevisedFigure> figures) {
  private static final List<String> COLUMNS =
      List.of(
          PublishedAreaWeek.PHASE,
          PublishedAreaWeek.WEEK,
          PublishedAreaWeek.LEVEL,
          PublishedAreaWeek.CODE_SYSTEM,
          PublishedAreaWeek.CODE,
          PublishedAreaWeek.NAME,
          PublishedAreaWeek.MEASURE,
          PublishedAreaWeek.SUBSCRIBERS + "_before",
          PublishedAreaWeek.SUBSCRIBERS + "_after",
          "difference",
          "run_before",
          "run_after",
          PublishedAreaWeek.WITHHELD);

  public Revision {
    figures = List.copyOf(figures);
    if (number < 2 || figures.isEmpty()) {
      throw new IllegalArgumentException(
          "a revision is the second or later and changes a figure, was %d with %d changed"
              .formatted(number, figures.size()));
    }
  }

  /** The revised closing figures of the country, the provinces and the unplaced. */
  public List<RevisedFigure> closingOfProvinces() {
    return figures.stream()
        .filter(figure -> figure.measure() == Measure.CLOSING)
        .filter(
            figure ->
                figure.area().level() == AreaLevel.COUNTRY
                    || figure.area().level() == AreaLevel.PROVINCE
                    || figure.area().level() == AreaLevel.UNPLACED)
        .toList();
  }

  /** The revised figures of the country, line by line of its account. */
  public List<RevisedFigure> ofCountry() {
    return figures.stream().filter(figure -> figure.area().level() == AreaLevel.COUNTRY).toList();
  }

  void write(Path file) throws IOException {
    CsvText.write(file, COLUMNS, figures.stream().map(this::cells).toList());
  }

  private List<String> cells(RevisedFigure figure) {
    List<String> cells = new ArrayList<>();
    cells.add(figure.phase());
    cells.add(figure.week().toString());
    cells.add(figure.area().level().written());
    cells.add(figure.area().code().system());
    cells.add(figure.area().code().code());
    cells.add(figure.area().name());
    cells.add(figure.measure().name());
    cells.add(text(figure.before()));
    cells.add(text(figure.after()));
    cells.add(text(figure.difference()));
    cells.add(runBefore);
    cells.add(runAfter);
    cells.add(Boolean.toString(figure.withheld()));
    return cells;
  }

  private static String text(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "";
  }
}
