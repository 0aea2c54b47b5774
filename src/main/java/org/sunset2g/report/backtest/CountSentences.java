package org.sunset2g.report.backtest;

import java.util.List;
import org.sunset2g.forecast.score.CountTrial;
import org.sunset2g.forecast.score.CountTrial.Known;

/** What forecasts of a single series come to, those told the cut-off that was known then. */
record CountSentences(List<CountTrial> trials) {
  CountSentences {
    trials = trials.stream().filter(trial -> trial.known() == Known.THEN).toList();
  }

  private long in80() {
    return trials.stream().filter(CountTrial::isIn80).count();
  }

  private long in95() {
    return trials.stream().filter(CountTrial::isIn95).count();
  }

  String en() {
    return "Of %s of the whole country that knew no more than people did then, %s held what came in the range of 80 %% and %s in the range of 95 %%."
        .formatted(
            trials.size() == 1 ? "1 forecast" : Figures.whole(trials.size()) + " forecasts",
            Figures.whole(in80()),
            Figures.whole(in95()));
  }

  String vi() {
    return "Trong %s dự báo cho cả nước chỉ dùng thông tin đã biết tại thời điểm đó, khoảng 80 %% chứa %s và khoảng 95 %% chứa %s số thực tế."
        .formatted(Figures.whole(trials.size()), Figures.whole(in80()), Figures.whole(in95()));
  }
}
