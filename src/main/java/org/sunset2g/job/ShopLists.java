package org.sunset2g.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sunset2g.registry.SalePoint;
import org.sunset2g.sheet.Band;
import org.sunset2g.sheet.OfferShown;
import org.sunset2g.sheet.SalePlace;
import org.sunset2g.sheet.Share;
import org.sunset2g.sheet.ShopNotices;
import org.sunset2g.sheet.ShopNoticesFiles;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/** Writes what an operator's sale points should watch for and show, one file per district. */
record ShopLists(
    WeekReference reference, WeekRegistry registry, IsoWeek week, int minimumCell, String origin) {
  static final String FOLDER = "shop-notices";

  private static final int MODELS = 5;

  /**
   * Writes {@code <code system>_<district>.html} and {@code .csv} for districts with sale points.
   *
   * @param atRisk handsets at risk by list
   * @param inflow handsets new to the network by list
   */
  void write(
      Path folder,
      SheetFacts facts,
      Map<String, ModelCounts> atRisk,
      Map<String, ModelCounts> inflow)
      throws IOException {
    Map<AreaCode, List<ShopNotices.Shop>> shops = new TreeMap<>();
    for (SalePoint point : registry.registry().salePoints()) {
      if (point.operator().equals(facts.operator())
          && point.validity().covers(registry.firstDay())) {
        reference
            .listOf(point.commune())
            .ifPresent(
                list ->
                    shops
                        .computeIfAbsent(list, none -> new ArrayList<>())
                        .add(
                            shop(
                                point,
                                facts,
                                models(atRisk.get(list.toString()), inflow.get(list.toString())))));
      }
    }
    for (Map.Entry<AreaCode, List<ShopNotices.Shop>> district : shops.entrySet()) {
      ShopNotices notices =
          new ShopNotices(
              facts.operator(),
              facts.name(district.getKey()) + ", " + facts.place(district.getKey()),
              week.plus(1),
              registry.lastDay(),
              district.getValue().stream()
                  .sorted(java.util.Comparator.comparing(ShopNotices.Shop::id))
                  .toList(),
              origin);
      String name = district.getKey().system() + "_" + district.getKey().code();
      ShopNoticesFiles.writeHtml(folder.resolve(name + ".html"), notices);
      ShopNoticesFiles.writeCsv(folder.resolve(name + ".csv"), notices);
    }
  }

  private ShopNotices.Shop shop(SalePoint point, SheetFacts facts, List<ShopNotices.Model> models) {
    List<OfferShown> programmes = facts.message(point.commune()).offers();
    return new ShopNotices.Shop(
        point.id(),
        point.commune(),
        facts.name(point.commune()),
        new SalePlace(point.name(), point.address(), point.hours(), point.services()),
        models,
        programmes);
  }

  private List<ShopNotices.Model> models(ModelCounts atRisk, ModelCounts inflow) {
    List<ShopNotices.Model> models = new ArrayList<>(of(ShopNotices.Cause.INFLOW, inflow));
    models.addAll(of(ShopNotices.Cause.AT_RISK, atRisk));
    return models;
  }

  /** Nothing is said of a district with fewer handsets than may be told. */
  private List<ShopNotices.Model> of(ShopNotices.Cause cause, ModelCounts counts) {
    if (counts == null || counts.handsets() < minimumCell) {
      return List.of();
    }
    long all = counts.handsets();
    return counts.models(reference.catalogue()).stream()
        .limit(MODELS)
        .map(
            model ->
                new ShopNotices.Model(
                    model.entry().manufacturer(),
                    model.entry().model(),
                    cause,
                    Share.of(model.handsets(), all),
                    model.handsets() < minimumCell
                        ? Optional.empty()
                        : Optional.of(Band.of(model.handsets(), minimumCell))))
        .toList();
  }
}
