package org.sunset2g.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One round of one contender.
 *
 * @param firstWeekSeconds from the start of the process to the end of the first week
 * @param coldSeconds from start to end of a process that runs the last week alone
 * @param weeks all weeks of the one process
 * @param peakBytes most memory of that process
 */
record Measured(
    double firstWeekSeconds, double coldSeconds, List<Report.Week> weeks, long peakBytes) {

  /** The second and later weeks. */
  List<Report.Week> steadyWeeks() {
    return weeks.subList(1, weeks.size());
  }

  double steadySeconds() {
    return Figures.of(steadyWeeks(), Report.Week::seconds).median();
  }

  /** Numbers of which the median and the range are shown. */
  record Figures(List<Double> values) {
    static <T> Figures of(List<T> of, ToDoubleFunction<T> value) {
      List<Double> values = new ArrayList<>();
      of.forEach(each -> values.add(value.applyAsDouble(each)));
      values.sort(null);
      return new Figures(values);
    }

    double median() {
      int count = values.size();
      return (values.get((count - 1) / 2) + values.get(count / 2)) / 2;
    }

    double least() {
      return values.get(0);
    }

    double most() {
      return values.get(values.size() - 1);
    }

    String spread() {
      return String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", median(), least(), most());
    }
  }
}
