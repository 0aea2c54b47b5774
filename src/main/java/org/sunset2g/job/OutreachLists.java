package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.sheet.CareDeskList;

/**
 * Writes the care desk's lists: one CSV and one Parquet file per operator, phase and district, in
 * the order in which to work them off.
 */
final class OutreachLists {
  private final WeekReference reference;

  OutreachLists(WeekReference reference) {
    this.reference = reference;
  }

  /**
   * Writes {@code <code system>_<district code>_<district name>.csv}, and the same as Parquet, into
   * the folder of the list's phase; the rows pass through one by one.
   *
   * @param listed items of one operator that are on a list
   * @param folders folder by phase
   * @param facts what holds in areas, by phase
   * @return handsets of who is listed, by phase and list
   */
  Map<String, Map<String, ModelCounts>> write(
      Dataset<Row> listed, Map<String, Path> folders, Map<String, SheetFacts> facts)
      throws IOException {
    Following<Row> lists =
        new Following<>(
            // Which list comes first does not matter: each is a file, and whole in its partition.
            listed
                .repartition(col(OutreachItem.PHASE), col(OutreachItem.LIST))
                .sortWithinPartitions(
                    col(OutreachItem.PHASE),
                    col(OutreachItem.LIST),
                    col(OutreachItem.SCORE).desc(),
                    col(OutreachItem.COMMUNE),
                    col(OutreachItem.HAMLET),
                    col(OutreachItem.TOKEN))
                .toLocalIterator(),
            Following.same(OutreachItem.PHASE, OutreachItem.LIST));
    Map<String, Map<String, ModelCounts>> handsets = new HashMap<>();
    while (lists.hasGroup()) {
      String phase = text(lists.first(), OutreachItem.PHASE);
      String list = text(lists.first(), OutreachItem.LIST);
      String name = ListFileName.of(reference.units(), list);
      ModelCounts ofList = new ModelCounts();
      handsets.computeIfAbsent(phase, none -> new HashMap<>()).put(list, ofList);
      CareDeskRows rows = new CareDeskRows(reference, facts.get(phase));
      CareDeskList.write(
          folders.get(phase).resolve(name + ".csv"),
          folders.get(phase).resolve(name + ".parquet"),
          Following.flat(
              lists.group(),
              item -> {
                ofList.add(text(item, OutreachItem.TAC), 1);
                return rows.of(item);
              }));
    }
    return handsets;
  }

  private static String text(Row row, String column) {
    return row.getString(row.fieldIndex(column));
  }
}
