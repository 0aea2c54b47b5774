package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.contract.Inflow;
import org.sunset2g.contract.NewAttachment;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.ledger.LedgerEntry;
import org.sunset2g.ledger.Phase;
import org.sunset2g.outreach.OutreachItems;
import org.sunset2g.reference.AdministrativeUnit.Level;
import org.sunset2g.sheet.Classification;
import org.sunset2g.sheet.ManifestFolder;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;

/**
 * What an operator gets of a week to work with: the care desk's lists, sheets for teams, plans for
 * communes, notices for shops, the list of new attachments; each phase's in its folder, and a
 * manifest over all.
 */
record ListProducts(
    SparkSession spark,
    Configuration configuration,
    WeekReference reference,
    WeekRegistry registry,
    IsoWeek week,
    PhasePlaces places,
    StagedOutputs staged) {

  void write(String operator, WeekTables tables, CountedWeek counted, boolean withNewAttachments)
      throws IOException {
    Map<String, Path> folders = new HashMap<>();
    Map<String, SheetFacts> facts = new HashMap<>();
    for (Phase phase : configuration.phases()) {
      folders.put(
          phase.name(),
          staged.folder(
              places.lists(week, operator, phase.name()), StagedOutputs.Access.RESTRICTED));
      facts.put(phase.name(), new SheetFacts(reference, registry, phase, operator));
    }
    Dataset<Row> listed =
        OutreachItems.onlyListed(
            tables
                .written(OutreachItem.TABLE)
                .filter(col(OutreachItem.OPERATOR).equalTo(operator)));
    Map<String, Map<String, ModelCounts>> atRisk = atRisk(listed);
    new OutreachLists(reference).write(listed, folders, facts);
    new TeamSheets(reference, registry, week, configuration.minimumCell(), week.toString())
        .write(
            listed,
            below(folders, TeamSheets.FOLDER),
            facts,
            homes(counted, operator),
            together(atRisk));
    for (Phase phase : configuration.phases()) {
      Path folder = folders.get(phase.name());
      SheetFacts ofPhase = facts.get(phase.name());
      new BroadcastPlans(registry, week, week.toString())
          .write(
              communes(counted, operator, phase),
              Files.createDirectories(folder.resolve(BroadcastPlans.FOLDER)),
              ofPhase);
      new ShopLists(reference, registry, week, configuration.minimumCell(), week.toString())
          .write(
              Files.createDirectories(folder.resolve(ShopLists.FOLDER)),
              ofPhase,
              atRisk.getOrDefault(phase.name(), Map.of()),
              withNewAttachments ? inflow(tables, operator) : Map.of());
    }
    Path first = folders.get(places.phases().get(0));
    if (withNewAttachments) {
      new NewAttachmentList(reference)
          .write(
              tables.written(NewAttachment.TABLE).filter(col("operator").equalTo(operator)), first);
    }
    ManifestFolder.write(
        first,
        operator,
        week.plus(1),
        week.toString(),
        operator,
        registry.lastDay(),
        ListProducts::classification);
  }

  /** What names nobody, not even by a pseudonym, goes to teams, communes and shops. */
  static Classification classification(String path) {
    return path.startsWith(TeamSheets.FOLDER + "/")
            || path.contains("/" + TeamSheets.FOLDER + "/")
            || path.contains(BroadcastPlans.FOLDER + "/")
            || path.contains(ShopLists.FOLDER + "/")
        ? Classification.INTERNAL
        : Classification.RESTRICTED;
  }

  private static Map<String, Path> below(Map<String, Path> folders, String name)
      throws IOException {
    Map<String, Path> below = new HashMap<>();
    for (Map.Entry<String, Path> folder : folders.entrySet()) {
      below.put(folder.getKey(), Files.createDirectories(folder.getValue().resolve(name)));
    }
    return below;
  }

  /** Handsets of who is listed, by phase and list. */
  private static Map<String, Map<String, ModelCounts>> atRisk(Dataset<Row> listed) {
    Map<String, Map<String, ModelCounts>> counts = new HashMap<>();
    listed
        .groupBy(OutreachItem.PHASE, OutreachItem.LIST, OutreachItem.TAC)
        .agg(count(lit(1)))
        .collectAsList()
        .forEach(
            row ->
                counts
                    .computeIfAbsent(row.getString(0), none -> new HashMap<>())
                    .computeIfAbsent(row.getString(1), none -> new ModelCounts())
                    .add(row.getString(2), row.getLong(3)));
    return counts;
  }

  private Map<String, ModelCounts> together(Map<String, Map<String, ModelCounts>> byList) {
    Map<String, ModelCounts> together = new HashMap<>();
    for (Phase phase : configuration.phases()) {
      ModelCounts all = new ModelCounts();
      byList.getOrDefault(phase.name(), Map.of()).values().forEach(all::add);
      together.put(phase.name(), all);
    }
    return together;
  }

  /** Handsets that came new to the network, by list. */
  private Map<String, ModelCounts> inflow(WeekTables tables, String operator) {
    Map<String, ModelCounts> counts = new HashMap<>();
    for (Row row :
        tables
            .written(Inflow.TABLE)
            .filter(col(Inflow.OPERATOR).equalTo(operator))
            .select(Inflow.CODE_SYSTEM, Inflow.COMMUNE, Inflow.TAC, Inflow.SUBSCRIBERS)
            .collectAsList()) {
      reference
          .listOf(new AreaCode(row.getString(0), row.getString(1)))
          .ifPresent(
              list ->
                  counts
                      .computeIfAbsent(list.toString(), none -> new ModelCounts())
                      .add(row.getString(2), row.getLong(3)));
    }
    return counts;
  }

  /** Home areas in which the operator has, or had, subscribers at risk. */
  private static SortedSet<AreaCode> homes(CountedWeek counted, String operator) {
    SortedSet<AreaCode> homes = new TreeSet<>();
    for (LedgerEntry entry : counted.ledger()) {
      if (entry.operator().equals(operator)) {
        homes.add(entry.area());
      }
    }
    return homes;
  }

  /** Communes of the lists of units in which somebody is at risk. */
  private List<AreaCode> communes(CountedWeek counted, String operator, Phase phase) {
    return counted.ledger().stream()
        .filter(entry -> entry.operator().equals(operator))
        .filter(entry -> entry.phase().equals(phase.name()))
        .filter(entry -> entry.flow().equals(LedgerFlow.CLOSING) && entry.subscribers() > 0)
        .map(LedgerEntry::area)
        .filter(
            area ->
                reference
                    .units()
                    .find(area)
                    .filter(unit -> unit.level() == Level.COMMUNE)
                    .isPresent())
        .distinct()
        .sorted()
        .toList();
  }
}
