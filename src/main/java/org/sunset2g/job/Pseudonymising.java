package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.OperatorDump;
import org.sunset2g.feed.dump.CheckedDump;
import org.sunset2g.feed.dump.DumpFeed;
import org.sunset2g.feed.landing.ClearLanding;
import org.sunset2g.pseudonym.IdentifierKind;
import org.sunset2g.pseudonym.PseudonymManifest;
import org.sunset2g.quality.LandingRows;
import org.sunset2g.quality.WeeklyObservations;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.zone.Crosswalk;
import org.sunset2g.zone.Delivery;
import org.sunset2g.zone.DeliveryFormat;
import org.sunset2g.zone.PseudonymisedTable;

/**
 * From files with numbers to a week's files with pseudonyms. The crosswalk is written before the
 * delivery: a delivery that nobody can resolve would be worse than a crosswalk that says too much.
 *
 * @param manner key, kind and country code
 * @param maxRejectedShare greatest share of malformed rows, 0 to 1
 */
record Pseudonymising(
    SparkSession spark,
    Configuration configuration,
    PseudonymisedTable.Manner manner,
    double maxRejectedShare) {

  /** What is to be made of what. */
  record Order(
      PseudonymiseCommand.Source source,
      List<Path> files,
      Path out,
      String operator,
      IsoWeek week,
      DeliveryFormat format) {
    String table() {
      return source == PseudonymiseCommand.Source.operator_dump
          ? DeviceObservation.TABLE
          : source.name();
    }
  }

  /**
   * What was made.
   *
   * @param read rows of the files
   * @param rows rows written
   * @param rejected rows left out
   * @param reasons rows left out by reason and column
   * @param notes what a careful reader should know
   * @param paths what to look at
   */
  record Outcome(
      long read,
      long rows,
      long rejected,
      SortedMap<String, Long> reasons,
      List<String> notes,
      List<Path> paths) {}

  Outcome make(Order order, Optional<Crosswalk> crosswalk, Crosswalk.Sealing sealing) {
    if (!spark.sparkContext().isLocal()) {
      throw InputProblem.of(
          "pseudonyms are made on one machine, and Spark runs on "
              + spark.sparkContext().master().replaceAll(":.*", ""),
          "run it with ./sunset2g and no master: the key must not travel");
    }
    PseudonymManifest wanted = PseudonymManifest.of(manner.key().id(), manner.subscriber());
    List<String> notes = new ArrayList<>();
    try (Delivery delivery =
            Delivery.open(
                order.out(),
                order.operator(),
                order.week(),
                order.table(),
                order.format(),
                wanted);
        Clear clear = clear(order, notes);
        PseudonymisedTable table = new PseudonymisedTable(clear.rows(), manner)) {
      refuseTooManyRejected(order, table);
      if (table.emptied() > 0) {
        notes.add(
            String.format(
                Locale.ROOT,
                "in %,d rows the hamlet could hold somebody's number and was emptied",
                table.emptied()));
      }
      crosswalk.ifPresent(
          file ->
              notes.add(
                  String.format(
                      Locale.ROOT,
                      "%,d subscribers in the crosswalk",
                      file.merge(table.numbers(), sealing))));
      delivery.publish(table, clear.extract());
      List<Path> paths = new ArrayList<>(List.of(delivery.file()));
      if (table.rejectedRows() > 0) {
        paths.add(delivery.rejectedFile());
      }
      return new Outcome(
          clear.count(),
          table.rows(),
          table.rejectedRows(),
          table.rejectedByReason(),
          notes,
          paths);
    }
  }

  /** Rows with numbers, and what Spark holds of them until they are used. */
  private record Clear(
      Dataset<Row> rows, long count, SortedMap<String, String> extract, Runnable release)
      implements AutoCloseable {
    @Override
    public void close() {
      release.run();
    }
  }

  private Clear clear(Order order, List<String> notes) {
    Sessions.sizeFor(spark, configuration, size(order.files()));
    if (order.source() != PseudonymiseCommand.Source.operator_dump) {
      ClearLanding file =
          ClearLanding.open(spark, order.files().get(0), Contracts.of(order.table()));
      notes.addAll(file.notes());
      return new Clear(file.rows(), file.count(), new TreeMap<>(), () -> {});
    }
    CheckedDump dump =
        DumpFeed.read(
            spark,
            order.files(),
            configuration.dump(),
            catalogue(order.week()),
            DumpHistory.before(order.out(), order.operator(), order.week()));
    try {
      notes.addAll(dump.notes());
      String subscriber =
          manner.subscriber() == IdentifierKind.IMSI ? OperatorDump.IMSI : OperatorDump.MSISDN;
      WeeklyObservations.unused(dump.triplets(), order.week(), subscriber).collectAsList().stream()
          .map(
              row ->
                  String.format(
                      Locale.ROOT,
                      "%,d triplets make no observation: %s",
                      row.getLong(1),
                      row.get(0)))
          .sorted()
          .forEach(notes::add);
      return new Clear(
          observations(dump.triplets(), order.week(), subscriber),
          dump.rowsIn(),
          DumpHistory.written(dump),
          dump::close);
    } catch (Exception failed) { // Spark throws checked ones that it does not declare
      dump.close();
      throw failed;
    }
  }

  /**
   * The week's observations as a landing file would hold them. Only the identifier that names the
   * subscriber takes part: a number in two SIM cards, or a SIM card under two numbers, is one
   * subscriber with one row per device.
   */
  private static Dataset<Row> observations(Dataset<Row> triplets, IsoWeek week, String subscriber) {
    Column[] identifiers =
        Stream.of(OperatorDump.DATE, OperatorDump.IMEI, OperatorDump.RAT, subscriber)
            .map(name -> col(name))
            .toArray(Column[]::new);
    String other = subscriber.equals(OperatorDump.IMSI) ? OperatorDump.MSISDN : OperatorDump.IMSI;
    Dataset<Row> ofSubscriber =
        triplets.select(identifiers).withColumn(other, lit(null).cast("string"));
    List<Column> columns = new ArrayList<>();
    columns.add(lit(null).cast("long").as(LandingRows.LINE));
    columns.add(lit(null).cast("int").as(LandingRows.FIELDS));
    for (var column : Contracts.of(DeviceObservation.TABLE).fileColumns()) {
      String from =
          switch (column.name()) {
            case DeviceObservation.SUBSCRIBER_ID -> subscriber;
            case DeviceObservation.DEVICE_ID -> OperatorDump.IMEI;
            default -> column.name();
          };
      columns.add(col(from).cast("string").as(column.name()));
    }
    return WeeklyObservations.of(ofSubscriber, week, subscriber)
        .select(columns.toArray(Column[]::new));
  }

  /** The week's catalogue, where one is named: only with it are lost leading zeros found. */
  private Optional<TacCatalogue> catalogue(IsoWeek week) {
    return configuration
        .tacCatalogue()
        .map(named -> WeekReference.read(configuration, week).catalogue());
  }

  private static long size(List<Path> files) {
    long bytes = 0;
    for (Path file : files) {
      try {
        bytes += Files.isRegularFile(file) ? 4 * Files.size(file) : 0;
      } catch (IOException unreadable) {
        // Said by whoever opens it.
      }
    }
    return bytes;
  }

  private void refuseTooManyRejected(Order order, PseudonymisedTable table) {
    long all = table.rows() + table.rejectedRows();
    double share = (double) table.rejectedRows() / Math.max(1, all);
    if (all > 0 && (share > maxRejectedShare || table.rows() == 0)) {
      throw InputProblem.inFile(
          order.files().get(0),
          String.format(
              Locale.ROOT,
              "%,d of %,d rows hold no usable number, a share of %.4f; the limit is %.4f; reasons: %s",
              table.rejectedRows(),
              all,
              share,
              maxRejectedShare,
              table.rejectedByReason()),
          "check --as, --subscriber and --country-code, mend the extract, or raise"
              + " --max-rejected-share if it is right");
    }
  }
}
