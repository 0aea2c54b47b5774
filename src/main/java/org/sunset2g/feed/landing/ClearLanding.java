package org.sunset2g.feed.landing;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.contract.Contract;
import org.sunset2g.vocabulary.InputProblem;

/**
 * A landing file before its numbers were replaced: looked through and read like any other, but not
 * checked by the contract, which refuses numbers in clear.
 *
 * @param rows rows as {@link org.sunset2g.quality.LandingRows} describes them
 * @param count rows of the file
 * @param bytes size of the file
 * @param notes columns left out and columns dropped
 */
public record ClearLanding(Dataset<Row> rows, long count, long bytes, List<String> notes) {
  /** Opens the file, whose format its name tells; nothing but the first look is done here. */
  public static ClearLanding open(SparkSession spark, Path file, Contract contract) {
    LandingFolder.Located located = new LandingFolder.Located(file, format(file));
    TextRows text = TextRows.open(spark, file.toAbsolutePath().getParent(), located, contract);
    return new ClearLanding(text.rows(), text.count(), text.file().bytes(), text.notes());
  }

  private static LandingFormat format(Path file) {
    String name = file.getFileName().toString();
    Optional<LandingFormat> format =
        Arrays.stream(LandingFormat.values())
            .filter(each -> name.endsWith(each.suffix()))
            .findFirst();
    return format.orElseThrow(
        () ->
            InputProblem.inFile(
                file, "its name tells no format", "name it .csv, .csv.gz or .parquet"));
  }
}
