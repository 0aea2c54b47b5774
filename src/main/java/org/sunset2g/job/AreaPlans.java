package org.sunset2g.job;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.sunset2g.outreach.AreaPlan;
import org.sunset2g.reference.AdministrativeUnit.Level;
import org.sunset2g.registry.HamletName;
import org.sunset2g.registry.OfferHours;
import org.sunset2g.registry.Programme;
import org.sunset2g.registry.Programme.Eligibility;
import org.sunset2g.registry.Team;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Channel;

/**
 * What holds in every home area in the days for which lists are made, as the small frames that
 * lists are made from.
 *
 * @param fewConvert points of areas in which few are likely to convert in time, by operator and
 *     list
 */
record AreaPlans(
    SparkSession spark,
    WeekReference reference,
    WeekRegistry registry,
    Map<String, Map<String, Integer>> fewConvert) {
  /** Hours of text messages that advertise (Decree 91/2020); calls have fewer. */
  static final OfferHours OFFER_TEXTS = new OfferHours(LocalTime.of(7, 0), LocalTime.of(22, 0));

  static final OfferHours OFFER_CALLS = new OfferHours(LocalTime.of(8, 0), LocalTime.of(17, 0));

  /** Rows of {@link AreaPlan#LAYOUT}. */
  Dataset<Row> areas(Collection<AreaCode> areas, List<String> operators) {
    List<Row> rows = new ArrayList<>(areas.size() * operators.size());
    for (AreaCode area : areas) {
      Optional<String> list = reference.listOf(area).map(AreaCode::toString);
      Optional<Team> team = registry.index().teamOf(area, "", registry.firstDay());
      Set<Channel> open =
          registry.index().allowedChannels(area, registry.firstDay(), registry.lastDay());
      for (String operator : operators) {
        List<Programme> programmes = programmes(area, operator);
        rows.add(
            RowFactory.create(
                operator,
                area.system(),
                area.code(),
                list.orElse(null),
                team.map(Team::id).or(() -> communeTeam(area)).orElse(null),
                team.map(each -> each.channels().contains(Channel.VISIT)).orElse(true),
                open.contains(Channel.VISIT),
                open.contains(Channel.CALL),
                open.contains(Channel.SMS),
                open.contains(Channel.POST),
                registry.index().profileOf(area).isPresent(),
                list.map(fewConvert.getOrDefault(operator, Map.of())::get).orElse(0),
                first(programmes, Eligibility.EVERYBODY),
                first(programmes, Eligibility.SUBSIDY_ELIGIBLE)));
      }
    }
    return spark.createDataFrame(rows, AreaPlan.LAYOUT);
  }

  /** A commune that the registry has no team for is named by its code. */
  private Optional<String> communeTeam(AreaCode area) {
    return reference
        .units()
        .above(area, Level.COMMUNE)
        .map(unit -> unit.area().system() + "_" + unit.area().code());
  }

  /** What may be offered: nothing where a blackout leaves no whole day. */
  private List<Programme> programmes(AreaCode area, String operator) {
    return registry
            .blackouts()
            .freeDays(area, operator, registry.firstDay(), registry.lastDay(), OFFER_TEXTS)
            .isEmpty()
        ? List.of()
        : registry.index().programmesIn(area, operator, registry.firstDay(), registry.lastDay());
  }

  private static String first(List<Programme> programmes, Eligibility eligibility) {
    return programmes.stream()
        .filter(programme -> programme.eligibility() == eligibility)
        .map(Programme::id)
        .findFirst()
        .orElse(null);
  }

  /** Rows of {@link AreaPlan#HAMLET_LAYOUT}; absent where no team is of single hamlets. */
  Optional<Dataset<Row>> hamletTeams() {
    List<Row> rows = new ArrayList<>();
    for (Team team : registry.registry().teams()) {
      if (team.validity().covers(registry.firstDay())) {
        for (String hamlet :
            team.hamlets().stream()
                .flatMap(each -> HamletName.writingsOf(each).stream())
                .distinct()
                .sorted()
                .toList()) {
          rows.add(
              RowFactory.create(
                  team.commune().system(),
                  team.commune().code(),
                  hamlet,
                  team.id(),
                  team.channels().contains(Channel.VISIT)));
        }
      }
    }
    return frame(rows, AreaPlan.HAMLET_LAYOUT);
  }

  /** Rows of {@link AreaPlan#LIMIT_LAYOUT}; absent where there is enough of everything. */
  Optional<Dataset<Row>> limits() {
    List<Row> rows = new ArrayList<>();
    for (Team team : registry.registry().teams()) {
      if (team.weeklyCapacity().isPresent() && team.validity().covers(registry.firstDay())) {
        rows.add(RowFactory.create("team " + team.id(), (long) team.weeklyCapacity().getAsInt()));
      }
    }
    for (Programme programme : registry.registry().programmes()) {
      if (programme.stock().isPresent()) {
        rows.add(RowFactory.create("programme " + programme.id(), programme.stock().getAsLong()));
      }
    }
    return frame(rows, AreaPlan.LIMIT_LAYOUT);
  }

  private Optional<Dataset<Row>> frame(List<Row> rows, StructType layout) {
    return rows.isEmpty() ? Optional.empty() : Optional.of(spark.createDataFrame(rows, layout));
  }
}
