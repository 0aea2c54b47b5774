package org.sunset2g.feed.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.sunset2g.contract.CapabilityOverlay;
import org.sunset2g.feed.text.Layout;
import org.sunset2g.feed.text.ReferenceFile;
import org.sunset2g.feed.text.ReferenceTable;
import org.sunset2g.feed.text.ReferenceTable.Row;
import org.sunset2g.reference.RadioTechnology;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.Tac;

/** Reads a capability overlay. */
public final class CapabilityOverlayReader {
  /**
   * What an overlay holds.
   *
   * @param entries TACs and models whose technology it says
   * @param notes what a careful reader should know of it
   */
  public record Summary(int entries, List<String> notes) {}

  private final ReferenceTable table;
  private final OptionalInt tac;
  private final int brand;
  private final int model;
  private final int technology;
  private final Map<Tac, ModelTechnology> byTac = new TreeMap<>();
  private final Map<String, ModelTechnology> byModel = new TreeMap<>();
  private final List<Row> sayingNothing = new ArrayList<>();

  private CapabilityOverlayReader(ReferenceTable table) {
    this.table = table;
    this.tac = table.optionalColumn(CapabilityOverlay.TAC);
    this.brand = table.column(CapabilityOverlay.BRAND);
    this.model = table.column(CapabilityOverlay.MODEL);
    this.technology = table.column(CapabilityOverlay.RADIO_TECHNOLOGY);
  }

  /** Reads an overlay by itself, to say whether it can be used. */
  public static Summary check(Path file) {
    CapabilityOverlayReader reader = of(file);
    return new Summary(reader.byTac.size() + reader.byModel.size(), reader.notes());
  }

  /** Two rows that give one TAC or one model different generations are an {@link InputProblem}. */
  static ModelTechnologies read(Path file) {
    CapabilityOverlayReader reader = of(file);
    return new ModelTechnologies(file, reader.byTac, reader.byModel, reader.notes());
  }

  private static CapabilityOverlayReader of(Path file) {
    CapabilityOverlayReader reader =
        new CapabilityOverlayReader(ReferenceFile.open(file).table(Layout.CONTRACT));
    reader.table.rows().forEach(reader::take);
    return reader;
  }

  private List<String> notes() {
    return sayingNothing.isEmpty()
        ? List.of()
        : List.of(
            "overlay rows without a radio technology that we know, not used: %d (first on line %d)"
                .formatted(sayingNothing.size(), sayingNothing.get(0).line()));
  }

  private void take(Row row) {
    Optional<Set<Generation>> generations =
        RadioTechnology.generationsNamedIn(row.field(technology));
    if (generations.isEmpty()) {
      refuseEmpty(row, technology, CapabilityOverlay.RADIO_TECHNOLOGY);
      sayingNothing.add(row);
      return;
    }
    ModelTechnology said =
        new ModelTechnology(
            row.field(brand),
            row.field(model),
            generations.get(),
            row.line(),
            row.field(technology));
    if (row.field(tac).isEmpty()) {
      refuseEmpty(row, brand, CapabilityOverlay.BRAND);
      refuseEmpty(row, model, CapabilityOverlay.MODEL);
      put(row, byModel, said.key(), said, said.brand() + " " + said.model());
    } else {
      Tac key = CatalogueRows.tac(table, row, row.field(tac));
      put(row, byTac, key, said, "TAC " + key);
    }
  }

  private void refuseEmpty(Row row, int column, String name) {
    if (row.field(column).isEmpty()) {
      throw table.problem(row, name + " is empty", "fill it in, or remove the row");
    }
  }

  private <K> void put(
      Row row, Map<K, ModelTechnology> known, K key, ModelTechnology said, String subject) {
    ModelTechnology before = known.putIfAbsent(key, said);
    if (before != null && !before.generations().equals(said.generations())) {
      throw contradiction(row, before, said, subject);
    }
  }

  private InputProblem contradiction(
      Row row, ModelTechnology before, ModelTechnology said, String subject) {
    return table.problem(
        row,
        "%s has '%s', line %d says '%s'"
            .formatted(subject, said.written(), before.line(), before.written()),
        "keep the row that is right");
  }
}
