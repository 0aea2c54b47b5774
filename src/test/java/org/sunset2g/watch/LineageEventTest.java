package org.sunset2g.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sunset2g.watch.LineageEvent.Check;
import org.sunset2g.watch.LineageEvent.Dataset;

class LineageEventTest {
  private static final Dataset TABLE =
      new Dataset(
          "/lake/warehouse/sunset2g/ledger",
          Optional.of("77"),
          Map.of("week", "string"),
          OptionalLong.of(5),
          OptionalLong.of(12),
          List.of(new Check("empty_share", "tac", true), new Check("row_count_change", "", false)));

  private static Dataset at(String place) {
    return new Dataset(
        place, Optional.empty(), Map.of(), OptionalLong.empty(), OptionalLong.empty(), List.of());
  }

  private static LineageEvent event(LineageEvent.Type type, Optional<String> error) {
    return event(type, error, List.of(TABLE));
  }

  private static LineageEvent event(
      LineageEvent.Type type, Optional<String> error, List<Dataset> datasets) {
    return new LineageEvent(
        type,
        Instant.parse("2024-09-16T02:00:00Z"),
        "sunset2g",
        "sunset2g.weekly",
        UUID.nameUUIDFromBytes(new byte[] {1}),
        LocalDate.parse("2024-09-09"),
        "spark 3.5.9",
        new TreeMap<>(Map.of("spark", "3.5.9", "sunset2g", "1.0")),
        error,
        datasets,
        datasets);
  }

  @Test
  void everyTransitionIsOfTheSpecification() {
    for (LineageEvent.Type type : LineageEvent.Type.values()) {
      assertThat(LineageSchema.faults(event(type, Optional.of("why")).json())).isEmpty();
    }
    assertThat(LineageSchema.faults("{\"eventType\": \"DONE\"}".getBytes())).isNotEmpty();
  }

  @Test
  void theNominalTimeIsTheIsoWeekInVietNam() throws IOException {
    JsonNode nominal =
        new ObjectMapper()
            .readTree(event(LineageEvent.Type.START, Optional.empty()).json())
            .at("/run/facets/nominalTime");

    assertThat(nominal.get("nominalStartTime").asText()).isEqualTo("2024-09-09T00:00:00+07:00");
    assertThat(nominal.get("nominalEndTime").asText()).isEqualTo("2024-09-16T00:00:00+07:00");
  }

  @Test
  void aGateOfTheWholeTableHasNoColumn() throws IOException {
    JsonNode assertions =
        new ObjectMapper()
            .readTree(event(LineageEvent.Type.COMPLETE, Optional.empty()).json())
            .at("/inputs/0/inputFacets/dataQualityAssertions/assertions");

    assertThat(assertions.get(0).get("column").asText()).isEqualTo("tac");
    assertThat(assertions.get(1).has("column")).isFalse();
    assertThat(assertions.get(1).get("success").asBoolean()).isFalse();
  }

  @Test
  void aPlaceIsCalledAsOthersCallIt() throws IOException {
    List<Dataset> places =
        List.of(
            at("/lake/warehouse/sunset2g/ledger"),
            at("file:///srv/tables/sunset2g/ledger"),
            at("hdfs://namenode:8020/lake/warehouse/sunset2g/ledger"),
            at("s3a://bucket/lake/warehouse/sunset2g/ledger"));
    byte[] json = event(LineageEvent.Type.COMPLETE, Optional.empty(), places).json();
    JsonNode event = new ObjectMapper().readTree(json);

    for (String side : List.of("inputs", "outputs")) {
      assertThat(event.get(side))
          .extracting(set -> set.get("namespace").asText() + " " + set.get("name").asText())
          .containsExactly(
              "file /lake/warehouse/sunset2g/ledger",
              "file /srv/tables/sunset2g/ledger",
              "hdfs://namenode:8020 /lake/warehouse/sunset2g/ledger",
              "s3://bucket lake/warehouse/sunset2g/ledger");
    }
    assertThat(LineageSchema.faults(json)).isEmpty();
  }
}
