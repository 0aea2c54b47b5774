package org.sunset2g.report.backtest;

import java.util.List;
import org.sunset2g.forecast.score.CountTrial;
import org.sunset2g.forecast.score.ScoreRow;

/**
 * What a page of forecasts and what came is made of.
 *
 * @param made how it came about, one sentence each
 * @param rows scores; none where a single series was forecast
 * @param counts forecasts of a single series; none where there are scores
 */
public record BacktestContent(
    List<String> made, List<ScoreRow> rows, List<CountTrial> counts, List<Fan> fans) {
  public BacktestContent {
    made = List.copyOf(made);
    rows = List.copyOf(rows);
    counts = List.copyOf(counts);
    fans = List.copyOf(fans);
    if (rows.isEmpty() == counts.isEmpty()) {
      throw new IllegalArgumentException("a page tells scores or a single series");
    }
  }
}
