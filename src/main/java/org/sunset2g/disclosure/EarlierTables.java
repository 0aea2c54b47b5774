package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.vocabulary.IsoWeek;

/** What has been published of earlier weeks: nothing of it can be taken back. */
final class EarlierTables {
  private final IsoWeek lastWeek;
  private final Map<Cell, PublishedRow> rows = new TreeMap<>();
  private final Set<String> systemsStillOpen = new TreeSet<>();
  private final List<Cell> withheld = new ArrayList<>();
  private final List<Relation> relations = new ArrayList<>();

  EarlierTables(IsoWeek week, Collection<PublishedRow> published, AdministrativeUnits units) {
    this.lastWeek = week.previous();
    TreeMap<IsoWeek, List<PublishedRow>> byWeek = new TreeMap<>();
    for (PublishedRow row : published) {
      if (row.week().compareTo(week) >= 0) {
        throw new IllegalArgumentException(
            "protecting %s needs the tables of earlier weeks, was given %s"
                .formatted(week, row.week()));
      }
      if (rows.put(row.cell(), row) != null) {
        throw new IllegalArgumentException("published twice: " + row.cell());
      }
      byWeek.computeIfAbsent(row.week(), none -> new ArrayList<>()).add(row);
    }
    byWeek.forEach((past, rowsOfWeek) -> addWeek(past, rowsOfWeek, units));
  }

  private void addWeek(IsoWeek week, List<PublishedRow> rowsOfWeek, AdministrativeUnits units) {
    Set<String> systems = new TreeSet<>();
    Set<Cell> hidden = new HashSet<>();
    for (PublishedRow row : rowsOfWeek) {
      systems.add(row.area().code().system());
      if (row.withheld()) {
        hidden.add(row.cell());
      }
      if (week.equals(lastWeek)
          && row.measure() == Measure.CLOSING
          && row.subscribers().orElse(1) > 0) {
        systemsStillOpen.add(row.area().code().system());
      }
    }
    PublishedAreas areas = new PublishedAreas(units, systems);
    withheld.addAll(inOrder(week, areas, hidden));
    relations.addAll(Relations.within(week, areas));
    relations.addAll(Relations.joining(week, areas, Set.copyOf(withheld)));
  }

  /** The withheld cells of a week, lowest areas first: the order that eliminates fastest. */
  static List<Cell> inOrder(IsoWeek week, PublishedAreas areas, Set<Cell> withheld) {
    List<PublishedArea> lowestFirst = new ArrayList<>(areas.all());
    java.util.Collections.reverse(lowestFirst);
    List<Cell> cells = new ArrayList<>();
    for (PublishedArea area : lowestFirst) {
      for (Measure measure : Measure.values()) {
        Cell cell = new Cell(week, area.code(), measure);
        if (withheld.contains(cell)) {
          cells.add(cell);
        }
      }
    }
    return cells;
  }

  /** Last week's closing row of an area, if a table of last week was published. */
  Optional<PublishedRow> lastClosing(PublishedArea area) {
    return Optional.ofNullable(rows.get(new Cell(lastWeek, area.code(), Measure.CLOSING)));
  }

  /** The published last closing number of an area; empty where withheld or not published. */
  OptionalLong lastClosingNumber(PublishedArea area) {
    return lastClosing(area).map(PublishedRow::subscribers).orElse(OptionalLong.empty());
  }

  /** Code systems in which somebody was, or may have been, at risk when last week ended. */
  Set<String> systemsStillOpen() {
    return systemsStillOpen;
  }

  List<Cell> withheld() {
    return withheld;
  }

  List<Relation> relations() {
    return relations;
  }

  /** The withheld closing numbers of last week: the only ones that this week can speak of. */
  Set<Cell> openToThisWeek() {
    Set<Cell> open = new HashSet<>();
    for (Cell cell : withheld) {
      if (cell.week().equals(lastWeek) && cell.measure() == Measure.CLOSING) {
        open.add(cell);
      }
    }
    return open;
  }
}
