package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.outreach.OutreachItems;
import org.sunset2g.outreach.OutreachReason;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.report.CsvText;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Msisdn;
import org.sunset2g.vocabulary.Tac;

/**
 * Writes the outreach lists: one CSV file per operator, phase and district, in the order in which
 * to work them off.
 */
final class OutreachLists {
  static final List<String> HEADER =
      List.of(
          "token",
          "code_system",
          "commune_code",
          "commune",
          "hamlet",
          "brand",
          "model",
          "weeks_at_risk",
          "reason",
          "reason_vi",
          "score",
          "channel_allowed");

  /** What a list is one of. */
  private static final List<String> NAMES =
      List.of(OutreachItem.OPERATOR, OutreachItem.PHASE, OutreachItem.LIST);

  private final WeekReference reference;

  OutreachLists(WeekReference reference) {
    this.reference = reference;
  }

  /**
   * Writes {@code <code system>_<district code>_<district name>.csv} into the folder of the list's
   * phase; the rows pass through one by one.
   *
   * @param items items of one operator
   * @param folders folder by phase
   * @return how many lists were written
   */
  int write(Dataset<Row> items, Map<String, Path> folders) throws IOException {
    Iterator<Row> rows =
        // Which list comes first does not matter: each is a file, and whole in its partition.
        items
            .repartition(col(OutreachItem.OPERATOR), col(OutreachItem.LIST))
            .sortWithinPartitions(
                col(OutreachItem.OPERATOR),
                col(OutreachItem.PHASE),
                col(OutreachItem.LIST),
                col(OutreachItem.SCORE).desc(),
                col(OutreachItem.COMMUNE),
                col(OutreachItem.HAMLET),
                col(OutreachItem.TOKEN))
            .toLocalIterator();
    int lists = 0;
    Row next = rows.hasNext() ? rows.next() : null;
    while (next != null) {
      Path folder = folders.get(text(next, OutreachItem.PHASE));
      Path file = folder.resolve(fileName(text(next, OutreachItem.LIST)));
      OneList ofOneList = new OneList(rows, next);
      try (BufferedWriter writer =
          Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
        CsvText.write(writer, HEADER, () -> ofOneList);
      } catch (UncheckedIOException failed) {
        throw failed.getCause();
      }
      next = ofOneList.following;
      lists++;
    }
    return lists;
  }

  /** The rows of one list, leaving the first row of the following one behind. */
  private final class OneList implements Iterator<List<String>> {
    private final Iterator<Row> rows;
    private Row next;
    private Row following;

    OneList(Iterator<Row> rows, Row first) {
      this.rows = rows;
      this.next = first;
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
      return cells(now);
    }
  }

  private List<String> cells(Row item) {
    AreaCode home =
        new AreaCode(text(item, OutreachItem.CODE_SYSTEM), text(item, OutreachItem.COMMUNE));
    Optional<CatalogueEntry> handset =
        reference.catalogue().find(new Tac(text(item, OutreachItem.TAC)));
    OutreachReason reason = OutreachReason.valueOf(text(item, OutreachItem.REASON));
    List<String> cells = new ArrayList<>(HEADER.size());
    cells.add(text(item, OutreachItem.TOKEN));
    cells.add(home.system());
    cells.add(home.code());
    cells.add(reference.units().find(home).map(AdministrativeUnit::name).orElse(""));
    cells.add(withoutNumbers(text(item, OutreachItem.HAMLET)));
    cells.add(handset.map(CatalogueEntry::manufacturer).orElse(""));
    cells.add(handset.map(CatalogueEntry::model).orElse(""));
    cells.add(item.get(item.fieldIndex(OutreachItem.WEEKS_AT_RISK)).toString());
    cells.add(reason.name());
    cells.add(reason.vietnamese());
    cells.add(item.get(item.fieldIndex(OutreachItem.SCORE)).toString());
    cells.add(text(item, OutreachItem.CHANNELS));
    return cells;
  }

  /** A hamlet is free text; what could be somebody's telephone number does not go on a list. */
  private static String withoutNumbers(String hamlet) {
    return hamlet != null && Msisdn.mayStandIn(hamlet) ? "" : hamlet;
  }

  private String fileName(String list) {
    if (list.equals(OutreachItems.UNPLACED)) {
      return list + ".csv";
    }
    AreaCode district = AreaCode.parse(list);
    AdministrativeUnits units = reference.units();
    String name =
        units.find(district).map(AdministrativeUnit::name).map(OutreachLists::plain).orElse("");
    return district.system() + "_" + district.code() + (name.isEmpty() ? "" : "_" + name) + ".csv";
  }

  /** The name without diacritics, blanks and capitals: {@code huyen-trang-dinh}. */
  private static String plain(String name) {
    return Normalizer.normalize(name.replace('đ', 'd').replace('Đ', 'D'), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }

  private static String text(Row row, String column) {
    return row.getString(row.fieldIndex(column));
  }
}
