package org.sunset2g.feed.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.sunset2g.feed.text.ReferenceFile;
import org.sunset2g.feed.text.ReferenceTable;
import org.sunset2g.feed.text.ReferenceTable.Row;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.Tac;

/**
 * What a catalogue file says against itself. Also told of a file that the reader refuses for it,
 * with all of its conflicts and not only the first.
 *
 * @param dialect what a file of this form is called
 * @param handling what the reader makes of a conflict
 * @param conflicts TACs of which rows say different things, in order
 * @param undisputed entries of all other TACs, in order, with the overlay's additions
 * @param notes what a careful reader should know of the file
 */
public record CatalogueFindings(
    String dialect,
    Handling handling,
    List<Conflict> conflicts,
    List<CatalogueEntry> undisputed,
    List<String> notes) {

  /** What the reader makes of TACs whose rows say different things. */
  public enum Handling {
    /** The list's maker answers for its rows: the file is refused until each TAC has one. */
    REFUSED,
    /** Nobody answers for single rows: the TAC is read without a capability, and counted. */
    SET_ASIDE
  }

  /**
   * What one row says of a TAC.
   *
   * @param line line in the file it begins on
   */
  public record Statement(long line, CatalogueEntry entry) {}

  /**
   * A TAC of which rows say different things.
   *
   * @param columns columns of the file in which they differ
   * @param statements at least two, in the file's order
   */
  public record Conflict(Tac tac, List<String> columns, List<Statement> statements) {
    public Conflict {
      columns = List.copyOf(columns);
      statements = List.copyOf(statements);
    }

    /** Whether the rows differ in what the handset can do, and not only in its names. */
    public boolean isOfCapability() {
      return statements.stream().map(statement -> statement.entry().capability()).distinct().count()
          > 1;
    }
  }

  public CatalogueFindings {
    conflicts = List.copyOf(conflicts);
    undisputed = List.copyOf(undisputed);
    notes = List.copyOf(notes);
  }

  /**
   * Reads a file to the end, whether or not its rows agree. Any other fault is an {@link
   * org.sunset2g.vocabulary.InputProblem}, as when it is read for a week.
   */
  public static CatalogueFindings of(Path file, Optional<Path> overlay) {
    CatalogueDialect.Recognised recognised = CatalogueDialect.recognise(ReferenceFile.open(file));
    ReferenceTable table = recognised.table();
    List<String> notes = new ArrayList<>(recognised.notes());
    return switch (recognised.dialect()) {
      case PLAIN ->
          ofAnswered(
              recognised,
              PlainCatalogue.reading(table),
              org.sunset2g.contract.TacCatalogue.TAC,
              overlay,
              notes);
      case GSMA ->
          ofAnswered(recognised, GsmaCatalogue.reading(table), GsmaCatalogue.TAC, overlay, notes);
      case FLAGS ->
          ofAnswered(recognised, FlagCatalogue.reading(table), FlagCatalogue.TAC, overlay, notes);
      case OSMOCOM ->
          found(
              recognised,
              Handling.SET_ASIDE,
              OsmocomCatalogue.conflicts(table),
              OsmocomCatalogue.read(table, notes),
              overlay);
    };
  }

  private static CatalogueFindings ofAnswered(
      CatalogueDialect.Recognised recognised,
      BiFunction<Tac, Row, CatalogueEntry> reading,
      String tacColumn,
      Optional<Path> overlay,
      List<String> notes) {
    ReferenceTable table = recognised.table();
    List<Conflict> conflicts = new ArrayList<>();
    List<CatalogueEntry> entries = new ArrayList<>();
    for (Map.Entry<Tac, List<Row>> ofTac :
        CatalogueRows.differentByTac(table, table.column(tacColumn), notes).entrySet()) {
      List<Statement> said =
          ofTac.getValue().stream()
              .map(row -> new Statement(row.line(), reading.apply(ofTac.getKey(), row)))
              .toList();
      if (said.size() > 1) {
        conflicts.add(new Conflict(ofTac.getKey(), differing(table, ofTac.getValue()), said));
      } else {
        entries.add(said.get(0).entry());
      }
    }
    conflicts.sort(Comparator.comparing(Conflict::tac));
    return found(
        recognised,
        Handling.REFUSED,
        conflicts,
        new TacCatalogue(table.file().toString(), entries, notes),
        overlay);
  }

  private static List<String> differing(ReferenceTable table, List<Row> rows) {
    List<String> columns = new ArrayList<>();
    for (int column = 0; column < table.header().size(); column++) {
      int place = column;
      if (rows.stream().map(row -> row.field(place)).distinct().count() > 1) {
        columns.add(table.header().get(column));
      }
    }
    return columns;
  }

  private static CatalogueFindings found(
      CatalogueDialect.Recognised recognised,
      Handling handling,
      List<Conflict> conflicts,
      TacCatalogue read,
      Optional<Path> overlay) {
    TacCatalogue completed =
        overlay.map(given -> CapabilityOverlayReader.read(given).completing(read)).orElse(read);
    Set<Tac> disputed = conflicts.stream().map(Conflict::tac).collect(Collectors.toSet());
    return new CatalogueFindings(
        recognised.dialect().words(),
        handling,
        conflicts,
        completed.entries().stream().filter(entry -> !disputed.contains(entry.tac())).toList(),
        completed.notes());
  }
}
