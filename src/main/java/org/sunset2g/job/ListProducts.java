package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
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
    Map<String, Map<String, ModelCounts>> handsets =
        new OutreachLists(reference).write(listed, folders, facts);
    if (configuration.papers().contains(Paper.TEAM_SHEETS)) {
      new TeamSheets(reference, registry, week, configuration.minimumCell(), week.toString())
          .write(
              listed,
              below(folders, TeamSheets.FOLDER),
              facts,
              homes(counted, operator),
              together(handsets));
    }
    if (configuration.papers().contains(Paper.BROADCAST_PLANS)) {
      BroadcastPlans plans = new BroadcastPlans(registry, week, week.toString());
      Map<String, Path> below = below(folders, BroadcastPlans.FOLDER);
      for (Phase phase : configuration.phases()) {
        plans.write(
            communes(counted, operator, phase), below.get(phase.name()), facts.get(phase.name()));
      }
    }
    if (configuration.papers().contains(Paper.SHOP_NOTICES)
        && !registry.registry().salePoints().isEmpty()) {
      ShopLists shops =
          new ShopLists(reference, registry, week, configuration.minimumCell(), week.toString());
      Map<String, Path> below = below(folders, ShopLists.FOLDER);
      Map<String, ModelCounts> inflow = withNewAttachments ? inflow(tables, operator) : Map.of();
      for (Phase phase : configuration.phases()) {
        shops.write(
            below.get(phase.name()),
            facts.get(phase.name()),
            handsets.getOrDefault(phase.name(), Map.of()),
            inflow);
      }
    }
    Path first = folders.get(places.phases().get(0));
    if (withNewAttachments) {
      new NewAttachmentList(reference)
          .write(
              tables.written(NewAttachment.TABLE).filter(col("operator").equalTo(operator)), first);
    }
    List<String> phases = new ArrayList<>(places.phases());
    // The first phase's folder holds those of the others, which have manifests of their own.
    Collections.reverse(phases);
    for (String phase : phases) {
      ManifestFolder.write(
          folders.get(phase),
          operator,
          week.plus(1),
          week.toString(),
          operator,
          registry.lastDay(),
          ListProducts::classification);
    }
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
