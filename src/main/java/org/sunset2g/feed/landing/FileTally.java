package org.sunset2g.feed.landing;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.util.AccumulatorV2;
import org.sunset2g.quality.RowMeasures;

/**
 * Adds up the parts of a landing file. Spark hands over a part once for every task that succeeded;
 * what a task that failed had counted is forgotten with it.
 */
final class FileTally extends AccumulatorV2<PartTally, FileTally.Found> {
  private static final long serialVersionUID = 1L;

  /** What was found in the parts that were added. */
  record Found(RowMeasures measures, List<ScratchFiles.Part> files) implements Serializable {}

  private final int columns;
  private RowMeasures measures;
  private final List<ScratchFiles.Part> files = new ArrayList<>();

  /**
   * @param columns number of file columns
   */
  FileTally(int columns) {
    this.columns = columns;
    this.measures = new RowMeasures(columns);
  }

  @Override
  public boolean isZero() {
    return files.isEmpty();
  }

  @Override
  public FileTally copy() {
    FileTally copy = new FileTally(columns);
    copy.merge(this);
    return copy;
  }

  @Override
  public void reset() {
    measures = new RowMeasures(columns);
    files.clear();
  }

  @Override
  public synchronized void add(PartTally part) {
    measures.add(part.measures());
    files.add(part.files());
  }

  @Override
  public void merge(AccumulatorV2<PartTally, FileTally.Found> other) {
    measures.add(other.value().measures());
    files.addAll(other.value().files());
  }

  @Override
  public Found value() {
    return new Found(measures, files);
  }
}
