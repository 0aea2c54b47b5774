package org.sunset2g.feed.catalogue;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.sunset2g.feed.text.ReferenceTable;
import org.sunset2g.feed.text.ReferenceTable.Row;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.reference.RadioTechnology;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.Capability;
import org.sunset2g.vocabulary.Tac;
import org.sunset2g.vocabulary.VoLte;

/**
 * The GSMA device database export, long form or the short one of national registers. It names bands
 * and radio interface, and never says whether a model calls over LTE.
 */
final class GsmaCatalogue {
  static final String TAC = "TAC";
  static final String MANUFACTURER = "Manufacturer";
  static final String MODEL_NAME = "Model Name";
  static final String BANDS = "Bands";
  static final String ALLOCATION_DATE = "Allocation Date";
  static final String DEVICE_TYPE = "Device Type";
  static final String RADIO_INTERFACE = "Radio Interface";

  private static final Map<Long, String> MONTHS =
      Map.ofEntries(
          Map.entry(1L, "Jan"),
          Map.entry(2L, "Feb"),
          Map.entry(3L, "Mar"),
          Map.entry(4L, "Apr"),
          Map.entry(5L, "May"),
          Map.entry(6L, "Jun"),
          Map.entry(7L, "Jul"),
          Map.entry(8L, "Aug"),
          Map.entry(9L, "Sep"),
          Map.entry(10L, "Oct"),
          Map.entry(11L, "Nov"),
          Map.entry(12L, "Dec"));

  private static final DateTimeFormatter ALLOCATED =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendValue(ChronoField.DAY_OF_MONTH, 2)
          .appendLiteral('-')
          .appendText(ChronoField.MONTH_OF_YEAR, MONTHS)
          .appendLiteral('-')
          .appendValue(ChronoField.YEAR, 4)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private GsmaCatalogue() {}

  static TacCatalogue read(ReferenceTable table, List<String> notes) {
    BiFunction<Tac, Row, CatalogueEntry> reading = reading(table);
    List<CatalogueEntry> entries = new ArrayList<>();
    CatalogueRows.byTac(table, table.column(TAC), notes)
        .forEach((tac, row) -> entries.add(reading.apply(tac, row)));
    return new TacCatalogue(table.file().toString(), entries, notes);
  }

  /** What one row says of its TAC; a row of the table that cannot be refuses the file first. */
  static BiFunction<Tac, Row, CatalogueEntry> reading(ReferenceTable table) {
    int allocated = table.column(ALLOCATION_DATE);
    for (Row row : table.rows()) {
      refuseImpossibleDate(table, row, row.field(allocated));
    }
    return (tac, row) -> entry(table, tac, row);
  }

  private static CatalogueEntry entry(ReferenceTable table, Tac tac, Row row) {
    OptionalInt radioInterface = table.optionalColumn(RADIO_INTERFACE);
    Capability capability =
        new Capability(
            RadioTechnology.generationsOf(
                row.field(table.column(BANDS)), row.field(radioInterface)),
            VoLte.UNKNOWN,
            DeviceType.formOf(row.field(table.column(DEVICE_TYPE))));
    return new CatalogueEntry(
        tac,
        row.field(table.column(MANUFACTURER)),
        row.field(table.column(MODEL_NAME)),
        capability);
  }

  /** The date itself is not used; one that cannot be read is a sign that columns have shifted. */
  private static void refuseImpossibleDate(ReferenceTable table, Row row, String written) {
    if (written.isEmpty()) {
      return;
    }
    try {
      LocalDate.parse(written, ALLOCATED);
    } catch (DateTimeParseException notADate) {
      throw table
          .problem(
              row,
              "%s '%s' is not a date like 01-Jan-2001".formatted(ALLOCATION_DATE, written),
              "write day, English month and year, or leave the field empty")
          .causedBy(notADate);
    }
  }
}
