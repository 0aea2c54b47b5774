package org.sunset2g.synthetic;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVPrinter;
import org.sunset2g.contract.AreaProfile;
import org.sunset2g.contract.AreaRestriction;
import org.sunset2g.contract.FocalPoint;
import org.sunset2g.contract.Team;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnit.Level;
import org.sunset2g.reference.AdministrativeUnits;

/**
 * Writes the registry of a world: teams, offices, sale points, programmes, a restriction and area
 * profiles for its units, with gaps as real ones have. It is of offices, and none of their
 * telephones can be dialled: they are a digit too short.
 */
final class RegistryFiles {
  private static final double COMMUNES_WITH_A_TEAM = 0.95;
  private static final double TEAMS_BY_HAMLET = 0.15;

  private final WorldPlan plan;
  private final RegistryPlaces places;
  private int telephones;

  private RegistryFiles(WorldPlan plan, RegistryPlaces places) {
    this.plan = plan;
    this.places = places;
  }

  static void write(Path folder, WorldPlan plan, AdministrativeUnits units) throws IOException {
    RegistryPlaces places = new RegistryPlaces(units);
    RegistryFiles files = new RegistryFiles(plan, places);
    files.writeTeams(folder);
    files.writeOffices(folder);
    OfferFiles.write(folder, plan, places);
    files.writeRestriction(folder);
    files.writeProfiles(folder);
  }

  private void writeTeams(Path folder) throws IOException {
    try (CSVPrinter csv = create(folder, Team.TABLE)) {
      for (AdministrativeUnit commune : places.ofLevel(Level.COMMUNE)) {
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
      for (AdministrativeUnit unit : places.all()) {
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
          if (province || places.isOfOperators(unit) && chance.happens(0.9)) {
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

  /** Ten days of flood in the middle of the weeks. */
  private void writeRestriction(Path folder) throws IOException {
    List<AdministrativeUnit> floodable =
        places.all().stream().filter(places::isOfOperators).toList();
    AdministrativeUnit flooded =
        floodable.get(new Chance(plan.seed() ^ 24).below(floodable.size()));
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

  /** Some of the countryside is mountain or border; islands are known by their names. */
  private void writeProfiles(Path folder) throws IOException {
    try (CSVPrinter csv = create(folder, AreaProfile.TABLE)) {
      for (AdministrativeUnit unit : places.all()) {
        double share = chance(25, unit).share();
        boolean rural = unit.name().startsWith("Huyện") || unit.name().startsWith("Xã");
        boolean island = unit.name().contains("Cù Lao") || unit.name().contains(" đảo ");
        if (places.isOfOperators(unit) && (island || rural && share < 0.35)) {
          csv.printRecord(
              unit.area().system(),
              unit.area().code(),
              island ? "ISLAND" : share < 0.25 ? "MOUNTAIN" : "BORDER");
        }
      }
    }
  }

  private Chance chance(int purpose, AdministrativeUnit unit) {
    return new Chance(Chance.mix(plan.seed() ^ purpose, unit.area().toString()));
  }

  private static CSVPrinter create(Path folder, String table) throws IOException {
    return ReferenceFiles.create(folder.resolve(table + ".csv"), table);
  }
}
