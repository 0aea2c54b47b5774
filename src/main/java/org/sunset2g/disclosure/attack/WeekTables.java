package org.sunset2g.disclosure.attack;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The tables of one phase and week as they lie in files, unjudged. A row may be there several
 * times, from several files: then each tells it.
 *
 * @param revision 1 for the first publication; the figures of two revisions are different unknowns
 * @param minimumCell what figures are said to be multiples of
 * @param operators operators that are counted in the figures; none where nobody says
 * @param handsetSims closing numbers by handset and SIM; rows that show zero are left out
 * @param models closing numbers by model; the row of all others has no part
 * @param before what revised figures were before: numbers of their own, in no relation
 * @param again figures of areas that are told once more beside the table, by name of the measure
 */
public record WeekTables(
    String phase,
    IsoWeek week,
    int revision,
    int minimumCell,
    Set<String> operators,
    List<AreaRow> areas,
    List<PartRow> handsetSims,
    List<PartRow> models,
    List<InflowRow> inflow,
    List<PartRow> before,
    List<PartRow> again) {

  /**
   * All measures of one area.
   *
   * @param above the area it is added up into; empty for the country and what is beside the tree
   * @param shown by ordinal of the measure; {@link PublishedFigure#WITHHELD} where there is no
   *     number
   */
  public record AreaRow(
      String file, AreaCode area, AreaLevel level, Optional<AreaCode> above, long[] shown) {}

  /** One cell of a breakdown of an area. */
  public record PartRow(String file, AreaCode area, String part, long shown) {}

  /**
   * One number of those first seen with a 2G-only handset.
   *
   * @param measure as the table writes it
   * @param model empty where it is not a row of a model
   */
  public record InflowRow(
      String file,
      String measure,
      AreaCode area,
      Optional<AreaCode> above,
      String model,
      long shown) {}

  public WeekTables {
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(week, "week");
    if (minimumCell < 1) {
      throw new IllegalArgumentException("a minimum cell is at least 1, was " + minimumCell);
    }
    operators = Set.copyOf(operators);
    areas = List.copyOf(areas);
    handsetSims = List.copyOf(handsetSims);
    models = List.copyOf(models);
    inflow = List.copyOf(inflow);
    before = List.copyOf(before);
    again = List.copyOf(again);
  }
}
