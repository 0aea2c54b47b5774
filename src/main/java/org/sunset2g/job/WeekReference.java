package org.sunset2g.job;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sunset2g.feed.area.AdminUnitReader;
import org.sunset2g.feed.area.AreaChangeReader;
import org.sunset2g.feed.catalogue.CertifiedHandsetReader;
import org.sunset2g.feed.catalogue.TacCatalogueReader;
import org.sunset2g.ledger.NewAttachments;
import org.sunset2g.ledger.Phase;
import org.sunset2g.ledger.WeekPass;
import org.sunset2g.reference.AdministrativeUnit.Level;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.reference.CertifiedHandsets;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.reference.Territory;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Certification;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/** The reference data of a week, and the small frames the rules join with. */
record WeekReference(
    TacCatalogue catalogue,
    TacCatalogue catalogueBefore,
    Territory territory,
    Optional<CertifiedHandsets> certified) {

  static WeekReference read(Configuration configuration, IsoWeek week) {
    TacCatalogue catalogue = catalogueOf(configuration, week);
    return new WeekReference(
        catalogue,
        catalogueBefore(configuration, week, catalogue),
        new Territory(
            configuration
                .adminUnits()
                .map(AdminUnitReader::read)
                .orElseGet(() -> new AdministrativeUnits(List.of())),
            configuration.adminUnitChanges().map(AreaChangeReader::read).orElse(AreaChanges.NONE),
            configuration.codeSystems()),
        configuration.certifiedHandsets().map(CertifiedHandsetReader::read));
  }

  private static TacCatalogue catalogueOf(Configuration configuration, IsoWeek week) {
    return TacCatalogueReader.asOf(
        Configuration.required(configuration.tacCatalogue(), "reference.tacCatalogue"),
        configuration.capabilityOverlay(),
        week);
  }

  /** The version that was in force the week before; the same where there is none of that week. */
  private static TacCatalogue catalogueBefore(
      Configuration configuration, IsoWeek week, TacCatalogue catalogue) {
    if (!configuration.tacCatalogue().filter(Files::isDirectory).isPresent()) {
      return catalogue;
    }
    try {
      return catalogueOf(configuration, week.previous());
    } catch (InputProblem noneInForce) {
      return catalogue;
    }
  }

  AdministrativeUnits units() {
    return territory.units();
  }

  AreaChanges changes() {
    return territory.changes();
  }

  Dataset<Row> catalogueFrame(SparkSession spark) {
    List<Row> rows = new ArrayList<>(catalogue.size());
    for (CatalogueEntry entry : catalogue.entries()) {
      rows.add(
          RowFactory.create(
              Integer.parseInt(entry.tac().digits()),
              entry.capability().handsetClass().ordinal(),
              entry.capability().voLte().ordinal(),
              entry.capability().form().ordinal()));
    }
    return spark.createDataFrame(
        rows,
        new StructType()
            .add(WeekPass.CATALOGUE_TAC, DataTypes.IntegerType)
            .add(WeekPass.CATALOGUE_CLASS, DataTypes.IntegerType)
            .add(WeekPass.CATALOGUE_VOLTE, DataTypes.IntegerType)
            .add(WeekPass.CATALOGUE_FORM, DataTypes.IntegerType));
  }

  /** The 2G-only handsets of the catalogue, each with whether it is certified. */
  Dataset<Row> twoGOnlyFrame(SparkSession spark) {
    List<Row> rows = new ArrayList<>();
    for (CatalogueEntry entry : catalogue.entries()) {
      if (entry.capability().handsetClass() == HandsetClass.TWO_G_ONLY) {
        Certification certification =
            certified
                .map(list -> list.lists(entry) ? Certification.YES : Certification.NO)
                .orElse(Certification.UNKNOWN);
        String digits = entry.tac().digits();
        rows.add(RowFactory.create(Integer.parseInt(digits), digits, certification.name()));
      }
    }
    return spark.createDataFrame(
        rows,
        new StructType()
            .add(NewAttachments.HANDSET, DataTypes.IntegerType)
            .add(NewAttachments.HANDSET_TAC, DataTypes.StringType)
            .add(NewAttachments.HANDSET_CERTIFIED, DataTypes.StringType));
  }

  /** The areas that occur in a week, each with whether a phase exempts it. */
  Dataset<Row> areaFrame(SparkSession spark, Collection<AreaCode> areas, List<Phase> phases) {
    StructType layout =
        new StructType()
            .add(WeekPass.AREA_CODE_SYSTEM, DataTypes.StringType)
            .add(WeekPass.AREA_COMMUNE, DataTypes.StringType);
    for (Phase phase : phases) {
      layout = layout.add(WeekPass.exemptIn(phase), DataTypes.BooleanType);
    }
    List<Row> rows = new ArrayList<>(areas.size());
    for (AreaCode area : areas) {
      List<Object> values = new ArrayList<>(List.of(area.system(), area.code()));
      phases.forEach(phase -> values.add(isExempt(area, phase)));
      rows.add(RowFactory.create(values.toArray()));
    }
    return spark.createDataFrame(rows, layout);
  }

  Dataset<Row> successionFrame(SparkSession spark) {
    List<Row> rows =
        changes().all().stream()
            .map(
                change ->
                    RowFactory.create(
                        change.before().system(),
                        change.before().code(),
                        change.after().system(),
                        change.after().code()))
            .toList();
    return spark.createDataFrame(
        rows,
        new StructType()
            .add(WeekPass.BEFORE_CODE_SYSTEM, DataTypes.StringType)
            .add(WeekPass.BEFORE_COMMUNE, DataTypes.StringType)
            .add(WeekPass.AFTER_CODE_SYSTEM, DataTypes.StringType)
            .add(WeekPass.AFTER_COMMUNE, DataTypes.StringType));
  }

  /** The district of an area, or its commune where its code system has no districts. */
  Optional<AreaCode> listOf(AreaCode area) {
    return units()
        .above(area, Level.DISTRICT)
        .or(() -> units().above(area, Level.COMMUNE))
        .map(unit -> unit.area());
  }

  private boolean isExempt(AreaCode area, Phase phase) {
    return phase.exemptAreas().contains(area)
        || units().lineage(area).stream()
            .anyMatch(unit -> phase.exemptAreas().contains(unit.area()));
  }
}
