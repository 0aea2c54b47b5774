package org.sunset2g.feed.registry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sunset2g.contract.Column;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.Contracts;
import org.sunset2g.feed.text.Layout;
import org.sunset2g.feed.text.ReferenceFile;
import org.sunset2g.feed.text.ReferenceTable;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.Spelling;

/** One file of the registry, its header held against the contract of its table. */
final class RegistryTable {
  private final ReferenceTable table;
  private final Contract contract;
  private final Map<String, Integer> positions = new LinkedHashMap<>();

  private RegistryTable(ReferenceTable table, Contract contract) {
    this.table = table;
    this.contract = contract;
  }

  /**
   * Opens the file. A column that the contract does not have is refused: where it is misspelt, its
   * fields would be lost, and where it is of a person, it does not belong here.
   */
  static RegistryTable open(Path file, String name) {
    RegistryTable opened =
        new RegistryTable(ReferenceFile.open(file).table(Layout.CONTRACT), Contracts.of(name));
    List<String> strange = opened.table.columnsBeside(opened.contract.columnNames());
    if (!strange.isEmpty()) {
      throw InputProblem.inLine(
          file,
          1,
          "there is no column '%s' in %s.%s"
              .formatted(
                  strange.get(0),
                  name,
                  Spelling.suggestion(strange.get(0), opened.contract.columnNames())),
          "correct its name, or leave the column out; there are "
              + String.join(", ", opened.contract.columnNames()));
    }
    for (Column column : opened.contract.columns()) {
      if (column.columnMayBeMissing()) {
        opened
            .table
            .optionalColumn(column.name())
            .ifPresent(position -> opened.positions.put(column.name(), position));
      } else {
        opened.positions.put(column.name(), opened.table.column(column.name()));
      }
    }
    return opened;
  }

  /** The rows in order, each of which keeps the contract. */
  List<RegistryRow> rows() {
    List<RegistryRow> rows = new ArrayList<>();
    for (ReferenceTable.Row row : table.rows()) {
      rows.add(RegistryRow.of(table, row, contract, positions));
    }
    return rows;
  }
}
