package org.sunset2g.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkContext;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Jobs, stages and bytes of a Spark application, as its tasks count them. */
public final class SparkFigures extends SparkListener {
  private final AtomicLong jobs = new AtomicLong();
  private final AtomicLong stages = new AtomicLong();
  private final AtomicLong input = new AtomicLong();
  private final AtomicLong output = new AtomicLong();
  private final AtomicLong shuffled = new AtomicLong();
  private final AtomicLong spilled = new AtomicLong();

  private SparkFigures() {}

  public static SparkFigures of(SparkContext context) {
    SparkFigures figures = new SparkFigures();
    context.addSparkListener(figures);
    return figures;
  }

  @Override
  public void onJobStart(SparkListenerJobStart job) {
    jobs.incrementAndGet();
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted stage) {
    stages.incrementAndGet();
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd task) {
    TaskMetrics metrics = task.taskMetrics();
    if (metrics == null) {
      return;
    }
    input.addAndGet(metrics.inputMetrics().bytesRead());
    output.addAndGet(metrics.outputMetrics().bytesWritten());
    shuffled.addAndGet(metrics.shuffleWriteMetrics().bytesWritten());
    spilled.addAndGet(metrics.diskBytesSpilled());
  }

  /**
   * Bytes and counts since the last call. Events arrive a moment after what they tell of, so the
   * call waits for them: outside the timed week.
   */
  public Map<String, Long> taken() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    Map<String, Long> taken = new LinkedHashMap<>();
    taken.put("jobs", jobs.getAndSet(0));
    taken.put("stages", stages.getAndSet(0));
    taken.put("taskInput", input.getAndSet(0));
    taken.put("taskOutput", output.getAndSet(0));
    taken.put("shuffled", shuffled.getAndSet(0));
    taken.put("spilled", spilled.getAndSet(0));
    return taken;
  }
}
