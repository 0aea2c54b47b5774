package org.sunset2g.job;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.NewAttachment;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.report.CsvText;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Tac;

/**
 * Writes an operator's list of the subscribers first seen in the week with a 2G-only handset that
 * is not known to be certified: one CSV file, by home and handset.
 */
record NewAttachmentList(WeekReference reference) {
  static final String FILE = "new_attachments.csv";

  /** The pseudonym comes first, where {@code erase} looks for it. */
  static final List<String> HEADER =
      List.of(
          "subscriber_id",
          "code_system",
          "commune_code",
          "commune",
          "tac",
          "brand",
          "model",
          "certified");

  /**
   * Writes the list into the folder, also where nobody is on it; the rows pass through one by one.
   *
   * @param attachments rows of {@code new_attachment} of one operator
   */
  void write(Dataset<Row> attachments, Path folder) throws IOException {
    Iterator<Row> rows =
        attachments
            .coalesce(1)
            .sortWithinPartitions(
                NewAttachment.CODE_SYSTEM,
                NewAttachment.COMMUNE,
                NewAttachment.TAC,
                NewAttachment.SUBSCRIBER_ID)
            .toLocalIterator();
    try (BufferedWriter writer =
        Files.newBufferedWriter(
            folder.resolve(FILE), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
      CsvText.write(writer, HEADER, () -> new Cells(rows));
    }
  }

  /** The rows as the file has them. */
  private final class Cells implements Iterator<List<String>> {
    private final Iterator<Row> rows;

    Cells(Iterator<Row> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public List<String> next() {
      return cells(rows.next());
    }
  }

  private List<String> cells(Row row) {
    AreaCode home =
        new AreaCode(text(row, NewAttachment.CODE_SYSTEM), text(row, NewAttachment.COMMUNE));
    Optional<CatalogueEntry> handset =
        reference.catalogue().find(new Tac(text(row, NewAttachment.TAC)));
    return List.of(
        text(row, NewAttachment.SUBSCRIBER_ID),
        home.system(),
        home.code(),
        reference.units().find(home).map(AdministrativeUnit::name).orElse(""),
        text(row, NewAttachment.TAC),
        handset.map(CatalogueEntry::manufacturer).orElse(""),
        handset.map(CatalogueEntry::model).orElse(""),
        text(row, NewAttachment.CERTIFIED));
  }

  private static String text(Row row, String column) {
    return row.getString(row.fieldIndex(column));
  }
}
