package org.sunset2g.feed.landing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sunset2g.contract.Column;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.quality.Fault;
import org.sunset2g.quality.RejectionReason;
import org.sunset2g.quality.RepeatedRows;
import org.sunset2g.quality.RowMeasures;
import org.sunset2g.quality.RowRules;
import org.sunset2g.quality.TableRule;
import org.sunset2g.storage.ReadFailure;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Reads the landing tables of operators: looks the file through, then reads, checks, counts and
 * keeps its rows in one pass. Only where rows share a key are the kept ones gone over again.
 */
public final class LandingFeed {
  /** Rows of {@code rejected_row} in the order of its contract. */
  public static final StructType REJECTED_ROWS = FaultNotes.SCHEMA;

  static final Fault CONFLICT =
      new Fault(RejectionReason.CONFLICTING_SUBSCRIBER, SubscriberSnapshot.SUBSCRIBER_ID);

  private LandingFeed() {}

  /** Where the files of one operator and week lie. */
  public record Place(Path landing, String operator, IsoWeek week) {}

  /**
   * Everything of one landing table for one operator and week.
   *
   * @param place the landing folder, with {@code <operator>/<week>/<table>.csv}, {@code .csv.gz} or
   *     {@code .parquet}
   * @param contract contract of {@code subscriber_snapshot} or {@code device_observation}
   * @param shelf takes the faultless rows
   * @param scratch folder for what is needed until the rejected rows have been read; all tasks
   *     reach it
   * @throws InputProblem where the file as a whole cannot be used
   */
  public static CheckedTable read(
      SparkSession spark, Place place, Contract contract, Shelf shelf, Path scratch) {
    LandingFolder.Located located =
        LandingFolder.locate(place.landing(), place.operator(), place.week(), contract.table());
    return read(
        spark, place, located, contract, shelf, scratch, ChunkSize.of(spark, located.path()));
  }

  static CheckedTable read(
      SparkSession spark,
      Place place,
      LandingFolder.Located located,
      Contract contract,
      Shelf shelf,
      Path scratch,
      long chunkBytes) {
    LandingSource source = open(spark, place, located, contract, chunkBytes);
    RowRules rules = RowRules.of(contract, place.operator(), place.week());
    List<CheckedPart> parts =
        parts(
            spark,
            source,
            new LandingSource.Manner(
                source.header(), rules, fileColumns(contract), scratch.toString(), shelf));
    RowMeasures measures = new RowMeasures(contract.fileColumns().size());
    parts.forEach(part -> measures.add(part.tally().measures()));
    refuseChanged(source, measures);
    refuseRawIdentifiers(source.file(), measures);

    List<ScratchFiles.Part> files = parts.stream().map(part -> part.tally().files()).toList();
    RepeatedRows repeats = ScratchFiles.repeatedRows(files, TableRule.of(contract));
    List<Shelf.KeptFile> merged =
        MergedRows.put(spark, place, contract, parts, repeats.merging(), shelf);
    return new CheckedTable(
        KeptRows.of(parts, repeats.taken(), merged),
        rejected(spark, place, contract, source.file(), files, repeats),
        source.file(),
        counts(measures, repeats),
        measures,
        notes(source.header(), contract, measures),
        files);
  }

  /** What is to be noted of the columns, and of what stood in them. */
  static List<String> notes(Header header, Contract contract, RowMeasures measures) {
    List<String> notes = new ArrayList<>(header.notes());
    List<Column> columns = contract.fileColumns();
    for (int at = 0; at < columns.size(); at++) {
      if (measures.emptiedRows(at) > 0) {
        notes.add(
            "column '%s' was emptied where somebody's number could stand in it, rows: %d"
                .formatted(columns.get(at).name(), measures.emptiedRows(at)));
      }
    }
    return notes;
  }

  private static LandingSource open(
      SparkSession spark,
      Place place,
      LandingFolder.Located located,
      Contract contract,
      long chunkBytes) {
    LandingSource source =
        located.format() == LandingFormat.PARQUET
            ? openParquet(spark, place, located, contract)
            : LandingSource.ofCsv(CsvPreflight.of(located, contract, chunkBytes));
    refuseNobody(located.path(), source.count(), contract);
    return source;
  }

  private static LandingSource openParquet(
      SparkSession spark, Place place, LandingFolder.Located located, Contract contract) {
    ParquetLanding landing = ParquetLanding.open(spark, place.landing(), located, contract);
    return StoredColumns.of(landing.parquet(), contract, spark.sparkContext().defaultParallelism())
        .map(parts -> LandingSource.ofColumns(landing, parts))
        .orElseGet(() -> LandingSource.ofParquet(landing, contract));
  }

  static void refuseNobody(Path file, long rows, Contract contract) {
    if (rows == 0 && contract.table().equals(SubscriberSnapshot.TABLE)) {
      throw InputProblem.inFile(
          file,
          "it holds no subscriber",
          "a week without subscribers would end every one of them: deliver the full snapshot");
    }
  }

  /** Reading a damaged file fails only here, where its rows are read. */
  private static List<CheckedPart> parts(
      SparkSession spark, LandingSource source, LandingSource.Manner manner) {
    try {
      return source.reader().read(spark, manner);
    } catch (Exception failed) { // Spark throws checked ones that it does not declare
      ReadFailure.raiseIfOfTheMachine(source.file().path(), failed);
      if (!UnreadableRows.isBehind(failed)) {
        throw failed;
      }
      throw source.file().format() == LandingFormat.PARQUET
          ? ParquetPreflight.unreadable(source.file().path(), failed)
          : changed(source.file()).causedBy(failed);
    }
  }

  private static void refuseChanged(LandingSource source, RowMeasures measures) {
    refuseChanged(source.file(), source.count(), measures);
  }

  static void refuseChanged(LandingFile file, long count, RowMeasures measures) {
    if (measures.faultlessRows() + measures.faultyRows() != count) {
      throw changed(file);
    }
  }

  static InputProblem changed(LandingFile file) {
    return InputProblem.inFile(
        file.path(),
        "its rows when it was looked through are not those when it was read",
        "it was written to meanwhile: run again when its delivery has ended");
  }

  static void refuseRawIdentifiers(LandingFile file, RowMeasures measures) {
    long rows = measures.reasons().getOrDefault(RejectionReason.RAW_IDENTIFIER, 0L);
    if (rows == 0) {
      return;
    }
    long firstLine = Long.MAX_VALUE;
    for (var fault : measures.faults().entrySet()) {
      if (fault.getKey().reason() == RejectionReason.RAW_IDENTIFIER) {
        firstLine = Math.min(firstLine, fault.getValue().firstLine());
      }
    }
    throw InputProblem.inLine(
        file.path(),
        firstLine,
        "a subscriber or device stands there as 10 to 15 digits, like an MSISDN, IMSI or IMEI in"
            + " clear; rows like that: "
            + rows,
        "replace numbers by a keyed hash with 'sunset2g pseudonymise' before delivery,"
            + " and delete this file");
  }

  static Counts counts(RowMeasures measures, RepeatedRows repeats) {
    SortedMap<RejectionReason, Long> reasons = new TreeMap<>(measures.reasons());
    long conflicting = repeats.conflictingRows();
    if (conflicting > 0) {
      reasons.put(RejectionReason.CONFLICTING_SUBSCRIBER, conflicting);
    }
    return new Counts(
        measures.faultlessRows() + measures.faultyRows(),
        repeats.accepted(),
        measures.faultyRows() + conflicting,
        repeats.duplicates(),
        repeats.merged(),
        reasons);
  }

  private static Dataset<Row> rejected(
      SparkSession spark,
      Place place,
      Contract contract,
      LandingFile file,
      List<ScratchFiles.Part> parts,
      RepeatedRows repeats) {
    var source =
        new FaultNotes.RowSource(
            place.operator(), place.week().toString(), contract.table(), file.name());
    List<Row> conflicts =
        Arrays.stream(repeats.conflictingLines())
            .mapToObj(
                line -> source.rejected(line, CONFLICT.column(), CONFLICT.reason().name(), ""))
            .toList();
    List<String> notes =
        parts.stream()
            .map(ScratchFiles.Part::notes)
            .filter(name -> !name.isEmpty())
            .sorted()
            .toList();
    Dataset<Row> ofConflicts = spark.createDataFrame(conflicts, FaultNotes.SCHEMA);
    if (notes.isEmpty()) {
      return ofConflicts;
    }
    JavaRDD<Row> ofFaults =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(notes, Math.min(notes.size(), 8))
            .flatMap(name -> new FaultNotes(name, source));
    return spark.createDataFrame(ofFaults, FaultNotes.SCHEMA).unionAll(ofConflicts);
  }

  /** The contract's columns as Spark has them. */
  static StructType schema(Contract contract) {
    StructType schema = new StructType();
    for (Column column : contract.columns()) {
      schema = schema.add(column.name(), type(column));
    }
    return schema;
  }

  static StructType fileColumns(Contract contract) {
    StructType columns = new StructType();
    for (Column column : contract.fileColumns()) {
      columns = columns.add(column.name(), type(column));
    }
    return columns;
  }

  static DataType type(Column column) {
    return switch (column.type()) {
      case STRING -> DataTypes.StringType;
      case DATE -> DataTypes.DateType;
      case INT -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case BOOLEAN -> DataTypes.BooleanType;
      case DOUBLE -> DataTypes.DoubleType;
      case TIMESTAMP -> DataTypes.TimestampType;
    };
  }
}
