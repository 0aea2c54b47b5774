package org.sunset2g.job;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import java.nio.file.Path;
import java.sql.Date;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sunset2g.contract.ContactHistory;
import org.sunset2g.contract.DoNotCall;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.contract.OutreachResult;
import org.sunset2g.feed.landing.LandingFeed;
import org.sunset2g.feed.landing.LandingFolder;
import org.sunset2g.feed.results.ContactFile;
import org.sunset2g.feed.results.ResultFault;
import org.sunset2g.feed.results.ResultFiles;
import org.sunset2g.feed.results.ResultRow;
import org.sunset2g.feed.results.ResultRules;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.outreach.Contacts;
import org.sunset2g.storage.Reading;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * What teams and care desks delivered with a week: rows of their result files, each that names a
 * token with the subscriber behind it. A file or row that cannot be used is rejected by itself: a
 * slip of one team does not hold up the week of an operator. The register of those who are not to
 * be called is no team's: it is read with the operator's tables, which are refused without it.
 */
final class WeekResults {
  /** The tables of which rows are rejected. */
  static final List<String> REJECTING =
      Stream.concat(
              OperatorFeeds.TABLES.stream(),
              Stream.of(OutreachResult.TABLE, DoNotCall.TABLE, ContactHistory.TABLE))
          .toList();

  /** Results come at most so late, and lists older than that are not looked through. */
  private static final int LIST_WEEKS = ResultRules.MOST_DAYS_LATE / 7 + 1;

  private static final StructType LAYOUT =
      new StructType()
          .add(OutreachResult.OPERATOR, DataTypes.StringType)
          .add(OutreachResult.WEEK, DataTypes.StringType)
          .add(OutreachResult.FILE, DataTypes.StringType)
          .add(OutreachResult.LINE, DataTypes.LongType)
          .add(OutreachResult.DONE_ON, DataTypes.DateType)
          .add(OutreachResult.CHANNEL, DataTypes.StringType)
          .add(OutreachResult.TEAM, DataTypes.StringType)
          .add(OutreachResult.CODE_SYSTEM, DataTypes.StringType)
          .add(OutreachResult.COMMUNE, DataTypes.StringType)
          .add(OutreachResult.MEDIUM, DataTypes.StringType)
          .add(OutreachResult.RUNS, DataTypes.IntegerType)
          .add(OutreachResult.TOKEN, DataTypes.StringType)
          .add(OutreachResult.SUBSCRIBER_ID, DataTypes.StringType)
          .add(OutreachResult.OUTCOME, DataTypes.StringType)
          .add(OutreachResult.DIFFICULTIES, DataTypes.StringType)
          .add(OutreachResult.PROPOSALS, DataTypes.StringType);

  private final SparkSession spark;
  private final IsoWeek week;
  private final List<Row> rows = new ArrayList<>();
  private final List<Row> rejected = new ArrayList<>();
  private final List<Row> register = new ArrayList<>();
  private final List<RunRecord.Input> inputs = new ArrayList<>();
  private final SortedMap<String, Long> counts = new TreeMap<>();
  private final List<String> operators = new ArrayList<>();

  private WeekResults(SparkSession spark, IsoWeek week) {
    this.spark = spark;
    this.week = week;
  }

  /**
   * Reads the folders {@code <operator>/<week>/results} of the landing folder.
   *
   * @param registers who is not to be called, by operator; as read with the operator's tables
   */
  static WeekResults read(
      SparkSession spark,
      Configuration configuration,
      Lake lake,
      RunRecords records,
      OperatorPseudonyms pseudonyms,
      Map<String, NotToCall> registers,
      IsoWeek week) {
    WeekResults results = new WeekResults(spark, week);
    Path landing = Configuration.required(configuration.landing(), "paths.landing");
    ResultRules rules = new ResultRules(Optional.of(week), codeSystem(configuration, week));
    for (String operator : registers.keySet()) {
      Path folder =
          landing.resolve(operator).resolve(week.toString()).resolve(LandingFolder.RESULTS);
      results.readRegister(operator, registers.get(operator), folder.getParent());
      List<ResultFault> faults = new ArrayList<>();
      List<Path> files = files(folder, faults);
      if (!files.isEmpty() || !faults.isEmpty()) {
        results.operators.add(operator);
        results.read(operator, files, rules, faults, new Lists(lake, records, pseudonyms));
      }
    }
    return results;
  }

  private static List<Path> files(Path folder, List<ResultFault> faults) {
    try {
      return ResultFiles.files(folder);
    } catch (InputProblem unusable) {
      faults.add(fault(folder, unusable));
      return List.of();
    }
  }

  private static ResultFault fault(Path file, InputProblem unusable) {
    return new ResultFault(
        file.getFileName().toString(), 1, "", oneLine(unusable.getMessage()), "");
  }

  /** The code system in force on the Sunday of the week: communes are written without one. */
  private static String codeSystem(Configuration configuration, IsoWeek week) {
    return configuration.codeSystems().entrySet().stream()
        .filter(system -> !system.getValue().isAfter(week.sunday()))
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /** Who is not to be called, and whom other systems of the operator reached. */
  private void readRegister(String operator, NotToCall register, Path folder) {
    if (register.input().isPresent()) {
      inputs.add(register.input().get());
      keep(operator, DoNotCall.TABLE, register.file());
    }
    Path contacts = folder.resolve(ContactHistory.TABLE + ".csv");
    if (Reading.isThere(contacts)) {
      keep(operator, ContactHistory.TABLE, history(operator, contacts));
    }
  }

  private ContactFile history(String operator, Path contacts) {
    try {
      ContactFile read = ContactFile.history(contacts.getParent());
      inputs.add(Fingerprints.of(operator + " " + ContactHistory.TABLE, contacts));
      return read;
    } catch (InputProblem unusable) {
      return new ContactFile(List.of(), List.of(fault(contacts, unusable)));
    }
  }

  private void keep(String operator, String table, ContactFile read) {
    for (ContactFile.Entry row : read.rows()) {
      register.add(
          RowFactory.create(
              operator,
              row.subscriberId(),
              row.contactedOn().map(Date::valueOf).orElse(null),
              null,
              null,
              null,
              table.equals(DoNotCall.TABLE)));
    }
    read.faults().forEach(fault -> rejected.add(rejected(operator, table, fault)));
    counts.put(operator + "." + table + ".accepted", (long) read.rows().size());
    counts.put(operator + "." + table + ".rejected", (long) read.faults().size());
  }

  /** Rows of {@link Contacts#LAYOUT} of register and contacts; empty where there are none. */
  Optional<Dataset<Row>> register() {
    return register.isEmpty()
        ? Optional.empty()
        : Optional.of(spark.createDataFrame(register, Contacts.LAYOUT));
  }

  /**
   * @param faults what is wrong with the folder itself
   */
  private void read(
      String operator, List<Path> files, ResultRules rules, List<ResultFault> faults, Lists lists) {
    List<ResultRow> read = new ArrayList<>();
    for (Path file : files) {
      try {
        var results = ResultFiles.readFile(file, rules);
        inputs.add(Fingerprints.of(operator + " " + OutreachResult.TABLE, file));
        read.addAll(results.rows());
        faults.addAll(results.rejects());
      } catch (InputProblem unusable) {
        faults.add(fault(file, unusable));
      }
    }
    SortedSet<String> tokens = new TreeSet<>();
    read.forEach(row -> row.token().ifPresent(tokens::add));
    Map<String, Person> persons = lists.behind(spark, operator, week, tokens);
    for (ResultRow row : read) {
      Optional<Person> person = row.token().map(persons::get);
      if (row.token().isPresent() && person.isEmpty()) {
        faults.add(
            new ResultFault(
                row.file(),
                row.line(),
                OutreachResult.TOKEN,
                "the token is of no list or sheet of the last %d weeks".formatted(LIST_WEEKS),
                ""));
      } else {
        rows.add(row(operator, row, person));
      }
    }
    faults.forEach(fault -> rejected.add(rejected(operator, OutreachResult.TABLE, fault)));
    String prefix = operator + "." + OutreachResult.TABLE + ".";
    counts.put(prefix + "accepted", (long) rows.size());
    counts.put(
        prefix + "rejected",
        faults.stream().map(fault -> fault.file() + "\n" + fault.line()).distinct().count());
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s*\\n\\s*", "; ");
  }

  private Row row(String operator, ResultRow row, Optional<Person> person) {
    Optional<AreaCode> commune = row.commune().or(() -> person.map(Person::commune));
    return RowFactory.create(
        operator,
        week.toString(),
        row.file(),
        row.line(),
        Date.valueOf(row.doneOn()),
        row.channel().name(),
        row.team().or(() -> person.flatMap(Person::team)).orElse(null),
        commune.map(AreaCode::system).orElse(null),
        commune.map(AreaCode::code).orElse(null),
        row.medium().orElse(null),
        row.runs(),
        row.token().orElse(null),
        person.map(Person::subscriberId).orElse(null),
        row.outcome().map(Enum::name).orElse(null),
        row.difficulties().orElse(null),
        row.proposals().orElse(null));
  }

  private Row rejected(String operator, String table, ResultFault fault) {
    return RowFactory.create(
        operator,
        week.toString(),
        table,
        fault.file(),
        fault.line(),
        fault.column().isEmpty() ? null : fault.column(),
        fault.reason(),
        fault.shape().isEmpty() ? null : fault.shape());
  }

  /** Rows of {@code outreach_result}; empty where nobody delivered any file. */
  Optional<Dataset<Row>> rows() {
    return operators.isEmpty()
        ? Optional.empty()
        : Optional.of(spark.createDataFrame(rows, LAYOUT).coalesce(1));
  }

  /** Rows of {@code rejected_row}; empty where there are none. */
  Optional<Dataset<Row>> rejected() {
    return rejected.isEmpty()
        ? Optional.empty()
        : Optional.of(spark.createDataFrame(rejected, LandingFeed.REJECTED_ROWS));
  }

  List<RunRecord.Input> inputs() {
    return inputs;
  }

  SortedMap<String, Long> counts() {
    return counts;
  }

  /** Who is behind a token, and where he or she was on record when the list was made. */
  private record Person(String subscriberId, AreaCode commune, Optional<String> team) {}

  /** The lists of the weeks before. */
  private record Lists(Lake lake, RunRecords records, OperatorPseudonyms pseudonyms) {

    /** Whom the tokens mean, under this week's pseudonyms. */
    Map<String, Person> behind(
        SparkSession spark, String operator, IsoWeek week, SortedSet<String> tokens) {
      Map<String, Person> persons = new HashMap<>();
      if (tokens.isEmpty()) {
        return persons;
      }
      Dataset<Row> asked =
          spark.createDataset(List.copyOf(tokens), Encoders.STRING()).toDF("asked");
      new PastContacts(lake, records, pseudonyms)
          .weeks(operator, week, LIST_WEEKS, OutreachItem.TABLE)
          .map(
              items ->
                  items.join(
                      broadcast(asked),
                      col("asked")
                          .equalTo(col(OutreachItem.TOKEN))
                          .or(col("asked").equalTo(col(OutreachItem.SHEET_TOKEN)))))
          .ifPresent(
              found ->
                  found
                      .select(
                          "asked",
                          OutreachItem.SUBSCRIBER_ID,
                          OutreachItem.CODE_SYSTEM,
                          OutreachItem.COMMUNE,
                          OutreachItem.TEAM)
                      .collectAsList()
                      .forEach(
                          row ->
                              persons.put(
                                  row.getString(0),
                                  new Person(
                                      row.getString(1),
                                      new AreaCode(row.getString(2), row.getString(3)),
                                      Optional.ofNullable(row.getString(4))))));
      return persons;
    }
  }
}
