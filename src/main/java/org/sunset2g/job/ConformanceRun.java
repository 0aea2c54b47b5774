package org.sunset2g.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.contract.OperatorDump;
import org.sunset2g.feed.catalogue.TacCatalogueReader;
import org.sunset2g.feed.dump.CheckedDump;
import org.sunset2g.feed.dump.DumpFeed;
import org.sunset2g.feed.dump.DumpFigures;
import org.sunset2g.feed.dump.DumpLimits;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.InputProblem;

/**
 * Runs cases through the readers of the product.
 *
 * @param spark session to read dumps with
 * @param folder folder that holds the case folders
 */
record ConformanceRun(SparkSession spark, Path folder) {

  ConformanceResult of(ConformanceCase each) {
    try {
      return each.folder().equals(ConformanceCases.DUMPS) ? ofDump(each) : ofCatalogue(each);
    } catch (InputProblem refused) {
      return ConformanceResult.notAccepted(each, "reject", withoutFolder(refused, each));
    } catch (RuntimeException fault) {
      return ConformanceResult.notAccepted(each, "fault", fault.toString());
    }
  }

  private ConformanceResult ofDump(ConformanceCase each) {
    DumpLimits limits = Configuration.read(Optional.empty(), each.settings()).dump();
    Optional<TacCatalogue> catalogue =
        Optional.of(each.catalogue())
            .filter(name -> !name.isEmpty())
            .map(name -> TacCatalogueReader.read(folder.resolve(name), Optional.empty()));
    List<DumpFigures> history = new ArrayList<>();
    for (String before : each.after()) {
      try (CheckedDump dump =
          DumpFeed.read(
              spark, List.of(pathOf(each, before)), limits, catalogue, List.copyOf(history))) {
        history.add(dump.figures());
      }
    }
    List<Path> delivery = Collections.nCopies(each.times(), pathOf(each, each.file()));
    try (CheckedDump dump = DumpFeed.read(spark, delivery, limits, catalogue, history)) {
      List<String> imeis = each.imeis().isEmpty() ? List.of() : imeis(dump);
      return ConformanceResult.accepted(
          each, dump.distinctTriplets(), imeis, Map.of(), dump.notes());
    }
  }

  private ConformanceResult ofCatalogue(ConformanceCase each) {
    TacCatalogue catalogue = TacCatalogueReader.read(pathOf(each, each.file()), Optional.empty());
    Map<String, Long> classes = new TreeMap<>();
    catalogue
        .entries()
        .forEach(entry -> classes.merge(entry.capability().handsetClass().name(), 1L, Long::sum));
    return ConformanceResult.accepted(
        each, catalogue.size(), List.of(), classes, catalogue.notes());
  }

  private static List<String> imeis(CheckedDump dump) {
    return dump.triplets().select(OperatorDump.IMEI).distinct().collectAsList().stream()
        .map(row -> row.getString(0))
        .filter(imei -> imei != null)
        .sorted()
        .toList();
  }

  private Path pathOf(ConformanceCase each, String file) {
    return folder.resolve(each.folder()).resolve(file);
  }

  private String withoutFolder(InputProblem refused, ConformanceCase each) {
    return refused.getMessage().replace(folder.resolve(each.folder()) + "/", "");
  }
}
