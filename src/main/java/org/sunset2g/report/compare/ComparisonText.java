package org.sunset2g.report.compare;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.vocabulary.IsoWeek;

/** A comparison as aligned text, for a terminal. */
public final class ComparisonText {
  private static final String NONE = "–";

  private final Comparison comparison;
  private final ComparedPair first;

  private ComparisonText(Comparison comparison) {
    this.comparison = comparison;
    this.first = comparison.pairs().get(0);
  }

  /**
   * One area, or two, as a row per measure without those that are zero everywhere; all areas as a
   * row per area.
   */
  public static String of(Comparison comparison) {
    ComparisonText text = new ComparisonText(comparison);
    return (comparison.pairs().size() == 1 ? text.measures() : text.areas()) + text.footnotes();
  }

  private String measures() {
    boolean isOfWeeks = comparison.isOfWeeks();
    List<List<String>> rows = new ArrayList<>();
    List<String> header =
        new ArrayList<>(List.of("", head(first.first()), "share", head(first.second()), "share"));
    header.addAll(List.of("difference", "change"));
    if (isOfWeeks) {
      header.add(between());
    }
    rows.add(header);
    for (ComparedFigure figure : first.figures()) {
      if (!figure.isNothing()) {
        List<String> row = new ArrayList<>();
        row.add(figure.measure().name().toLowerCase(Locale.ROOT));
        row.add(number(figure.first()));
        row.add(percent(share(figure.first(), first.of(Measure.OPENING).first())));
        row.add(number(figure.second()));
        row.add(percent(share(figure.second(), first.of(Measure.OPENING).second())));
        row.add(signed(figure.difference()));
        row.add(percent(figure.change()));
        if (isOfWeeks) {
          row.add(figure.between().isPresent() ? number(figure.between().getAsLong()) : "");
        }
        rows.add(row);
      }
    }
    String title =
        isOfWeeks
            ? "%s, %s (%s): %s and %s"
                .formatted(
                    comparison.phase(),
                    first.second().area().name(),
                    AreaText.written(first.second().area()),
                    first.first().week(),
                    first.second().week())
            : "%s %s: %s (%s) and %s (%s)"
                .formatted(
                    comparison.phase(),
                    first.first().week(),
                    first.first().area().name(),
                    AreaText.written(first.first().area()),
                    first.second().area().name(),
                    AreaText.written(first.second().area()));
    return title + "\n" + aligned(rows) + "share: of the opening number of its column\n";
  }

  private String areas() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "closing number",
            first.first().week().toString(),
            first.second().week().toString(),
            "difference",
            "change",
            "share",
            "converted " + between()));
    AreaLevel level = null;
    for (ComparedPair pair : comparison.pairs()) {
      if (pair.second().area().level() != level) {
        level = pair.second().area().level();
        rows.add(List.of("[" + level.written() + "]"));
      }
      ComparedFigure closing = pair.of(Measure.CLOSING);
      rows.add(
          List.of(
              pair.second().area().name() + " (" + AreaText.written(pair.second().area()) + ")",
              number(closing.first()),
              number(closing.second()),
              signed(closing.difference()),
              percent(closing.change()),
              percent(share(closing.second(), first.of(Measure.CLOSING).second())),
              number(pair.convertedBetween())));
    }
    return "%s: %s and %s, largest change first\n"
            .formatted(comparison.phase(), first.first().week(), first.second().week())
        + aligned(rows)
        + "share: of the country's closing number of %s\n".formatted(first.second().week());
  }

  private String footnotes() {
    StringBuilder text = new StringBuilder();
    if (!comparison.missing().isEmpty()) {
      text.append("no report of ")
          .append(String.join(", ", comparison.missing().stream().map(Object::toString).toList()))
          .append(": what happened then is in no sum");
      if (comparison.pairs().size() == 1) {
        text.append("; it changed the closing number by ").append(signed(first.unexplained()));
      }
      text.append('\n');
    }
    text.append(
        ("every figure is a multiple of %d, a commune's off by at most %d, in a merged report by %d per"
                + " operator; differences and sums by as much for each figure in them\n")
            .formatted(
                comparison.minimumCell(),
                comparison.minimumCell() - 1,
                comparison.minimumCell() - 1));
    return text.toString();
  }

  private String head(ComparedPair.Column column) {
    return comparison.isOfWeeks() ? column.week().toString() : AreaText.written(column.area());
  }

  /** The weeks whose flows are added up. */
  private String between() {
    IsoWeek begin = first.first().week().plus(1);
    IsoWeek end = first.second().week();
    return begin.equals(end) ? "in " + end : "%s–%s".formatted(begin, end);
  }

  private static Optional<BigDecimal> share(long part, long whole) {
    return ComparedFigure.percent(part, whole);
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String signed(long number) {
    return number == 0 ? "0" : String.format(Locale.ROOT, "%+,d", number);
  }

  private static String percent(Optional<BigDecimal> percent) {
    return percent.map(it -> it.toPlainString() + " %").orElse(NONE);
  }

  /** First column to the left, the others to the right; a row of one cell is a heading. */
  private static String aligned(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("  ");
      for (int i = 0; i < row.size(); i++) {
        String space = " ".repeat(widths[i] - width(row.get(i)));
        line.append(i == 0 ? "" : "  ");
        line.append(i == 0 ? row.get(i) + space : space + row.get(i));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
