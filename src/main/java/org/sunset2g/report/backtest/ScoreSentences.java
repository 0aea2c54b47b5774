package org.sunset2g.report.backtest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sunset2g.forecast.Baseline;
import org.sunset2g.forecast.score.Score;

/** What the scores come to, in a sentence or two. */
record ScoreSentences(Score all, Optional<Score> ahead) {
  String en() {
    String held =
        "Of %s numbers forecast, the range of 80 %% held %s and the range of 95 %% held %s."
            .formatted(
                Figures.whole(all.trials()),
                Figures.percent(all.coverage80()),
                Figures.percent(all.coverage95()));
    return ahead
        .map(
            score ->
                held
                    + " Four weeks ahead or more, the median was off by %s; the best simple rule, %s, by %s."
                        .formatted(
                            Figures.percent(score.median().weightedAbsolute()),
                            score.best().written(),
                            Figures.percent(bestError(score))))
        .orElse(held);
  }

  String vi() {
    String held =
        "Trong %s số liệu được dự báo, khoảng 80 %% chứa %s và khoảng 95 %% chứa %s số thực tế."
            .formatted(
                Figures.whole(all.trials()).replace(',', '.'),
                percentVi(all.coverage80()),
                percentVi(all.coverage95()));
    return ahead
        .map(
            score ->
                held
                    + " Từ bốn tuần trở lên, dự báo trung vị lệch %s; cách ngoại suy đơn giản tốt nhất lệch %s."
                        .formatted(
                            percentVi(score.median().weightedAbsolute()),
                            percentVi(bestError(score))))
        .orElse(held);
  }

  List<BacktestView.Headline> headlines() {
    Score far = ahead.orElse(all);
    Baseline best = far.best();
    String horizon = ahead.isPresent() ? "four weeks ahead or more" : "all horizons";
    return List.of(
        new BacktestView.Headline(
            "Within the range of 80 %",
            Figures.percent(all.coverage80()),
            Figures.percent(all.part80()) + " with its ends by their probability"),
        new BacktestView.Headline(
            "Within the range of 95 %",
            Figures.percent(all.coverage95()),
            Figures.percent(all.part95()) + " with its ends by their probability"),
        new BacktestView.Headline(
            "Off by", Figures.percent(far.median().weightedAbsolute()), "median, " + horizon),
        new BacktestView.Headline(
            "Best simple rule off by",
            Figures.percent(bestError(far)),
            best.written() + ", " + horizon));
  }

  private static double bestError(Score score) {
    return score.baselines().get(score.best()).weightedAbsolute();
  }

  private static String percentVi(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share).replace('.', ',');
  }
}
