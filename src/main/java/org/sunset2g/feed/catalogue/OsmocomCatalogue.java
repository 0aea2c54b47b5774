package org.sunset2g.feed.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sunset2g.feed.text.ReferenceTable;
import org.sunset2g.feed.text.ReferenceTable.Row;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.Capability;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.Tac;

/**
 * The crowd-sourced Osmocom list: brand and model of each TAC, no capability. Nobody answers for
 * single rows, so faults of single rows are set aside and noted instead of refusing the file.
 */
final class OsmocomCatalogue {
  static final String TAC = "tac";

  /** Both brand and model are called so; the brand is the first. */
  static final String NAME = "name";

  /** How many rows or TACs a note names; their number is always given. */
  private static final int MOST_NAMED = 10;

  private record Model(String brand, String name) {}

  private final ReferenceTable table;
  private final List<String> notes;

  /** The models of each TAC, each with the first line that says it. */
  private final Map<Tac, Map<Model, Long>> written = new TreeMap<>();

  private final Map<Tac, Map<Model, Long>> repaired = new TreeMap<>();
  private final List<Long> setAside = new ArrayList<>();
  private final List<String> conflicts = new ArrayList<>();
  private long repairedRows;
  private long repeatedRows;

  private OsmocomCatalogue(ReferenceTable table, List<String> notes) {
    this.table = table;
    this.notes = notes;
  }

  static TacCatalogue read(ReferenceTable table, List<String> notes) {
    return new OsmocomCatalogue(table, notes).read();
  }

  /** TACs that different rows give to different models. */
  static List<CatalogueFindings.Conflict> conflicts(ReferenceTable table) {
    OsmocomCatalogue list = new OsmocomCatalogue(table, new ArrayList<>());
    list.sortRows();
    List<CatalogueFindings.Conflict> conflicts = new ArrayList<>();
    list.models()
        .forEach(
            (tac, models) -> {
              if (models.size() > 1) {
                conflicts.add(
                    new CatalogueFindings.Conflict(
                        tac,
                        List.of(NAME),
                        models.entrySet().stream()
                            .map(
                                said ->
                                    new CatalogueFindings.Statement(
                                        said.getValue(),
                                        new CatalogueEntry(
                                            tac,
                                            said.getKey().brand(),
                                            said.getKey().name(),
                                            Capability.UNKNOWN)))
                            .toList()));
              }
            });
    return conflicts;
  }

  private void sortRows() {
    int tac = table.column(TAC);
    List<Integer> names = table.columns(NAME);
    if (names.size() != 2) {
      throw InputProblem.inFile(
          table.file(),
          "has %d columns '%s', an Osmocom list has 2: brand and model"
              .formatted(names.size(), NAME),
          "take the list as it is published");
    }
    for (Row row : table.rows()) {
      sort(row, row.field(tac), new Model(row.field(names.get(0)), row.field(names.get(1))));
    }
    if (written.isEmpty() && repaired.isEmpty()) {
      throw InputProblem.inFile(table.file(), "has no TAC in it", "take the list as published");
    }
  }

  private Map<Tac, Map<Model, Long>> models() {
    Map<Tac, Map<Model, Long>> models = new TreeMap<>(repaired);
    models.putAll(written);
    return models;
  }

  private TacCatalogue read() {
    sortRows();
    long outranked = repaired.keySet().stream().filter(written::containsKey).count();
    note(repairedRows, "TACs of 7 digits, repaired by the leading zero they lost: " + repairedRows);
    note(
        outranked,
        "repaired TACs left out because the list has them in full as well: " + outranked);
    note(repeatedRows, "rows that repeat a TAC and its model, collapsed: " + repeatedRows);
    note(
        setAside.size(),
        "rows set aside because their TAC has neither 8 nor 7 digits: %d (lines %s)"
            .formatted(setAside.size(), setAside.stream().limit(MOST_NAMED).toList()));
    List<CatalogueEntry> entries = models().entrySet().stream().map(this::entry).toList();
    note(
        conflicts.size(),
        "TACs that different rows give to different models, set aside as unknown: %d, %s"
            .formatted(conflicts.size(), conflicts.stream().limit(MOST_NAMED).toList()));
    return new TacCatalogue(table.file().toString(), entries, notes, conflicts.size());
  }

  private void sort(Row row, String tac, Model model) {
    if (Tac.isTac(tac)) {
      add(written, new Tac(tac), model, row);
    } else if (Tac.isTac("0" + tac)) {
      repairedRows++;
      add(repaired, new Tac("0" + tac), model, row);
    } else {
      setAside.add(row.line());
    }
  }

  private void add(Map<Tac, Map<Model, Long>> models, Tac tac, Model model, Row row) {
    Long before =
        models.computeIfAbsent(tac, key -> new LinkedHashMap<>()).putIfAbsent(model, row.line());
    if (before != null) {
      repeatedRows++;
    }
  }

  private CatalogueEntry entry(Map.Entry<Tac, Map<Model, Long>> models) {
    Set<String> brands = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    for (Model model : models.getValue().keySet()) {
      brands.add(model.brand());
      names.add(model.name());
    }
    if (models.getValue().size() > 1) {
      conflicts.add(
          models.getKey()
              + " ("
              + String.join(
                  ", ",
                  models.getValue().keySet().stream()
                      .map(model -> model.brand() + " " + model.name())
                      .toList())
              + ")");
    }
    return new CatalogueEntry(models.getKey(), agreed(brands), agreed(names), Capability.UNKNOWN);
  }

  private static String agreed(Set<String> values) {
    return values.size() == 1 ? values.iterator().next() : "";
  }

  private void note(long count, String note) {
    if (count > 0) {
      notes.add(note);
    }
  }
}
