package org.sunset2g.report.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunset2g.disclosure.AreaTree;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.vocabulary.AreaCode;

/**
 * Places of the provinces on a grid of tiles that resembles the country, drawn by hand: as many
 * rows and columns as it takes, neighbours beside one another where that is possible.
 */
final class TileLayout {
  /** A tile's row and column, from 1. */
  record Spot(int row, int column) {}

  /**
   * An island unit that has a tile of its own, also where the list of units has no such code.
   *
   * @param province code of the province or city it belongs to
   */
  record Island(AreaCode code, String name, String province, Spot spot) {}

  private static final TileLayout OF_2004 =
      new TileLayout(
          "VN-2004",
          """
          12 10 02 04
          11 15 08 06 20
          14 25 26 19 24 22
          .. 17 01 27 30 31
          .. .. 35 33 34
          .. .. 37 36
          .. .. 38
          .. 40
          .. .. 42
          .. .. 44
          .. .. .. 45
          .. .. .. 46 48
          .. .. .. .. 49
          .. .. .. .. 62 51
          .. .. .. .. 64 52
          .. .. .. .. 66 54
          .. .. .. 67 68 56
          .. .. 70 75 60 58
          .. 72 74 79 77
          .. 87 80 82
          89 92 86 83
          91 93 84
          96 95 94
          """,
          List.of(
              new Island(code("VN-2004", "498"), "Huyện Hoàng Sa", "48", new Spot(12, 8)),
              new Island(code("VN-2004", "576"), "Huyện Trường Sa", "56", new Spot(19, 8))));

  private static final TileLayout OF_2025 =
      new TileLayout(
          "VN-2025",
          """
          12 15 08 04
          11 25 19 20
          14 01 24 22
          .. 37 33 31
          .. 38
          .. 40
          .. .. 42
          .. .. 44
          .. .. .. 46
          .. .. .. 48
          .. .. .. 51
          .. .. .. 52
          .. .. .. 66
          .. .. 68 56
          80 75
          82 79
          91 92 86
          96
          """,
          List.of(
              new Island(code("VN-2025", "20333"), "Đặc khu Hoàng Sa", "48", new Spot(10, 7)),
              new Island(code("VN-2025", "22736"), "Đặc khu Trường Sa", "56", new Spot(15, 7))));

  private final String system;
  private final Map<String, Spot> spots = new HashMap<>();
  private final List<Island> islands;
  private final int rows;

  private TileLayout(String system, String grid, List<Island> islands) {
    this.system = system;
    this.islands = islands;
    List<String> lines = grid.lines().toList();
    this.rows = lines.size();
    for (int row = 0; row < rows; row++) {
      String[] cells = lines.get(row).strip().split(" ");
      for (int column = 0; column < cells.length; column++) {
        if (!cells[column].equals("..")) {
          spots.put(cells[column], new Spot(row + 1, column + 1));
        }
      }
    }
  }

  private static AreaCode code(String system, String code) {
    return new AreaCode(system, code);
  }

  /** The layout that has a place for every one of these provinces, and no other. */
  static Optional<TileLayout> of(List<PublishedArea> provinces) {
    return List.of(OF_2004, OF_2025).stream()
        .filter(
            layout ->
                provinces.size() == layout.spots.size()
                    && provinces.stream().allMatch(area -> layout.spot(area).isPresent()))
        .findFirst();
  }

  Optional<Spot> spot(PublishedArea province) {
    return province.code().system().equals(system)
        ? Optional.ofNullable(spots.get(province.code().code()))
        : Optional.empty();
  }

  /** Where what could not be placed stands: below the sea. */
  Spot unplaced() {
    return new Spot(rows, 8);
  }

  List<Island> islands() {
    return islands;
  }

  /** Islands of a province that the tree has no area for. */
  static List<Island> islandsMissing(PublishedArea province, AreaTree tree) {
    return List.of(OF_2004, OF_2025).stream()
        .filter(layout -> layout.system.equals(province.code().system()))
        .flatMap(layout -> layout.islands.stream())
        .filter(island -> island.province().equals(province.code().code()))
        .filter(island -> tree.find(island.code()).isEmpty())
        .toList();
  }
}
