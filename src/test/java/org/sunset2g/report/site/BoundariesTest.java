package org.sunset2g.report.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.report.ReportContent;
import org.sunset2g.vocabulary.InputProblem;

class BoundariesTest {
  private static final String SQUARE =
      "{\"type\":\"Polygon\",\"coordinates\":[[[105,20],[106,20],[106,21],[105,21],[105,20]]]}";

  @TempDir Path folder;

  @Test
  void outlinesBecomeAMapAndWhatIsMissingIsListed() throws IOException {
    ReportContent content = SiteWorld.small();
    Boundaries boundaries = read(collection(feature("\"01\"", SQUARE), feature("\"99\"", SQUARE)));
    ReportSite.write(folder.resolve("site"), content, Optional.of(boundaries));

    assertThat(boundaries.unknownCodes(content.table().areas())).containsExactly("99");
    String page = Files.readString(folder.resolve("site/index.html"));
    assertThat(page).contains("data-map=\"assets/map/index.js\"").contains("99");
    String missing = content.table().areas().below(content.table().areas().country()).get(1).name();
    assertThat(page).contains("Tệp ranh giới không có: " + missing);
    assertThat(folder.resolve("site/assets/map/index.js"))
        .content()
        .startsWith("sunsetMap({")
        .contains("VN-2004-01")
        .doesNotContain("99\"");
    assertThat(folder.resolve("site/assets/echarts.min.js")).isRegularFile();
    assertThat(folder.resolve("site/area/VN-2004-00001.html")).content().doesNotContain("data-map");
  }

  @Test
  void withoutBoundariesThereIsNoMapLibrary() throws IOException {
    ReportSite.write(folder, SiteWorld.small(), Optional.empty());

    assertThat(folder.resolve("assets/echarts.min.js")).doesNotExist();
  }

  @Test
  void aFileThatIsNotThereIsAProblem() {
    assertThatThrownBy(() -> Boundaries.read(folder.resolve("none.geojson"), "ma"))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("none.geojson")
        .hasMessageContaining("cannot be read");
  }

  @Test
  void aFileThatIsNoCollectionIsAProblem() {
    assertProblem("[1, 2]", "no GeoJSON FeatureCollection");
    assertProblem("{\"type\":\"Topology\",\"objects\":{}}", "no GeoJSON FeatureCollection");
    assertProblem("{\"type\":\"FeatureCollection\",\"features\":[]}", "with features");
  }

  @Test
  void brokenJsonIsToldWithItsLine() {
    assertProblem("{\"type\":\"FeatureCollection\",\n\"features\":[{]}", "line 2", "not JSON");
  }

  @Test
  void aFeatureWithoutACodeIsToldByItsNumber() {
    assertProblem(
        collection(feature("\"01\"", SQUARE), feature("7", SQUARE)),
        "feature 2",
        "'ma' holds no code but 7",
        "leading zeros");
  }

  @Test
  void anAreaThatIsNoPolygonIsAProblem() {
    assertProblem(
        collection(feature("\"01\"", "{\"type\":\"Point\",\"coordinates\":[105,20]}")),
        "feature 1",
        "01",
        "'Point'");
  }

  @Test
  void cornersInMetresAreAProblem() {
    assertProblem(
        collection(feature("\"01\"", SQUARE.replace("105,20", "586000,2325000"))),
        "feature 1",
        "586000",
        "WGS 84");
  }

  @Test
  void anAreaThatIsThereTwiceIsAProblem() {
    assertProblem(
        collection(feature("\"01\"", SQUARE), feature("\"01\"", SQUARE)),
        "feature 2",
        "there twice",
        "MultiPolygon");
  }

  private void assertProblem(String text, String... told) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("areas.geojson")
        .hasMessageContaining("what to do:")
        .hasMessageContainingAll(told);
  }

  private Boundaries read(String text) throws IOException {
    Path file = folder.resolve("areas.geojson");
    Files.writeString(file, text);
    return Boundaries.read(file, "ma");
  }

  private static String collection(String... features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
  }

  private static String feature(String code, String geometry) {
    return "{\"type\":\"Feature\",\"properties\":{\"ma\":%s},\"geometry\":%s}"
        .formatted(code, geometry);
  }
}
