package org.sunset2g.report.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.AreaTree;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.vocabulary.AreaCode;

/**
 * The areas below one area as tiles: in the shape of the country where they are its provinces, else
 * in the order of their codes.
 *
 * @param isShaped whether tiles have places of their own
 */
public record Cartogram(List<Tile> tiles, Shades shades, boolean isShaped) {
  public Cartogram {
    tiles = List.copyOf(tiles);
  }

  static Cartogram of(PublishedArea area, ProtectedWeek table) {
    AreaTree tree = table.areas();
    List<PublishedArea> below = tree.below(area);
    Shades shades =
        Shades.of(
            below.stream()
                .filter(Ranking::isRanked)
                .map(each -> table.number(each, Measure.CLOSING))
                .toList(),
            table.minimumCell());
    Optional<TileLayout> layout =
        area.level() == AreaLevel.COUNTRY
            ? TileLayout.of(below.stream().filter(Ranking::isRanked).toList())
            : Optional.empty();
    List<Tile> tiles = new ArrayList<>();
    for (PublishedArea each : below) {
      String spot = layout.map(grid -> written(grid.spot(each).orElse(grid.unplaced()))).orElse("");
      tiles.add(tile(each, "", spot, table, shades));
    }
    layout.ifPresent(
        grid -> grid.islands().forEach(island -> tiles.add(tile(island, table, shades))));
    if (layout.isEmpty()) {
      for (TileLayout.Island island : TileLayout.islandsMissing(area, tree)) {
        tiles.add(new Tile(Optional.empty(), island.name(), "", "", 0, 0));
      }
    }
    return new Cartogram(tiles, shades, layout.isPresent());
  }

  private static Tile tile(TileLayout.Island island, ProtectedWeek table, Shades shades) {
    AreaTree tree = table.areas();
    String province =
        tree.find(new AreaCode(island.code().system(), island.province()))
            .map(area -> shortName(area))
            .orElse("");
    String spot = written(island.spot()) + " island";
    return tree.find(island.code())
        .map(area -> tile(area, province, spot, table, shades))
        .orElseGet(() -> new Tile(Optional.empty(), island.name(), province, spot, 0, 0));
  }

  private static Tile tile(
      PublishedArea area, String part, String spot, ProtectedWeek table, Shades shades) {
    long number = table.number(area, Measure.CLOSING);
    return new Tile(Optional.of(area), shortName(area), part, spot, number, shades.shade(number));
  }

  private static String written(TileLayout.Spot spot) {
    return "r" + spot.row() + " c" + spot.column();
  }

  /** Without the word for a province or a city, which all have. */
  private static String shortName(PublishedArea area) {
    return area.level() == AreaLevel.PROVINCE
        ? area.name().replaceFirst("^(Tỉnh|Thành phố) ", "")
        : area.name();
  }
}
