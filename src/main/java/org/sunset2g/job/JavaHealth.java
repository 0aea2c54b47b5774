package org.sunset2g.job;

import java.util.List;

/** Java from 17 to 21: Spark 3.5 is not built for less, and Hadoop 3.3.4 fails on 24 and later. */
final class JavaHealth implements HealthCheck {
  @Override
  public List<HealthFinding> look(HealthSurroundings surroundings) {
    String said = "Java %d of %s".formatted(surroundings.java(), surroundings.vendor());
    return List.of(
        surroundings.java() >= 17 && surroundings.java() <= 21
            ? HealthFinding.good("java", said)
            : HealthFinding.wrong(
                "java",
                said + "; a JDK from 17 to 21 is needed",
                "name one with SUNSET2G_JAVA_HOME"));
  }
}
