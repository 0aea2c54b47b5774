package org.sunset2g.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.launcher.Installation.Outcome;

class SubmitTest {
  private static final String SPARK_SUBMIT =
      """
      package org.apache.spark.deploy;
      public class SparkSubmit {
        public static void main(String[] arguments) {
          System.out.println("scala " + System.getenv("SPARK_SCALA_VERSION"));
          System.out.println("option " + System.getProperty("driver.option"));
          System.out.println("heap " + Runtime.getRuntime().maxMemory() / 1048576);
          System.out.println("jars " + new java.io.File(System.getenv("SPARK_HOME"), "jars").list().length);
          for (String argument : arguments) System.out.println("[" + argument + "]");
          System.exit(4);
        }
      }
      """;

  @TempDir Path folder;
  Installation house;

  @BeforeEach
  void install() throws Exception {
    house = Installation.of(folder.resolve("nhà mạng")).withEngine();
    Installation.jar(
        house.root().resolve("target/lib/spark-core_2.12-3.5.9.jar"),
        "org/apache/spark/deploy/SparkSubmit",
        SPARK_SUBMIT);
    house.write("target/lib/picocli-4.7.7.jar", "");
    house.write("target/lib/guava-16.0.1.jar", "");
  }

  @Test
  void withoutADistributionSparksOwnClassRunsFromTheLibraries() throws Exception {
    Outcome outcome = house.run(Map.of(), "jobs/submit", "weekly", "--week", "2026-W40", "--", "x");
    assertThat(outcome.output())
        .contains("scala 2.12\n", "jars 3\n", "[--class]\n[org.sunset2g.job.Sunset2g]\n")
        .endsWith("target/sunset2g.jar]\n[weekly]\n[--week]\n[2026-W40]\n[--]\n[x]\n");
    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.errors()).isEmpty();
  }

  @Test
  void optionsBeforeTheDashesGoToSpark() throws Exception {
    Outcome outcome =
        house.run(
            Map.of("SPARK_SUBMIT_OPTIONS", "--name from-environment"),
            "jobs/submit",
            "--master",
            "local[2]",
            "--conf",
            "spark.app.name=a b",
            "--driver-memory",
            "1100m",
            "--",
            "weekly");
    assertThat(outcome.output())
        .contains("[--name]\n[from-environment]\n[--master]\n[local[2]]\n")
        .contains("[--conf]\n[spark.app.name=a b]\n")
        .containsPattern("heap (9|10)\\d\\d\n")
        .endsWith("target/sunset2g.jar]\n[weekly]\n");
  }

  @Test
  void theCallersJavaOptionsJoinTheOpenings() throws Exception {
    Outcome outcome =
        house.run(
            Map.of(),
            "jobs/submit",
            "--conf=spark.executor.extraJavaOptions=-Dexecutor.option=1",
            "--driver-java-options",
            "-Ddriver.option=2",
            "--",
            "weekly");
    assertThat(outcome.output())
        .contains("option 2\n")
        .containsPattern("\\[spark.driver.extraJavaOptions=.*sun.nio.ch=.* -Ddriver.option=2]")
        .containsPattern("\\[spark.executor.extraJavaOptions=.*sun.nio.ch=.* -Dexecutor.option=1]");
  }

  @Test
  void optionsWithoutTheDashesAreWrongUsage() throws Exception {
    Outcome outcome = house.run(Map.of(), "jobs/submit", "--master", "yarn", "weekly");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.errors()).contains("must end with --");
  }

  @Test
  void aDistributionIsGivenOnlyTheLibrariesItLacks() throws Exception {
    house.write("spark/jars/spark-core_2.12-3.5.1.jar", "");
    house.write("spark/jars/guava-14.0.1.jar", "");
    house.program("spark/bin/spark-submit", "printf '[%s]\\n' \"$@\"; exit 5");
    Map<String, String> environment =
        Map.of("SPARK_HOME", house.root().resolve("spark").toString());
    Outcome outcome = house.run(environment, "jobs/submit", "--jars", "mine.jar", "--", "weekly");
    assertThat(outcome.output())
        .contains(
            "[--jars]\n[" + house.root().resolve("target/lib/picocli-4.7.7.jar") + ",mine.jar]\n");
    assertThat(outcome.code()).isEqualTo(5);
  }

  @Test
  void documentsAreWrittenWithOurLibrariesAlsoUnderADistribution() throws Exception {
    distributionWithOldLibraries();
    Path spark = house.root().resolve("spark");
    String lib = house.root().resolve("target/lib").toString();
    String ours =
        "%1$s/commons-compress-1.27.1.jar:commons-compress-1.27.1.jar:%1$s/commons-io-2.16.1.jar:commons-io-2.16.1.jar"
            .formatted(lib);
    Map<String, String> environment = Map.of("SPARK_HOME", spark.toString());

    Outcome plain = house.run(environment, "jobs/submit", "weekly");
    assertThat(plain.output())
        .contains("[--conf]\n[spark.driver.extraClassPath=" + ours + "]\n")
        .contains(
            "[--jars]\n[%1$s/commons-compress-1.27.1.jar,%1$s/commons-io-2.16.1.jar,"
                .formatted(lib));

    house.write("spark/conf/spark-defaults.conf", "spark.driver.extraClassPath  /site/a.jar \n");
    assertThat(house.run(environment, "jobs/submit", "weekly").output())
        .as("what the distribution's settings name stays, behind ours")
        .contains("[spark.driver.extraClassPath=" + ours + ":/site/a.jar]\n");

    Path mine = house.write("mine.conf", "spark.driver.extraClassPath=/mine/b.jar\n");
    assertThat(
            house
                .run(
                    environment,
                    "jobs/submit",
                    "--properties-file",
                    mine.toString(),
                    "--",
                    "weekly")
                .output())
        .contains("[spark.driver.extraClassPath=" + ours + ":/mine/b.jar]\n")
        .contains("[--properties-file]\n[" + mine + "]\n");

    for (String[] option :
        new String[][] {
          {"--conf", "spark.driver.extraClassPath=/typed/c.jar"},
          {"--driver-class-path", "/typed/c.jar"}
        }) {
      assertThat(
              house.run(environment, "jobs/submit", option[0], option[1], "--", "weekly").output())
          .containsOnlyOnce("spark.driver.extraClassPath")
          .contains("[spark.driver.extraClassPath=" + ours + ":/typed/c.jar]\n");
    }
  }

  private void distributionWithOldLibraries() throws Exception {
    house.write("target/lib/commons-compress-1.27.1.jar", "");
    house.write("target/lib/commons-io-2.16.1.jar", "");
    house.write("spark/jars/spark-core_2.12-3.5.1.jar", "");
    house.write("spark/jars/commons-compress-1.23.0.jar", "");
    house.write("spark/jars/commons-io-2.13.0.jar", "");
    house.program("spark/bin/spark-submit", "printf '[%s]\\n' \"$@\"");
  }

  @Test
  void aDistributionOfAnotherScalaIsRefused() throws Exception {
    house.write("spark/jars/spark-core_2.13-3.5.1.jar", "");
    house.program("spark/bin/spark-submit", "exit 0");
    Map<String, String> environment =
        Map.of("SPARK_HOME", house.root().resolve("spark").toString());
    Outcome outcome = house.run(environment, "jobs/submit", "weekly");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.errors()).contains("spark-core_2.13-3.5.1.jar").contains("Scala 2.12");
  }
}
