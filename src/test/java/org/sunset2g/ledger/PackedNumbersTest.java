package org.sunset2g.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunset2g.SparkForTests;

@Tag("spark")
class PackedNumbersTest {
  private final PackedNumbers numbers =
      new PackedNumbers().with("code", 4).with("tac", 27).with("week", 32);

  @Test
  void everyNumberComesBackAndNullStaysNull() {
    List<Row> rows =
        List.of(
            RowFactory.create(0, 0, 0),
            RowFactory.create(14, 99_999_999, Integer.MAX_VALUE),
            RowFactory.create(null, 12_345_678, null),
            RowFactory.create(3, null, 2846),
            RowFactory.create(null, null, null));
    StructType layout = new StructType();
    for (String name : List.of("code", "tac", "week")) {
      layout = layout.add(name, DataTypes.IntegerType);
    }
    Dataset<Row> packed =
        SparkForTests.session()
            .createDataFrame(rows, layout)
            .select(numbers.pack(numbers.columns()).as("packed"));

    assertThat(packed.filter("packed IS NULL").count()).isZero();
    assertThat(unpacked(packed)).containsExactlyElementsOf(rows);
  }

  @Test
  void aRowWithoutAPackedNumberHasNone() {
    Dataset<Row> none =
        SparkForTests.session().range(1).select(functions.lit(null).cast("long").as("packed"));

    assertThat(unpacked(none)).containsExactly(RowFactory.create(null, null, null));
  }

  @Test
  void moreThanSixtyThreeBitsAreRefused() {
    assertThatThrownBy(() -> numbers.with("one too many", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("64 bits");
  }

  private List<Row> unpacked(Dataset<Row> packed) {
    Column[] columns = numbers.unpack(functions.col("packed")).values().toArray(Column[]::new);
    return Arrays.asList((Row[]) packed.select(columns).collect());
  }
}
