package org.sunset2g.lake;

import java.util.Arrays;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.sunset2g.contract.Contract;
import org.sunset2g.vocabulary.InputProblem;

/** The version of the contract by which a table was last written, kept as its property. */
final class ContractVersion {
  static final String PROPERTY = "sunset2g.contract-version";

  private ContractVersion() {}

  /** Refuses to write a table by an older contract than that of its rows. */
  static void refuseNewer(Contract contract, Table table) {
    String written = table.properties().getOrDefault(PROPERTY, contract.version());
    if (Arrays.compare(numbers(written), numbers(contract.version())) > 0) {
      throw InputProblem.of(
          "the table %s of the lake was written by version %s of its contract, and this program"
                  .formatted(contract.table(), written)
              + " has version "
              + contract.version(),
          "use the version of the program that wrote it, or a newer one");
    }
  }

  /**
   * Refuses a table with columns that its contract no longer has: what its rows mean has changed,
   * and no rule makes the new ones of the old.
   *
   * @param layout the table as the contract has it; columns of phases that are no more may stay
   */
  static void refuseOutgrown(Contract contract, TableLayout layout, Table table) {
    List<String> unknown =
        table.schema().columns().stream()
            .map(Types.NestedField::name)
            .filter(name -> layout.schema().findField(name) == null && !name.contains("__"))
            .toList();
    if (!unknown.isEmpty()) {
      throw InputProblem.of(
          "the table %s of the lake has columns that version %s of its contract does not have: %s"
              .formatted(contract.table(), contract.version(), String.join(", ", unknown)),
          "this lake was made before that version and can be read, but not continued: name a new"
              + " folder in paths.lake and run its weeks again with 'sunset2g backfill'");
    }
  }

  /** Notes the contract's version where the table has an older one, or none. */
  static void note(Contract contract, Table table) {
    if (!contract.version().equals(table.properties().get(PROPERTY))) {
      table.updateProperties().set(PROPERTY, contract.version()).commit();
    }
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
  }
}
