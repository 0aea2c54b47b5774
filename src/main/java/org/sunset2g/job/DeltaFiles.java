package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.format.RestrictedFile;
import org.sunset2g.outreach.DeltaStatus;
import org.sunset2g.outreach.ListDeltaFrame;
import org.sunset2g.outreach.OutreachReason;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.report.CsvText;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.Msisdn;
import org.sunset2g.vocabulary.Tac;

/**
 * Writes an operator's differences between lists: one CSV file per phase and list, changes first.
 * Rows pass through one by one and are counted on the way.
 *
 * @param reference names of areas and handsets
 * @param firstPhase phase whose files lie in the folder itself, others in one below
 */
record DeltaFiles(WeekReference reference, String firstPhase) {
  static final String SUFFIX = ".delta.csv";

  static final List<String> HEADER =
      List.of(
          "token",
          "token_before",
          "status",
          "status_vi",
          "changed",
          "list_before",
          "code_system",
          "commune_code",
          "commune",
          "hamlet",
          "brand",
          "model",
          "reason",
          "reason_vi",
          "channel_allowed");

  private static final List<String> NAMES = List.of(OutreachItem.PHASE, OutreachItem.LIST);
  private static final String RANK = "status_rank";

  /**
   * Writes the files into a folder that is there.
   *
   * @param delta rows of {@link ListDeltaFrame} of one operator
   * @return subscribers by phase and status
   */
  SortedMap<String, Map<DeltaStatus, Long>> write(Dataset<Row> delta, Path folder)
      throws IOException {
    Column rank = lit(DeltaStatus.values().length);
    for (DeltaStatus status : DeltaStatus.values()) {
      rank =
          when(col(ListDeltaFrame.STATUS).equalTo(status.name()), status.ordinal()).otherwise(rank);
    }
    Iterator<Row> rows =
        delta
            .withColumn(RANK, rank)
            .repartition(col(OutreachItem.PHASE), col(OutreachItem.LIST))
            .sortWithinPartitions(
                OutreachItem.PHASE,
                OutreachItem.LIST,
                RANK,
                OutreachItem.COMMUNE,
                OutreachItem.HAMLET,
                OutreachItem.TOKEN,
                ListDeltaFrame.TOKEN_BEFORE)
            .toLocalIterator();
    SortedMap<String, Map<DeltaStatus, Long>> counts = new TreeMap<>();
    Row next = rows.hasNext() ? rows.next() : null;
    while (next != null) {
      String phase = text(next, OutreachItem.PHASE);
      Path file = file(folder, phase, text(next, OutreachItem.LIST));
      OneList list =
          new OneList(
              rows, next, counts.computeIfAbsent(phase, none -> new EnumMap<>(DeltaStatus.class)));
      try (BufferedWriter writer = RestrictedFile.writer(file)) {
        CsvText.write(writer, HEADER, () -> list);
      } catch (UncheckedIOException failed) {
        throw failed.getCause();
      }
      next = list.following;
    }
    return counts;
  }

  private Path file(Path folder, String phase, String list) throws IOException {
    Path ofPhase = phase.equals(firstPhase) ? folder : folder.resolve(phase);
    RestrictedFile.folder(ofPhase);
    return ofPhase.resolve(ListFileName.of(reference.units(), list) + SUFFIX);
  }

  /** The rows of one list, leaving the first row of the following one behind. */
  private final class OneList implements Iterator<List<String>> {
    private final Iterator<Row> rows;
    private final Map<DeltaStatus, Long> counts;
    private Row next;
    private Row following;

    OneList(Iterator<Row> rows, Row first, Map<DeltaStatus, Long> counts) {
      this.rows = rows;
      this.next = first;
      this.counts = counts;
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public List<String> next() {
      Row now = next;
      Row after = rows.hasNext() ? rows.next() : null;
      boolean sameList =
          after != null
              && NAMES.stream().allMatch(name -> text(after, name).equals(text(now, name)));
      next = sameList ? after : null;
      following = sameList ? null : after;
      DeltaStatus status = status(now);
      counts.merge(status, 1L, Long::sum);
      return cells(now, status);
    }
  }

  private static DeltaStatus status(Row row) {
    String status = text(row, ListDeltaFrame.STATUS);
    if (status.isEmpty()) {
      throw InputProblem.of(
          "somebody of %s, %s left the lists, and no week says why"
              .formatted(text(row, OutreachItem.OPERATOR), text(row, OutreachItem.PHASE)),
          "run the weeks after the earlier one again with 'sunset2g backfill'");
    }
    return DeltaStatus.valueOf(status);
  }

  private List<String> cells(Row row, DeltaStatus status) {
    AreaCode home =
        new AreaCode(text(row, OutreachItem.CODE_SYSTEM), text(row, OutreachItem.COMMUNE));
    Optional<CatalogueEntry> handset =
        reference.catalogue().find(new Tac(text(row, OutreachItem.TAC)));
    OutreachReason reason = OutreachReason.valueOf(text(row, OutreachItem.REASON));
    String hamlet = text(row, OutreachItem.HAMLET);
    List<String> cells = new ArrayList<>(HEADER.size());
    cells.add(text(row, OutreachItem.TOKEN));
    cells.add(text(row, ListDeltaFrame.TOKEN_BEFORE));
    cells.add(status.name());
    cells.add(status.vietnamese());
    cells.add(text(row, ListDeltaFrame.CHANGED));
    cells.add(text(row, ListDeltaFrame.LIST_BEFORE));
    cells.add(home.system());
    cells.add(home.code());
    cells.add(reference.units().find(home).map(AdministrativeUnit::name).orElse(""));
    // A hamlet is free text; what could be somebody's telephone number does not go on a list.
    cells.add(Msisdn.mayStandIn(hamlet) ? "" : hamlet);
    cells.add(handset.map(CatalogueEntry::manufacturer).orElse(""));
    cells.add(handset.map(CatalogueEntry::model).orElse(""));
    cells.add(reason.name());
    cells.add(reason.vietnamese());
    cells.add(text(row, OutreachItem.CHANNELS));
    return cells;
  }

  private static String text(Row row, String column) {
    String text = row.getString(row.fieldIndex(column));
    return text == null ? "" : text;
  }
}
