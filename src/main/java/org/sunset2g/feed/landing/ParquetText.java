package org.sunset2g.feed.landing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.nio.file.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StructField;
import org.sunset2g.contract.Column.Type;
import org.sunset2g.vocabulary.InputProblem;

/**
 * Brings a Parquet column to the contract's own type, or, where the stored type has another idea of
 * the value, to the text it would be in CSV, so that the same rules read it.
 */
final class ParquetText {
  private ParquetText() {}

  /**
   * @throws InputProblem where the stored type cannot mean what the contract asks for
   */
  static Column of(Path file, StructField stored, org.sunset2g.contract.Column wanted) {
    String name = "`" + stored.name().replace("`", "``") + "`";
    DataType type = stored.dataType();
    Type meant = wanted.type();
    if (meant == Type.STRING && !type.equals(DataTypes.StringType)) {
      throw InputProblem.inFile(
          file,
          "column '%s' is stored as %s, which loses leading zeros"
              .formatted(wanted.name(), type.simpleString()),
          "store it as text, as the contract says");
    }
    boolean isWhole = type instanceof IntegralType;
    boolean wantsNumber = meant == Type.INT || meant == Type.LONG;
    if (type.equals(DataTypes.StringType)
        || meant == Type.BOOLEAN && type.equals(DataTypes.BooleanType)
        || meant == Type.DATE && type.equals(DataTypes.DateType)) {
      return col(name);
    }
    if (wantsNumber && isWhole) {
      return col(name).cast("bigint");
    }
    if (isWhole || type.equals(DataTypes.BooleanType) || type.equals(DataTypes.DateType)) {
      return col(name).cast("string");
    }
    if (meant == Type.DATE && type.equals(DataTypes.TimestampNTZType)) {
      return col(name).cast("date");
    }
    if (meant == Type.DATE && type.equals(DataTypes.TimestampType)) {
      // An instant: its day is the one in Viet Nam, seven hours ahead all year round.
      return expr(
          "date_from_unix_date(cast(floor((unix_seconds(%s) + 25200) / 86400.0D) as int))"
              .formatted(name));
    }
    boolean fractional =
        type.equals(DataTypes.DoubleType)
            || type.equals(DataTypes.FloatType)
            || type instanceof DecimalType;
    if (wantsNumber && fractional) {
      // Tools that know no empty integer write 3 as 3.0; 3.5 stays and is rejected.
      return expr(
          "case when try_cast(%1$s as bigint) = %1$s then cast(try_cast(%1$s as bigint) as string)"
                  .formatted(name)
              + " else cast(%s as string) end".formatted(name));
    }
    throw InputProblem.inFile(
        file,
        "column '%s' is stored as %s".formatted(wanted.name(), type.simpleString()),
        "store it as text, or as " + meant.name().toLowerCase(java.util.Locale.ROOT));
  }
}
