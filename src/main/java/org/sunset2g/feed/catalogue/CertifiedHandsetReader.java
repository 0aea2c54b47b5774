package org.sunset2g.feed.catalogue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.sunset2g.contract.CertifiedHandset;
import org.sunset2g.feed.text.Layout;
import org.sunset2g.feed.text.ReferenceFile;
import org.sunset2g.feed.text.ReferenceTable;
import org.sunset2g.feed.text.ReferenceTable.Row;
import org.sunset2g.reference.CertifiedHandsets;
import org.sunset2g.reference.ModelSpelling;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.Tac;

/** Reads a list of certified handsets by contract {@code certified_handset}. */
public final class CertifiedHandsetReader {
  private CertifiedHandsetReader() {}

  /** Reads the list; a row that names neither a TAC nor a model is an {@link InputProblem}. */
  public static CertifiedHandsets read(Path file) {
    ReferenceTable table = ReferenceFile.open(file).table(Layout.CONTRACT);
    OptionalInt tac = table.optionalColumn(CertifiedHandset.TAC);
    OptionalInt manufacturer = table.optionalColumn(CertifiedHandset.MANUFACTURER);
    OptionalInt model = table.optionalColumn(CertifiedHandset.MODEL);
    if (tac.isEmpty() && (manufacturer.isEmpty() || model.isEmpty())) {
      throw InputProblem.inLine(
          file,
          1,
          "the header has neither %s nor both %s and %s; it has %s"
              .formatted(
                  CertifiedHandset.TAC,
                  CertifiedHandset.MANUFACTURER,
                  CertifiedHandset.MODEL,
                  table.header()),
          "name the handsets by TAC, or by manufacturer and model");
    }
    Set<Tac> tacs = new HashSet<>();
    Set<String> models = new HashSet<>();
    for (Row row : table.rows()) {
      if (!row.field(tac).isEmpty()) {
        tacs.add(CatalogueRows.tac(table, row, row.field(tac)));
      } else if (!row.field(manufacturer).isEmpty() && !row.field(model).isEmpty()) {
        models.add(ModelSpelling.keyOf(row.field(manufacturer), row.field(model)));
      } else {
        throw table.problem(
            row,
            "the row names no handset",
            "fill in %s, or both %s and %s, or remove the row"
                .formatted(
                    CertifiedHandset.TAC, CertifiedHandset.MANUFACTURER, CertifiedHandset.MODEL));
      }
    }
    return new CertifiedHandsets(tacs, models);
  }
}
