package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.contract.Contracts;
import org.sunset2g.format.RestrictedFile;
import org.sunset2g.lake.Lake;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a table of a published week to a file. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    header = "Write a table of a published week to a file, for checking the numbers elsewhere.",
    description = {
      "",
      "RESTRICTED, all but forecast: these are unprotected numbers, and rows about single"
          + " subscribers. The file is for the operator's own data team and must not be passed on.",
      "",
      "ledger, status_slice, inflow, rejected_row and gate_result hold the rows of the week;"
          + " conversion holds every conversion up to the week, as it is known at the week's end;"
          + " forecast is made of published figures, of all operators, and is for anybody.",
      ""
    },
    footer = {
      "",
      "Example: sunset2g export --config jobs/local.yaml --table ledger --week 2024-W37 --to"
          + " ledger.csv"
    })
final class ExportCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions settings;

  @Option(
      names = "--table",
      required = true,
      paramLabel = "TABLE",
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private ExportedTable table;

  @Option(
      names = "--week",
      required = true,
      paramLabel = "WEEK",
      converter = WeekConverter.class,
      description = "ISO week, such as 2024-W37, or 'last'.")
  private IsoWeek week;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "File to write; its suffix .csv or .parquet decides the format.")
  private Path file;

  @Override
  public Integer call() throws IOException {
    Configuration configuration = settings.read();
    Path lakeFolder = Configuration.required(configuration.lake(), "paths.lake");
    boolean isParquet = suffixIs(".parquet");
    if (!isParquet && !suffixIs(".csv")) {
      throw new ConfigurationProblem(
          "--to takes a file ending in .csv or .parquet, was '" + file + "'");
    }
    try (Sessions.Lease session = Sessions.open(configuration)) {
      SparkSession spark = session.spark();
      Lake lake = Lake.open(spark, lakeFolder, configuration.catalogue());
      Dataset<Row> rows =
          new PublishedTables(spark, lake, lakeFolder).of(table, week).orderBy(order());
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      long written = isParquet ? writeParquet(rows) : writeCsv(rows);
      System.err.printf(
          Locale.ROOT,
          "%,d rows of %s of %s in %s%s%n",
          written,
          table,
          week,
          file,
          table.isRestricted() ? " (restricted: not to be passed on)" : "");
    } catch (IOException unwritable) {
      throw InputProblem.inFile(
              file, "cannot be written", "check the folder, its rights and the space left")
          .causedBy(unwritable);
    }
    return Sunset2g.DONE;
  }

  private Column[] order() {
    return Contracts.of(table.name()).columnNames().stream()
        .map(column -> col("`" + column + "`"))
        .toArray(Column[]::new);
  }

  private boolean suffixIs(String suffix) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(suffix);
  }

  private long writeCsv(Dataset<Row> rows) throws IOException {
    Path draft = draft();
    long written = 0;
    try (CSVPrinter printer =
        new CSVPrinter(
            table.isRestricted() ? RestrictedFile.writer(draft) : Files.newBufferedWriter(draft),
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").build())) {
      printer.printRecord(Arrays.asList(rows.columns()));
      for (Iterator<Row> it = rows.toLocalIterator(); it.hasNext(); written++) {
        Row row = it.next();
        List<Object> cells = new ArrayList<>(row.size());
        for (int column = 0; column < row.size(); column++) {
          cells.add(row.get(column));
        }
        printer.printRecord(cells);
      }
    }
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return written;
  }

  private long writeParquet(Dataset<Row> rows) throws IOException {
    Path draft = draft();
    StagedOutputs.delete(draft);
    RestrictedFile.folder(
        draft); // Spark's own files are open to all who may look into their folder
    Path parquet = draft.resolve("rows");
    rows.coalesce(1).write().parquet(parquet.toUri().toString());
    try (Stream<Path> parts = Files.list(parquet)) {
      Path part =
          parts
              .filter(each -> each.getFileName().toString().endsWith(".parquet"))
              .findFirst()
              .orElseThrow();
      if (table.isRestricted()) {
        RestrictedFile.closeAll(part);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
    StagedOutputs.delete(draft);
    return rows.sparkSession().read().parquet(file.toUri().toString()).count();
  }

  private Path draft() {
    return file.toAbsolutePath().resolveSibling("." + file.getFileName() + ".draft");
  }
}
