package org.sunset2g.synthetic;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVPrinter;
import org.sunset2g.contract.Programme;
import org.sunset2g.contract.SalePoint;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnit.Level;

/** Writes what the operators of a world offer, and where. */
final class OfferFiles {
  private final WorldPlan plan;
  private final RegistryPlaces places;

  private OfferFiles(WorldPlan plan, RegistryPlaces places) {
    this.plan = plan;
    this.places = places;
  }

  static void write(Path folder, WorldPlan plan, RegistryPlaces places) throws IOException {
    OfferFiles files = new OfferFiles(plan, places);
    files.writeSalePoints(folder);
    files.writeProgrammes(folder);
  }

  private void writeSalePoints(Path folder) throws IOException {
    try (CSVPrinter csv =
        ReferenceFiles.create(folder.resolve("sale_point.csv"), SalePoint.TABLE)) {
      for (String operator : plan.operators()) {
        for (AdministrativeUnit unit : places.all()) {
          Chance chance = new Chance(Chance.mix(plan.seed() ^ 23, operator + unit.area()));
          List<AdministrativeUnit> within = places.communesOf(unit);
          if (within.isEmpty() || !chance.happens(0.85)) {
            continue;
          }
          int count = 1 + chance.below(3);
          for (int place = 1; place <= count; place++) {
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
    Optional<AdministrativeUnit> province = places.ofLevel(Level.PROVINCE).stream().findFirst();
    LocalDate from = plan.firstWeek().monday();
    try (CSVPrinter csv = ReferenceFiles.create(folder.resolve("programme.csv"), Programme.TABLE)) {
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
}
