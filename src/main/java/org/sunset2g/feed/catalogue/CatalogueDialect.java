package org.sunset2g.feed.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sunset2g.contract.TacCatalogue;
import org.sunset2g.feed.text.Delimiter;
import org.sunset2g.feed.text.Layout;
import org.sunset2g.feed.text.ReferenceFile;
import org.sunset2g.feed.text.ReferenceTable;
import org.sunset2g.vocabulary.InputProblem;

/** The forms in which TAC catalogues come, told apart by their header. */
enum CatalogueDialect {
  /** Our own contract: comma and quotes. */
  PLAIN(
      "the plain catalogue",
      Delimiter.COMMA,
      Layout.Quoting.RFC_4180,
      List.of(
          TacCatalogue.TAC,
          TacCatalogue.MANUFACTURER,
          TacCatalogue.MODEL,
          TacCatalogue.FORM,
          TacCatalogue.GENERATIONS,
          TacCatalogue.VOLTE),
      List.of()),
  /** The GSMA's device database export: vertical bars, quotes without meaning. */
  GSMA(
      "the GSMA export",
      Delimiter.PIPE,
      Layout.Quoting.STRAY,
      List.of(
          GsmaCatalogue.TAC,
          GsmaCatalogue.MANUFACTURER,
          GsmaCatalogue.MODEL_NAME,
          GsmaCatalogue.BANDS,
          GsmaCatalogue.ALLOCATION_DATE,
          GsmaCatalogue.DEVICE_TYPE),
      List.of(
          GsmaCatalogue.RADIO_INTERFACE,
          "Brand Name",
          "Marketing Name",
          "Internal Model Name",
          "Country Code",
          "Fixed Code",
          "Manufacturer Code",
          "Operating System",
          "NFC",
          "Bluetooth",
          "WLAN",
          "optional_fields")),
  /** A list of flags, one per generation. */
  FLAGS(
      "the list of flags",
      Delimiter.COMMA,
      Layout.Quoting.RFC_4180,
      List.of(FlagCatalogue.TAC, FlagCatalogue.IS_2G, FlagCatalogue.IS_3G, FlagCatalogue.IS_4G),
      List.of(
          FlagCatalogue.IS_5G,
          FlagCatalogue.IS_VOLTE,
          FlagCatalogue.MANUFACTURER,
          FlagCatalogue.MODEL)),
  /** The crowd-sourced Osmocom list: a licence above the header, column names that repeat. */
  OSMOCOM(
      "the Osmocom list",
      Delimiter.COMMA,
      Layout.Quoting.RFC_4180,
      List.of(OsmocomCatalogue.TAC, OsmocomCatalogue.NAME),
      List.of("contributor", "comment", "gsmarena", "aka"));

  /** A licence and a remark or two may stand above the header of the Osmocom list. */
  private static final int HEADER_WITHIN = 5;

  private final String words;
  private final Delimiter delimiter;
  private final Layout.Quoting quoting;
  private final List<String> mandatory;
  private final List<String> known;

  CatalogueDialect(
      String words,
      Delimiter delimiter,
      Layout.Quoting quoting,
      List<String> mandatory,
      List<String> alsoKnown) {
    this.words = words;
    this.delimiter = delimiter;
    this.quoting = quoting;
    this.mandatory = mandatory;
    List<String> all = new ArrayList<>(mandatory);
    all.addAll(alsoKnown);
    this.known = List.copyOf(all);
  }

  /**
   * A catalogue file, its dialect and its rows; delimiter and mandatory columns are as they must.
   */
  record Recognised(CatalogueDialect dialect, ReferenceTable table) {
    /** A note on columns that nobody reads, or none. */
    List<String> notes() {
      List<String> extra = table.columnsBeside(dialect.known);
      return extra.isEmpty() ? List.of() : List.of("columns that are not read: " + extra);
    }
  }

  /** What people call a file of this dialect. */
  String words() {
    return words;
  }

  private record Guess(CatalogueDialect dialect, Delimiter found, int line, int score) {}

  /** Finds the header and the dialect, and opens the table below it. */
  static Recognised recognise(ReferenceFile file) {
    List<String> lines = file.firstLines(HEADER_WITHIN);
    Guess best = null;
    for (int line = 1; line <= lines.size(); line++) {
      best = better(best, lines.get(line - 1), line);
    }
    if (best == null) {
      throw noHeader(file, lines);
    }
    CatalogueDialect dialect = best.dialect;
    if (best.found != dialect.delimiter) {
      throw InputProblem.inLine(
          file.file(),
          best.line,
          "the header of %s has the wrong delimiter: expected was %s, found %s"
              .formatted(dialect.words, dialect.delimiter.words(), best.found.words()),
          "export the file again with " + dialect.delimiter.words() + " between fields");
    }
    if (best.line > 1 && dialect != OSMOCOM) {
      throw InputProblem.inLine(
          file.file(),
          1,
          "'%s' is not the header of %s, which is on line %d"
              .formatted(shortened(lines.get(0)), dialect.words, best.line),
          "remove the lines above the header");
    }
    ReferenceTable table = file.table(new Layout(dialect.delimiter, dialect.quoting, best.line));
    dialect.refuseMissingColumns(table, best.line);
    if (table.rows().isEmpty()) {
      throw InputProblem.inFile(
          file.file(), "has a header and no models below it", "deliver the whole catalogue");
    }
    return new Recognised(dialect, table);
  }

  private static Guess better(Guess best, String text, int line) {
    Guess result = best;
    for (CatalogueDialect dialect : values()) {
      List<Delimiter> order = new ArrayList<>(List.of(dialect.delimiter));
      order.addAll(List.of(Delimiter.values()));
      for (Delimiter delimiter : order) {
        int score = dialect.score(delimiter.cut(text));
        if (score >= 2 && (result == null || score > result.score)) {
          result = new Guess(dialect, delimiter, line, score);
        }
      }
    }
    return result;
  }

  /**
   * How many of the dialect's columns a header names; Osmocom's brand and model are both "name".
   */
  private int score(List<String> header) {
    List<String> names = header.stream().map(ReferenceTable::sameName).toList();
    Set<String> found = new HashSet<>(names);
    found.retainAll(known.stream().map(ReferenceTable::sameName).toList());
    boolean named = found.contains(OsmocomCatalogue.NAME);
    return this == OSMOCOM && !named ? 0 : found.size();
  }

  private void refuseMissingColumns(ReferenceTable table, int line) {
    Set<String> missing = new LinkedHashSet<>(mandatory);
    missing.removeIf(name -> !table.columns(name).isEmpty());
    if (!missing.isEmpty()) {
      throw InputProblem.inLine(
          table.file(),
          line,
          "the header of %s lacks the mandatory columns %s; it has %s"
              .formatted(words, missing, table.header()),
          "export the catalogue again with all of " + mandatory);
    }
  }

  private static InputProblem noHeader(ReferenceFile file, List<String> lines) {
    String first = lines.get(0);
    CatalogueDialect likely = first.indexOf(Delimiter.PIPE.character()) >= 0 ? GSMA : PLAIN;
    return InputProblem.inLine(
        file.file(),
        1,
        "there is no header: '%s' names none of the mandatory columns %s of %s"
            .formatted(shortened(first), likely.mandatory, likely.words),
        "put the header above the rows; the catalogue may be plain CSV (%s), a GSMA export (%s), a list of flags (%s) or an Osmocom list (tac, name, name, ...)"
            .formatted(PLAIN.mandatory, GSMA.mandatory, FLAGS.known));
  }

  private static String shortened(String line) {
    return line.length() <= 80 ? line : line.substring(0, 80) + "…";
  }
}
