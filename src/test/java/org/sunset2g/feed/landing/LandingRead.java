package org.sunset2g.feed.landing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.sunset2g.PassingFolder;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.Contracts;
import org.sunset2g.quality.Fault;
import org.sunset2g.quality.RepeatedRows;
import org.sunset2g.quality.RowMeasures;
import org.sunset2g.quality.RowRules;
import org.sunset2g.quality.TableRule;

/**
 * A file read chunk by chunk, as the load does it, into plain values.
 *
 * @param rows faultless rows: text by column, empty where there is none
 * @param faults "line column REASON shape"
 * @param found records that the look through the file found
 */
record LandingRead(List<Map<String, String>> rows, List<String> faults, long found, Counts counts) {

  static LandingRead of(Path file, String table, long chunkBytes) {
    Contract contract = Contracts.of(table);
    Extract extract = ExtractFixture.extract(file, table);
    CsvPreflight csv = CsvPreflight.of(extract.located(), contract, chunkBytes);
    RowRules rules = RowRules.of(contract, extract.operator(), extract.weekOrAny());
    StructField[] fields = LandingFeed.schema(contract).fields();
    RowMeasures measures = new RowMeasures(contract.fileColumns().size());
    List<ScratchFiles.Part> parts = new ArrayList<>();
    List<Map<String, String>> rows = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    Path scratch = null;
    try {
      scratch = PassingFolder.make("scratch");
      for (CsvChunk chunk : csv.chunks()) {
        try (CheckedRows checked =
            new CheckedRows(
                new CsvRecords(chunk),
                csv.header(),
                rules,
                new ScratchFiles(scratch, parts.size()),
                java.util.Optional.of(
                    (line, fault, shape) -> faults.add(fault(line, fault, shape))))) {
          while (checked.hasNext()) {
            var row = checked.next();
            Map<String, String> texts = new LinkedHashMap<>();
            for (int at = 0; at < fields.length; at++) {
              Object value = row.isNullAt(at) ? "" : row.get(at, fields[at].dataType());
              boolean isDay = fields[at].dataType().equals(DataTypes.DateType) && value != "";
              texts.put(
                  fields[at].name(),
                  isDay ? LocalDate.ofEpochDay((Integer) value).toString() : value.toString());
            }
            rows.add(texts);
          }
          PartTally tally = checked.end();
          measures.add(tally.measures());
          parts.add(tally.files());
        }
      }
      RepeatedRows repeats = ScratchFiles.repeatedRows(parts, TableRule.of(contract));
      return new LandingRead(rows, faults, csv.rows(), LandingFeed.counts(measures, repeats));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    } finally {
      FileUtils.deleteQuietly(scratch.toFile());
    }
  }

  private static String fault(long line, Fault fault, String shape) {
    return line + " " + fault + " " + shape;
  }
}
