package org.sunset2g.job;

import java.util.List;
import org.apache.spark.SparkConf;

/** What would run the heavy steps, and whether anybody else could look at it while it does. */
final class EngineHealth implements HealthCheck {
  @Override
  public List<HealthFinding> look(HealthSurroundings surroundings) {
    Configuration configuration = surroundings.configuration();
    NativeExecution execution = NativeExecution.choose(configuration, new SparkConf());
    boolean isAsked = configuration.engine() == Configuration.Engine.SPARK;
    HealthFinding engine =
        execution
            .whyNot()
            .map(
                why ->
                    isAsked
                        ? HealthFinding.good("engine", "Spark's own operators, as set")
                        : HealthFinding.warning(
                            "engine",
                            "Spark's own operators: " + why,
                            "nothing must be done: results are the same, runs take longer"))
            .orElseGet(
                () ->
                    HealthFinding.good(
                        "engine", "comet " + NativeExecution.version().orElse("") + " loads"));
    boolean isShown =
        configuration.spark().entrySet().stream()
            .anyMatch(
                setting ->
                    setting.getKey().endsWith("ui.enabled") && setting.getValue().equals("true"));
    return List.of(
        engine,
        isShown
            ? HealthFinding.warning(
                "spark ui",
                "it is switched on: others may reach it while a week runs",
                "take ui.enabled out of the settings under spark")
            : HealthFinding.good("spark ui", "off"));
  }
}
