package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.outreach.OutreachReason;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.registry.Team;
import org.sunset2g.sheet.Band;
import org.sunset2g.sheet.HandsetToLookFor;
import org.sunset2g.sheet.TeamSheet;
import org.sunset2g.sheet.TeamSheetHtml;
import org.sunset2g.sheet.TeamSheetWorkbook;
import org.sunset2g.sheet.Visit;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Channel;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Writes a sheet for every team in whose area somebody is to be reached, and for every team of the
 * registry in a commune that the operator has subscribers in: where a sheet is missing, nobody can
 * tell that there is nobody. Items pass through one by one; of one team at a time numbers and
 * visits are held.
 */
record TeamSheets(
    WeekReference reference, WeekRegistry registry, IsoWeek week, int minimumCell, String origin) {
  /** Folder of the sheets in that of the lists; no phase's, whose names have no hyphen. */
  static final String FOLDER = "team-sheets";

  private static final int MODELS = 6;

  /**
   * Writes {@code <team>.html} and {@code <team>.xlsx}.
   *
   * @param listed items of one operator that are on a list
   * @param folders folder of the sheets by phase
   * @param facts what holds in areas, by phase
   * @param areas home areas of the operator's subscribers
   * @param models models of all items, by phase: what is told where an area has too few of its own
   * @return how many sheets were written
   */
  int write(
      Dataset<Row> listed,
      Map<String, Path> folders,
      Map<String, SheetFacts> facts,
      Set<AreaCode> areas,
      Map<String, ModelCounts> models)
      throws IOException {
    Following<Row> teams =
        new Following<>(
            listed
                .filter(col(OutreachItem.TEAM).isNotNull())
                .repartition(col(OutreachItem.PHASE), col(OutreachItem.TEAM))
                .sortWithinPartitions(
                    col(OutreachItem.PHASE),
                    col(OutreachItem.TEAM),
                    col(OutreachItem.SCORE).desc(),
                    col(OutreachItem.COMMUNE),
                    col(OutreachItem.HAMLET),
                    col(OutreachItem.TOKEN))
                .toLocalIterator(),
            Following.same(OutreachItem.PHASE, OutreachItem.TEAM));
    Map<String, Team> byId = new HashMap<>();
    registry.registry().teams().forEach(team -> byId.put(team.id(), team));
    Map<String, Set<String>> seen = new HashMap<>();
    int written = 0;
    while (teams.hasGroup()) {
      String phase = CareDeskRows.text(teams.first(), OutreachItem.PHASE);
      String id = CareDeskRows.text(teams.first(), OutreachItem.TEAM);
      AreaCode commune = CareDeskRows.home(teams.first());
      seen.computeIfAbsent(phase, none -> new HashSet<>()).add(id);
      Tally tally = new Tally(facts.get(phase));
      teams.group().forEachRemaining(tally::add);
      write(
          folders.get(phase).resolve(id),
          sheet(
              facts.get(phase),
              id,
              Optional.ofNullable(byId.get(id)),
              commune,
              tally,
              models.get(phase)));
      written++;
    }
    for (Map.Entry<String, SheetFacts> phase : facts.entrySet()) {
      Set<String> there = seen.getOrDefault(phase.getKey(), Set.of());
      for (Team team : registry.registry().teams()) {
        if (areas.contains(team.commune())
            && team.validity().covers(registry.firstDay())
            && !there.contains(team.id())) {
          write(
              folders.get(phase.getKey()).resolve(team.id()),
              sheet(
                  phase.getValue(),
                  team.id(),
                  Optional.of(team),
                  team.commune(),
                  new Tally(phase.getValue()),
                  models.get(phase.getKey())));
          written++;
        }
      }
    }
    return written;
  }

  private static void write(Path place, TeamSheet sheet) throws IOException {
    TeamSheetHtml.write(place.resolveSibling(place.getFileName() + ".html"), sheet);
    try (OutputStream workbook =
        Files.newOutputStream(place.resolveSibling(place.getFileName() + ".xlsx"))) {
      TeamSheetWorkbook.write(workbook, sheet);
    }
  }

  private TeamSheet sheet(
      SheetFacts facts,
      String id,
      Optional<Team> team,
      AreaCode commune,
      Tally tally,
      ModelCounts allModels) {
    String place = facts.name(commune) + ", " + facts.place(commune);
    return new TeamSheet(
        new TeamSheet.Heading(
            facts.operator(),
            team.map(Team::name).orElse("Tổ công nghệ số cộng đồng " + facts.name(commune)),
            place,
            team.map(each -> each.hamlets().stream().sorted().toList()).orElse(List.of()),
            week.plus(1),
            registry.lastDay()),
        facts.cutOff(),
        new TeamSheet.Reach(Band.of(tally.subscribers, minimumCell), tally.hamlets()),
        handsets(tally.subscribers >= minimumCell ? tally.models : allModels),
        facts.message(commune),
        facts.salePlaces(commune),
        facts.offices(commune),
        facts.restrictions(commune),
        tally.postponed == 0
            ? Optional.empty()
            : Optional.of(Band.of(tally.postponed, minimumCell)),
        tally.visits,
        origin);
  }

  private List<HandsetToLookFor> handsets(ModelCounts models) {
    return models.top(MODELS, reference.catalogue());
  }

  /** What is counted of one team's items. */
  private final class Tally {
    private final SheetFacts facts;
    private final ContactHours hours;
    private final ModelCounts models = new ModelCounts();
    private final TreeMap<String, Long> hamlets = new TreeMap<>();
    private final List<Visit> visits = new ArrayList<>();
    private long subscribers;
    private long postponed;

    Tally(SheetFacts facts) {
      this.facts = facts;
      this.hours = ContactHours.ofNotice(Channel.VISIT, registry.firstDay(), registry.lastDay());
    }

    void add(Row item) {
      subscribers++;
      if (item.<Boolean>getAs(OutreachItem.POSTPONED_VISIT)) {
        postponed++;
      }
      String hamlet = CareDeskRows.hamlet(item);
      hamlets.merge(hamlet, 1L, Long::sum);
      models.add(CareDeskRows.text(item, OutreachItem.TAC), 1);
      String token = CareDeskRows.text(item, OutreachItem.SHEET_TOKEN);
      if (token != null) {
        Optional<CatalogueEntry> handset = CareDeskRows.handset(reference, item);
        visits.add(
            new Visit(
                token,
                hamlet,
                OutreachReason.valueOf(CareDeskRows.text(item, OutreachItem.REASON)).vietnamese(),
                handset.map(CatalogueEntry::manufacturer).orElse(""),
                handset.map(CatalogueEntry::model).orElse(""),
                hours.earliest(),
                hours.latest()));
      }
    }

    /** Hamlets with their numbers; none where one of them has so few that it may not be told. */
    List<TeamSheet.HamletReach> hamlets() {
      if (hamlets.size() < 2
          || hamlets.containsKey("")
          || hamlets.values().stream().anyMatch(number -> number < minimumCell)) {
        return List.of();
      }
      return hamlets.entrySet().stream()
          .map(
              hamlet ->
                  new TeamSheet.HamletReach(
                      hamlet.getKey(), Band.of(hamlet.getValue(), minimumCell)))
          .toList();
    }
  }
}
