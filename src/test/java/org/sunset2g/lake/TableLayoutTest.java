package org.sunset2g.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.SubscriberState;

/** How contracts lie in the lake. */
class TableLayoutTest {
  private static final List<String> PHASES = List.of("phase1", "phase2");

  static List<String> tables() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("data-schema"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.replace(".yaml", ""))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyContractHasALayoutWithItsColumnsInOrder(String table) {
    Contract contract = Contracts.of(table);

    List<String> expected =
        contract.columns().stream()
            .flatMap(
                column ->
                    column.perPhase()
                        ? PHASES.stream().map(column::nameIn)
                        : Stream.of(column.name()))
            .toList();

    assertThat(TableLayout.of(contract, PHASES).schema().columns())
        .extracting(Types.NestedField::name)
        .containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aTableIsPartitionedByWhatIsReplacedAsAWhole(String table) {
    List<String> names = Contracts.of(table).columnNames();

    assertThat(TableLayout.of(Contracts.of(table), PHASES).partitions().fields())
        .extracting(PartitionField::name)
        .containsExactlyElementsOf(Stream.of("operator", "week").filter(names::contains).toList());
  }

  @Test
  void theStateHoldsEachPhaseApart() {
    assertThat(TableLayout.of(Contracts.of(SubscriberState.TABLE), PHASES).schema().columns())
        .extracting(Types.NestedField::name)
        .contains("standing__phase1", "standing__phase2")
        .doesNotContain("standing");
  }
}
