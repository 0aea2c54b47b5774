package org.sunset2g.report.backtest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sunset2g.forecast.score.Horizon;
import org.sunset2g.forecast.score.Score;
import org.sunset2g.forecast.score.ScoreRow;
import org.sunset2g.forecast.score.ScoreRow.Grouping;

/** The lines of the scores by how far ahead they looked, as pictures need them. */
final class HorizonRows {
  private final List<ScoreRow> rows;

  HorizonRows(List<ScoreRow> rows) {
    this.rows = rows.stream().filter(row -> row.grouping() == Grouping.HORIZON).toList();
  }

  /** The horizons that there is a score of. */
  List<Horizon> horizons() {
    List<Horizon> horizons = new ArrayList<>();
    for (Horizon horizon : Horizon.values()) {
      if (of(Optional.empty(), horizon).isPresent()) {
        horizons.add(horizon);
      }
    }
    return horizons;
  }

  Set<String> worlds() {
    Set<String> worlds = new LinkedHashSet<>();
    rows.forEach(row -> row.world().ifPresent(worlds::add));
    return worlds;
  }

  Optional<Score> of(Optional<String> world, Horizon horizon) {
    return rows.stream()
        .filter(row -> row.world().equals(world) && row.group().equals(horizon.written()))
        .map(ScoreRow::score)
        .findFirst();
  }
}
