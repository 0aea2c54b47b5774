package org.sunset2g.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table in HTML. Cells that look like numbers stand right.
 *
 * @param caption what one row is
 */
public record Table(String caption, List<String> header, List<List<String>> rows) implements Html {
  private static final Pattern NUMBER = Pattern.compile("[-+–]?[0-9\u202F.]*( %| s)?");

  private static final int LONGEST_UNBROKEN = 24;

  public Table {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** A table without rows. */
  public static Table of(String caption, String... header) {
    return new Table(caption, List.of(header), List.of());
  }

  /** The same table with one row more. */
  public Table row(Object... cells) {
    if (cells.length != header.size()) {
      throw new IllegalArgumentException(
          "a row has %d cells under a header of %d".formatted(cells.length, header.size()));
    }
    List<List<String>> more = new ArrayList<>(rows);
    more.add(Stream.of(cells).map(String::valueOf).toList());
    return new Table(caption, header, more);
  }

  @Override
  public String html() {
    String head =
        header.stream()
            .map(cell -> "<th scope=\"col\">" + Html.escaped(cell) + "</th>")
            .collect(Collectors.joining());
    String body =
        rows.isEmpty()
            ? "<tr><td colspan=\"%d\">không có · none</td></tr>".formatted(header.size())
            : rows.stream().map(Table::line).collect(Collectors.joining("\n"));
    return "<table><caption>%s</caption>\n<thead><tr>%s</tr></thead>\n<tbody>%s</tbody></table>"
        .formatted(Html.escaped(caption), head, body);
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Table::cell).collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  private static String cell(String text) {
    String side = NUMBER.matcher(text).matches() ? "right" : "left";
    String wrap = text.length() <= LONGEST_UNBROKEN ? ";white-space:nowrap" : "";
    return "<td style=\"text-align:%s%s\">%s</td>".formatted(side, wrap, Html.escaped(text));
  }
}
