package org.sunset2g.feed.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunset2g.feed.landing.LandingFixture.OBSERVATION;
import static org.sunset2g.feed.landing.LandingFixture.OBSERVATION_HEADER;
import static org.sunset2g.feed.landing.LandingFixture.SNAPSHOT;
import static org.sunset2g.feed.landing.LandingFixture.SNAPSHOT_HEADER;
import static org.sunset2g.feed.landing.LandingFixture.observation;
import static org.sunset2g.feed.landing.LandingFixture.shown;
import static org.sunset2g.feed.landing.LandingFixture.subscriber;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.sunset2g.PassingFolder;

class LandingIdentityTest {

  @Property(tries = 10, seed = "37", shrinking = ShrinkingMode.OFF)
  void everySnapshotRowIsAccountedForInAnyOrderAndAnyChunks(
      @ForAll("subscribers") List<String> rows) throws IOException {
    isAccountedFor(SNAPSHOT, SNAPSHOT_HEADER, rows);
  }

  @Property(tries = 10, seed = "37", shrinking = ShrinkingMode.OFF)
  void everyObservationIsAccountedForInAnyOrderAndAnyChunks(
      @ForAll("observations") List<String> rows) throws IOException {
    isAccountedFor(OBSERVATION, OBSERVATION_HEADER, rows);
  }

  private static void isAccountedFor(String table, String header, List<String> rows)
      throws IOException {
    List<String> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(rows.size()));
    Outcome whole = outcome(table, header, rows, 1 << 20);
    assertThat(whole.rejectedLines()).isEqualTo(whole.counts().rejectedRows());
    assertThat((long) whole.accepted().size()).isEqualTo(whole.counts().accepted());
    assertThat(whole.counts().rowsIn()).isEqualTo(rows.size());
    assertThat(outcome(table, header, rows, 50)).isEqualTo(whole);
    assertThat(outcome(table, header, shuffled, 120)).isEqualTo(whole);
  }

  private static Outcome outcome(String table, String header, List<String> rows, long chunkBytes)
      throws IOException {
    Path landing = PassingFolder.make("landing");
    LandingFixture fixture =
        new LandingFixture(landing).with(table + ".csv", header + "\n" + String.join("\n", rows));
    CheckedTable checked = fixture.read(table, chunkBytes);
    return new Outcome(
        shown(LandingFixture.accepted(checked)),
        checked.rejected().select("line").distinct().count(),
        checked.counts());
  }

  private record Outcome(List<String> accepted, long rejectedLines, Counts counts) {}

  @Provide
  Arbitrary<List<String>> subscribers() {
    Arbitrary<String> hamlet = Arbitraries.of("", "x", "\"a, \"\"b\"\"\nc\"", "\"\r\n\"", "Đông");
    Arbitrary<String> good =
        Combinators.combine(Arbitraries.integers().between(1, 12), hamlet)
            .as((number, name) -> subscriber(number, name));
    Arbitrary<String> bad =
        Combinators.combine(
                good, Arbitraries.of(",ACTIVE,", ",VN-2004,", ",true,", "2019-03-04", ",2G"))
            .as((row, part) -> row.replace(part, ",,x"));
    return mixed(good, bad);
  }

  @Provide
  Arbitrary<List<String>> observations() {
    Arbitrary<String> good =
        Combinators.combine(
                Arbitraries.integers().between(1, 4),
                Arbitraries.of("", "ab", "cd"),
                Arbitraries.of("12345678", "00000001"),
                Arbitraries.of("2024-09-09,2024-09-10,1", "2024-09-10,2024-09-15,3"),
                Arbitraries.of("0", "7", "2147483647"))
            .as(
                (number, device, tac, days, events) ->
                    observation(number, String.join(",", device, tac, days, events, "2G")));
    Arbitrary<String> bad =
        Combinators.combine(good, Arbitraries.of("2024-09-", ",2G", "00000", ","))
            .as((row, part) -> row.replace(part, "x"));
    return mixed(good, bad);
  }

  private static Arbitrary<List<String>> mixed(Arbitrary<String> good, Arbitrary<String> bad) {
    return Arbitraries.frequencyOf(Tuple.of(4, good), Tuple.of(1, bad))
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }
}
