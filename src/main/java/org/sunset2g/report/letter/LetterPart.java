package org.sunset2g.report.letter;

import java.util.List;

/** A part of the letter's body, as all forms of the letter show it. */
public sealed interface LetterPart {

  /**
   * A paragraph.
   *
   * @param lead a few words in bold at its beginning; may be empty
   */
  record Sentence(String lead, String text) implements LetterPart {
    static Sentence of(String text) {
      return new Sentence("", text);
    }
  }

  /** A remark on the table above it. */
  record Note(String text) implements LetterPart {}

  /**
   * A table.
   *
   * @param lines its rows, each with a cell for every column
   */
  record Figures(List<Column> columns, List<Line> lines) implements LetterPart {
    public Figures {
      columns = List.copyOf(columns);
      lines = List.copyOf(lines);
      for (Line line : lines) {
        if (line.cells().size() != columns.size()) {
          throw new IllegalArgumentException(
              "a line of %d cells in a table of %d columns"
                  .formatted(line.cells().size(), columns.size()));
        }
      }
    }

    boolean shows(String cell) {
      return lines.stream().anyMatch(line -> line.cells().contains(cell));
    }
  }

  /**
   * A column of a table.
   *
   * @param share its part of the table's width in per cent
   */
  record Column(String title, Kind kind, int share) {
    /** What stands in the cells of a column, which says on which side. */
    public enum Kind {
      /** An ordinal, in the middle. */
      ORDINAL,
      /** A name, on the left. */
      TEXT,
      /** A number, on the right. */
      NUMBER
    }

    /** Its kind as the page's style names it. */
    public String style() {
      return switch (kind) {
        case ORDINAL -> "ordinal";
        case TEXT -> "text";
        case NUMBER -> "number";
      };
    }
  }

  /**
   * A row of a table.
   *
   * @param isSum whether it sums up others
   */
  record Line(List<String> cells, boolean isSum) {
    public Line {
      cells = List.copyOf(cells);
    }

    static Line of(String... cells) {
      return new Line(List.of(cells), false);
    }

    static Line sum(String... cells) {
      return new Line(List.of(cells), true);
    }
  }

  /**
   * A field that people fill in.
   *
   * @param tag by which a program finds it
   * @param sentences what it holds to begin with; dotted lines where there are none
   */
  record Field(String tag, String title, List<String> sentences) implements LetterPart {
    public Field {
      sentences = List.copyOf(sentences);
    }
  }

  /** A titled section of the body, or an annex. */
  record Section(String title, List<LetterPart> parts) {
    public Section {
      parts = List.copyOf(parts);
    }
  }
}
