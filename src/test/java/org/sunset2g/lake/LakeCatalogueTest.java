package org.sunset2g.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.vocabulary.InputProblem;

class LakeCatalogueTest {
  @TempDir Path folder;

  private Map<String, String> properties(Map<String, String> named) {
    return LakeCatalogue.of(folder.resolve("lake"), named).properties();
  }

  @Test
  void aDatabaseThatNeverAnswersIsNotWaitedForWithoutEnd() {
    assertThat(properties(Map.of("type", "jdbc", "uri", "jdbc:postgresql://db/lake")))
        .containsEntry("jdbc.socketTimeout", "60")
        .containsEntry("jdbc.tcpKeepAlive", "true");
    assertThat(
            properties(
                Map.of(
                    "type", "jdbc", "uri", "jdbc:postgresql://db/lake", "jdbc.socketTimeout", "5")))
        .containsEntry("jdbc.socketTimeout", "5");
    assertThat(properties(Map.of("type", "jdbc", "uri", "jdbc:sqlite:/x.db")))
        .doesNotContainKeys("jdbc.socketTimeout", "jdbc.tcpKeepAlive");
  }

  /** The timeout reaches the driver: without it this would wait for an answer without end. */
  @Test
  @Timeout(60)
  void whatIsSetForTheDriverReachesIt() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<String, String> named =
          Map.of(
              "type",
              "jdbc",
              "uri",
              "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/lake",
              "jdbc.sslmode",
              "disable",
              "jdbc.socketTimeout",
              "1");
      assertThatThrownBy(() -> LakeCatalogue.of(folder.resolve("lake"), named).open())
          .isInstanceOf(InputProblem.class)
          .hasMessageContaining("the lake's catalogue cannot be opened");
    }
  }

  @Test
  void aWarehouseOfItsOwnIsWhereTheTablesAre() {
    Path lake = Path.of("/data/lake");

    assertThat(Lake.warehouse(lake, Map.of())).isEqualTo("/data/lake/warehouse");
    assertThat(warehouse(lake, "jdbc", "file:///srv/tables/")).isEqualTo("/srv/tables");
    assertThat(warehouse(lake, "jdbc", "s3a://bucket/tables")).isEqualTo("s3a://bucket/tables");
    assertThat(warehouse(lake, "rest", "a name of the service's"))
        .isEqualTo("/data/lake/warehouse");
  }

  private static String warehouse(Path lake, String type, String place) {
    return Lake.warehouse(
        lake, Map.of("type", type, "uri", "jdbc:sqlite:/x/catalogue.db", "warehouse", place));
  }
}
