package org.sunset2g.synthetic;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVPrinter;
import org.sunset2g.contract.AreaProfile;
import org.sunset2g.contract.AreaRestriction;
import org.sunset2g.contract.FocalPoint;
import org.sunset2g.contract.Programme;
import org.sunset2g.contract.SalePoint;
import org.sunset2g.contract.Team;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnit.Level;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.vocabulary.AreaCode;

/**
 * Writes the registry of a world: teams, offices, sale points, programmes, a restriction and area
 * profiles for its units, with gaps as real ones have. It is of offices, and none of their
 * telephones can be dialled: they are a digit too short.
 */
final class RegistryFiles {
  private static final double COMMUNES_WITH_A_TEAM = 0.95;
  private static final double TEAMS_BY_HAMLET = 0.15;

  private final WorldPlan plan;
  private final AdministrativeUnits units;
  private final List<AdministrativeUnit> communes;

  /** Communes by the unit that has offices of operators: their district, or they themselves. */
  private final Map<AreaCode, List<AdministrativeUnit>> communesOf = new HashMap<>();

  private int telephones;

  private RegistryFiles(WorldPlan plan, AdministrativeUnits units) {
    this.plan = plan;
    this.units = units;
    this.communes = ofLevel(Level.COMMUNE);
    for (AdministrativeUnit commune : communes) {
      AreaCode seller =
          units
              .above(commune.area(), Level.DISTRICT)
              .map(unit -> unit.area())
              .orElse(commune.area());
      communesOf.computeIfAbsent(seller, none -> new ArrayList<>()).add(commune);
    }
  }

  static void write(Path folder, WorldPlan plan, AdministrativeUnits units) throws IOException {
    RegistryFiles files = new RegistryFiles(plan, units);
    files.writeTeams(folder);
    files.writeOffices(folder);
    files.writeSalePoints(folder);
    files.writeProgrammes(folder);
    files.writeRestriction(folder);
    files.writeProfiles(folder);
  }

  private void writeTeams(Path folder) throws IOException {
    try (CSVPrinter csv = create(folder, Team.TABLE)) {
      for (AdministrativeUnit commune : communes) {
        Chance chance = chance(21, commune);
        if (!chance.happens(COMMUNES_WITH_A_TEAM)) {
          continue;
        }
        if (!chance.happens(TEAMS_BY_HAMLET)) {
          writeTeam(csv, commune, 0, "", chance);
          continue;
        }
        Text[] hamlets = Hamlets.of(commune.area(), commune.name(), plan.seed());
        for (int first = 0; first + 1 < hamlets.length; first += 3) {
          StringBuilder joined = new StringBuilder(hamlets[first].toString());
          for (int next = first + 1; next < Math.min(first + 3, hamlets.length); next++) {
            joined.append('|').append(hamlets[next]);
          }
          writeTeam(csv, commune, 1 + first / 3, joined.toString(), chance);
        }
      }
    }
  }

  /** A team of the whole commune has the number 0. */
  private void writeTeam(
      CSVPrinter csv, AdministrativeUnit commune, int number, String hamlets, Chance chance)
      throws IOException {
    String system = commune.area().system();
    csv.printRecord(
        "to-%s-%s%s"
            .formatted(
                system.toLowerCase(Locale.ROOT),
                commune.area().code(),
                number == 0 ? "" : "-" + number),
        "Tổ công nghệ số cộng đồng %s%s".formatted(commune.name(), number == 0 ? "" : " " + number),
        system,
        commune.area().code(),
        hamlets,
        5 + chance.below(6),
        chance.happens(0.8) ? 20 + 5 * chance.below(9) : "",
        chance.happens(0.7) ? "VISIT|LOUDSPEAKER|ZALO" : "VISIT|LOUDSPEAKER",
        "",
        "");
  }

  private void writeOffices(Path folder) throws IOException {
    try (CSVPrinter csv = create(folder, FocalPoint.TABLE)) {
      for (AdministrativeUnit unit : units.all()) {
        Chance chance = chance(22, unit);
        boolean province = unit.level() == Level.PROVINCE;
        if (province) {
          writeOffice(csv, "", unit, "REPORT", "Sở Thông tin và Truyền thông", chance);
          writeOffice(csv, "", unit, "DIRECT", "Văn phòng Ủy ban nhân dân", chance);
        } else if (chance.happens(unit.level() == Level.DISTRICT ? 0.92 : 0.85)) {
          String office =
              unit.level() == Level.DISTRICT
                  ? "Phòng Văn hóa và Thông tin"
                  : "Văn phòng Ủy ban nhân dân";
          writeOffice(csv, "", unit, "COORDINATE", office, chance);
        }
        for (String operator : plan.operators()) {
          if (province || isSellingUnit(unit) && chance.happens(0.9)) {
            writeOffice(csv, operator, unit, "COORDINATE", "Chi nhánh " + operator, chance);
          }
        }
      }
    }
  }

  private void writeOffice(
      CSVPrinter csv,
      String operator,
      AdministrativeUnit unit,
      String role,
      String office,
      Chance chance)
      throws IOException {
    LocalDate confirmed = plan.firstWeek().monday().minusDays(5 + chance.below(250));
    csv.printRecord(
        operator,
        unit.area().system(),
        unit.area().code(),
        role,
        office + " " + unit.name(),
        telephone(),
        chance.happens(0.9) ? confirmed : "",
        "",
        "");
  }

  /** Nine digits; a number of Viet Nam has ten or more. */
  private String telephone() {
    telephones++;
    return "0200 %05d".formatted(telephones % 100_000);
  }

  private void writeSalePoints(Path folder) throws IOException {
    try (CSVPrinter csv = create(folder, SalePoint.TABLE)) {
      for (String operator : plan.operators()) {
        for (AdministrativeUnit unit : units.all()) {
          Chance chance = new Chance(Chance.mix(plan.seed() ^ 23, operator + unit.area()));
          List<AdministrativeUnit> within = communesOf.getOrDefault(unit.area(), List.of());
          if (within.isEmpty() || !chance.happens(0.85)) {
            continue;
          }
          int places = 1 + chance.below(3);
          for (int place = 1; place <= places; place++) {
            AdministrativeUnit commune = within.get(chance.below(within.size()));
            writeSalePoint(csv, operator, commune, unit.area().code() + "-" + place, chance);
          }
        }
      }
    }
  }

  private static void writeSalePoint(
      CSVPrinter csv, String operator, AdministrativeUnit commune, String number, Chance chance)
      throws IOException {
    String system = commune.area().system();
    csv.printRecord(
        "%s-%s-%s".formatted(operator, system.toLowerCase(Locale.ROOT), number),
        operator,
        system,
        commune.area().code(),
        "Cửa hàng %s %s".formatted(operator, commune.name()),
        "Trung tâm " + commune.name(),
        chance.happens(0.6) ? "SALE|EXCHANGE" : "SALE",
        "7:30-17:30",
        "",
        "");
  }

  /** Two of each operator: one everywhere, and one in the first province while stocks last. */
  private void writeProgrammes(Path folder) throws IOException {
    Optional<AdministrativeUnit> province = ofLevel(Level.PROVINCE).stream().findFirst();
    LocalDate from = plan.firstWeek().monday();
    try (CSVPrinter csv = create(folder, Programme.TABLE)) {
      for (String operator : plan.operators()) {
        csv.printRecord(
            "exchange-" + operator,
            operator,
            "",
            "",
            "EVERYBODY",
            "Đổi máy 2G lấy máy 4G, giá 300.000 đồng, tặng gói cước một tháng",
            "",
            from,
            "");
        if (province.isPresent()) {
          csv.printRecord(
              "subsidy-" + operator,
              operator,
              province.get().area().system(),
              province.get().area().code(),
              "SUBSIDY_ELIGIBLE",
              "Tặng một máy 4G cho hộ nghèo, hộ cận nghèo",
              500,
              from,
              from.plusWeeks(plan.weeks() + 8L));
        }
      }
    }
  }

  /** Ten days of flood in the middle of the weeks. */
  private void writeRestriction(Path folder) throws IOException {
    List<AdministrativeUnit> districts = ofLevel(Level.DISTRICT);
    List<AdministrativeUnit> places = districts.isEmpty() ? communes : districts;
    AdministrativeUnit flooded = places.get(new Chance(plan.seed() ^ 24).below(places.size()));
    LocalDate from = plan.week(plan.weeks() / 2).monday();
    try (CSVPrinter csv = create(folder, AreaRestriction.TABLE)) {
      csv.printRecord(
          flooded.area().system(),
          flooded.area().code(),
          "CALL|SMS|LOUDSPEAKER|ZALO",
          "ngập lụt",
          from,
          from.plusDays(9));
    }
  }

  private void writeProfiles(Path folder) throws IOException {
    try (CSVPrinter csv = create(folder, AreaProfile.TABLE)) {
      for (AdministrativeUnit unit : units.all()) {
        double share = chance(25, unit).share();
        if (isSellingUnit(unit) && share < 0.4) {
          csv.printRecord(
              unit.area().system(),
              unit.area().code(),
              share < 0.25 ? "MOUNTAIN" : share < 0.35 ? "BORDER" : "ISLAND");
        }
      }
    }
  }

  /** Whether operators have offices of their own there: in districts, or else in communes. */
  private boolean isSellingUnit(AdministrativeUnit unit) {
    return communesOf.containsKey(unit.area());
  }

  private List<AdministrativeUnit> ofLevel(Level level) {
    return units.all().stream()
        .filter(unit -> unit.level() == level)
        .sorted(Comparator.comparing(AdministrativeUnit::area))
        .toList();
  }

  private Chance chance(int purpose, AdministrativeUnit unit) {
    return new Chance(Chance.mix(plan.seed() ^ purpose, unit.area().toString()));
  }

  private static CSVPrinter create(Path folder, String table) throws IOException {
    return ReferenceFiles.create(folder.resolve(table + ".csv"), table);
  }
}
