package org.sunset2g.feed.catalogue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import org.sunset2g.feed.text.ReferenceTable;
import org.sunset2g.feed.text.ReferenceTable.Row;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.Capability;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.Tac;
import org.sunset2g.vocabulary.VoLte;

/**
 * The list of flags that networks keep: a TAC, and for each generation and for calls over LTE
 * whether the model has it. {@code Y} and {@code 1} say yes, {@code N} and {@code 0} say no. {@code
 * E} marks a model that the list makes an exception of, and so does not answer for; like an empty
 * field it is read as not known, and never as yes or no: taken for a no, it would make handsets
 * 2G-only that are not.
 *
 * <p>A model is 2G-only where every generation above is known to be missing. Where it is not known
 * whether the model has one above the highest it is known to have, its generations are not known;
 * only 5G may stay open above 4G, since older lists do not speak of it and nobody is at risk by it.
 */
final class FlagCatalogue {
  static final String TAC = "TAC";
  static final String IS_2G = "Is2G";
  static final String IS_3G = "Is3G";
  static final String IS_4G = "Is4G";
  static final String IS_5G = "Is5G";
  static final String IS_VOLTE = "IsVoLTE";
  static final String MANUFACTURER = "Manufacturer";
  static final String MODEL = "Model";

  private static final String CURE =
      "write Y or 1, N or 0, or E where the list makes an exception; leave empty where not known";

  private enum Flag {
    YES,
    NO,
    NOT_KNOWN
  }

  private final ReferenceTable table;
  private final OptionalInt manufacturer;
  private final OptionalInt model;
  private final Map<Generation, OptionalInt> columns = new EnumMap<>(Generation.class);
  private final OptionalInt voLte;
  private final List<Row> contradictory = new ArrayList<>();

  private FlagCatalogue(ReferenceTable table) {
    this.table = table;
    this.manufacturer = table.optionalColumn(MANUFACTURER);
    this.model = table.optionalColumn(MODEL);
    this.voLte = table.optionalColumn(IS_VOLTE);
    columns.put(Generation.TWO_G, OptionalInt.of(table.column(IS_2G)));
    columns.put(Generation.THREE_G, OptionalInt.of(table.column(IS_3G)));
    columns.put(Generation.FOUR_G, OptionalInt.of(table.column(IS_4G)));
    columns.put(Generation.FIVE_G, table.optionalColumn(IS_5G));
  }

  static TacCatalogue read(ReferenceTable table, List<String> notes) {
    FlagCatalogue flags = new FlagCatalogue(table);
    List<CatalogueEntry> entries = new ArrayList<>();
    CatalogueRows.byTac(table, table.column(TAC), notes)
        .forEach((tac, row) -> entries.add(flags.entry(tac, row)));
    if (!flags.contradictory.isEmpty()) {
      notes.add(
          "rows that contradict themselves, %s yes and both %s and %s no, taken as unknown: %d (first on line %d)"
              .formatted(
                  IS_VOLTE,
                  IS_4G,
                  IS_5G,
                  flags.contradictory.size(),
                  flags.contradictory.get(0).line()));
    }
    return new TacCatalogue(table.file().toString(), entries, notes);
  }

  /** What one row says of its TAC. */
  static BiFunction<Tac, Row, CatalogueEntry> reading(ReferenceTable table) {
    return new FlagCatalogue(table)::entry;
  }

  private CatalogueEntry entry(Tac tac, Row row) {
    return new CatalogueEntry(tac, row.field(manufacturer), row.field(model), capability(row));
  }

  private Capability capability(Row row) {
    Map<Generation, Flag> flags = new EnumMap<>(Generation.class);
    columns.forEach(
        (generation, column) ->
            flags.put(generation, column.isEmpty() ? Flag.NO : flag(row, column.getAsInt())));
    Flag calls = voLte.isEmpty() ? Flag.NOT_KNOWN : flag(row, voLte.getAsInt());
    if (calls == Flag.YES
        && flags.get(Generation.FOUR_G) == Flag.NO
        && flags.get(Generation.FIVE_G) == Flag.NO) {
      contradictory.add(row);
      return Capability.UNKNOWN;
    }
    return new Capability(generations(flags), voLte(calls), HandsetForm.UNKNOWN);
  }

  private static Optional<Set<Generation>> generations(Map<Generation, Flag> flags) {
    Set<Generation> has = EnumSet.noneOf(Generation.class);
    boolean open = false;
    for (Generation generation : Generation.values()) {
      Flag flag = flags.get(generation);
      if (flag == Flag.YES) {
        has.add(generation);
        open = false;
      } else if (flag == Flag.NOT_KNOWN) {
        open |= generation != Generation.FIVE_G || !has.contains(Generation.FOUR_G);
      }
    }
    return open ? Optional.empty() : Optional.of(has);
  }

  private static VoLte voLte(Flag flag) {
    return switch (flag) {
      case YES -> VoLte.YES;
      case NO -> VoLte.NO;
      case NOT_KNOWN -> VoLte.UNKNOWN;
    };
  }

  private Flag flag(Row row, int column) {
    String written = row.field(column);
    return switch (written.toUpperCase(Locale.ROOT)) {
      case "Y", "1" -> Flag.YES;
      case "N", "0" -> Flag.NO;
      case "", "E" -> Flag.NOT_KNOWN;
      default ->
          throw table.problem(
              row,
              "%s '%s' is none of Y, N, E, 1 and 0".formatted(table.header().get(column), written),
              CURE);
    };
  }
}
