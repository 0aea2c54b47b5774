package org.sunset2g.feed.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.sunset2g.contract.TacCatalogue;
import org.sunset2g.feed.text.ReferenceTable;
import org.sunset2g.feed.text.ReferenceTable.Row;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.vocabulary.Capability;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.Spelling;
import org.sunset2g.vocabulary.Tac;
import org.sunset2g.vocabulary.VoLte;

/** The catalogue in the columns of its own contract, which says everything outright. */
final class PlainCatalogue {
  private static final String NON_CELLULAR = "none";

  private final ReferenceTable table;

  private PlainCatalogue(ReferenceTable table) {
    this.table = table;
  }

  static org.sunset2g.reference.TacCatalogue read(ReferenceTable table, List<String> notes) {
    BiFunction<Tac, Row, CatalogueEntry> reading = reading(table);
    List<CatalogueEntry> entries = new ArrayList<>();
    CatalogueRows.byTac(table, table.column(TacCatalogue.TAC), notes)
        .forEach((tac, row) -> entries.add(reading.apply(tac, row)));
    return new org.sunset2g.reference.TacCatalogue(table.file().toString(), entries, notes);
  }

  /** What one row says of its TAC. */
  static BiFunction<Tac, Row, CatalogueEntry> reading(ReferenceTable table) {
    return new PlainCatalogue(table)::entry;
  }

  private CatalogueEntry entry(Tac tac, Row row) {
    return new CatalogueEntry(
        tac,
        row.field(table.column(TacCatalogue.MANUFACTURER)),
        row.field(table.column(TacCatalogue.MODEL)),
        new Capability(generations(row), voLte(row), form(row)));
  }

  private Optional<Set<Generation>> generations(Row row) {
    String written = row.field(table.column(TacCatalogue.GENERATIONS));
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Set<Generation> generations = EnumSet.noneOf(Generation.class);
    if (written.equalsIgnoreCase(NON_CELLULAR)) {
      return Optional.of(generations);
    }
    for (String part : written.split("\\|", -1)) {
      generations.add(
          Generation.ofWritten(part.strip())
              .orElseThrow(
                  () ->
                      table.problem(
                          row,
                          "%s '%s' is not a list like 2G|3G"
                              .formatted(TacCatalogue.GENERATIONS, written),
                          "join any of 2G, 3G, 4G, 5G by vertical bars; write none for a device"
                              + " without cellular radio; leave empty where not known")));
    }
    return Optional.of(generations);
  }

  private VoLte voLte(Row row) {
    String written = row.field(table.column(TacCatalogue.VOLTE));
    if (written.isEmpty()) {
      return VoLte.UNKNOWN;
    }
    return List.of(VoLte.YES, VoLte.NO).stream()
        .filter(known -> known.name().equalsIgnoreCase(written))
        .findFirst()
        .orElseThrow(
            () ->
                table.problem(
                    row,
                    "%s '%s' is neither YES nor NO".formatted(TacCatalogue.VOLTE, written),
                    "write YES or NO, or leave empty where not known"));
  }

  private HandsetForm form(Row row) {
    String written = row.field(table.column(TacCatalogue.FORM));
    return Arrays.stream(HandsetForm.values())
        .filter(form -> form.written().equalsIgnoreCase(written))
        .findFirst()
        .orElseThrow(
            () -> {
              List<String> known =
                  Arrays.stream(HandsetForm.values())
                      .map(HandsetForm::written)
                      .filter(name -> !name.isEmpty())
                      .toList();
              return table.problem(
                  row,
                  "%s '%s' is not a known form.%s"
                      .formatted(TacCatalogue.FORM, written, Spelling.suggestion(written, known)),
                  "write one of " + known + ", or leave empty where not known");
            });
  }
}
