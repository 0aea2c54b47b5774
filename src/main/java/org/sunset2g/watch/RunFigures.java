package org.sunset2g.watch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * What is told to a monitoring system about a run and its lake. No figure of the ledger is among
 * it: such systems are read by people who may see protected figures only, and a second rounding of
 * a published number would narrow it.
 *
 * @param version version of the programme
 * @param endedAt when the newest run ended
 * @param seconds how long it took
 * @param exitCode how it ended
 * @param week its week as a number, such as 202437; absent where there is none
 * @param stepSeconds wall time by step, as far as it came
 * @param rows rows of landing tables
 * @param gatesBeyond gates beyond their limit, by level
 * @param operatorsRefused operators that it left out
 * @param lastSuccess end of the newest published run
 * @param lastSuccessWeek its week as a number
 * @param usualSeconds median of what the last published runs of these operators took
 * @param runs runs of the lake by how they stand
 * @param staleRuns published runs whose past was run again since
 * @param lake size of the lake; absent where it cannot be measured
 */
public record RunFigures(
    String version,
    Instant endedAt,
    double seconds,
    int exitCode,
    Optional<Integer> week,
    Map<String, Double> stepSeconds,
    List<Rows> rows,
    SortedMap<String, Long> gatesBeyond,
    int operatorsRefused,
    Optional<Instant> lastSuccess,
    Optional<Integer> lastSuccessWeek,
    OptionalDouble usualSeconds,
    SortedMap<String, Long> runs,
    int staleRuns,
    Optional<Size> lake) {

  /** Rows of one landing table of one operator. */
  public record Rows(String operator, String table, long accepted, long rejected) {}

  /** Files and bytes of a folder with all below it. */
  public record Size(long files, long bytes) {}
}
