package org.sunset2g.lake;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything about one run: what was asked, what went in, what came out, and, once published, the
 * snapshot of every table that readers may see.
 *
 * @param runId six digits, counted up in the lake
 * @param command what was asked for
 * @param week the week that was run
 * @param status how it stands
 * @param startedAt start
 * @param endedAt end, once there is one
 * @param engine what ran it
 * @param versions versions of the parts
 * @param settings settings that the figures depend on
 * @param operators operators whose week the run publishes
 * @param refused operators whose input was refused, and why
 * @param phases phases in the run
 * @param basedOn the run whose state this one starts from, by operator; none in a first week
 * @param inputs fingerprints of what was read
 * @param counts figures by name, such as {@code viettel.subscriber_snapshot.accepted}
 * @param gates what the input was measured against
 * @param snapshots Iceberg snapshot ids by table
 * @param stepSeconds wall time by step
 * @param notes what a careful reader should know
 * @param pseudonyms key and kind of the pseudonyms by operator, where the delivery named them
 * @param deleted why rows that the run published are there no more, by table
 */
public record RunRecord(
    String runId,
    String command,
    String week,
    Status status,
    Instant startedAt,
    Optional<Instant> endedAt,
    String engine,
    SortedMap<String, String> versions,
    SortedMap<String, Object> settings,
    List<String> operators,
    SortedMap<String, String> refused,
    List<String> phases,
    SortedMap<String, String> basedOn,
    List<Input> inputs,
    SortedMap<String, Long> counts,
    List<Gate> gates,
    SortedMap<String, Long> snapshots,
    Map<String, Double> stepSeconds,
    List<String> notes,
    SortedMap<String, String> pseudonyms,
    SortedMap<String, String> deleted) {

  public RunRecord {
    pseudonyms = pseudonyms == null ? new TreeMap<>() : new TreeMap<>(pseudonyms);
    deleted = deleted == null ? new TreeMap<>() : new TreeMap<>(deleted);
  }

  /** How a run stands. */
  public enum Status {
    /** At work, or killed while it was and no run has begun since. */
    RUNNING,
    /** Killed while at work; nothing of it is seen. */
    INTERRUPTED,
    /** Ended by bad input; nothing of it is seen. */
    REFUSED,
    /** Ended by a fault of the engine or its surroundings; nothing of it is seen. */
    FAILED,
    /** Readers see it. */
    PUBLISHED
  }

  /**
   * One file that was read.
   *
   * @param role what it was read as
   * @param file name of the file
   */
  public record Input(String role, String file, long bytes, String sha256) {}

  /**
   * One figure the input was measured by.
   *
   * @param operator operator it is about; empty where it is about all
   * @param table table it is about; empty where it is about the week
   * @param column column it is about; empty where it is about the table
   * @param limit the limit; absent where the figure is only recorded
   * @param level RECORD, WARN or REFUSE
   * @param passed whether the figure is within the limit
   * @param accepted why a figure beyond its limit was let through; absent where none was
   */
  public record Gate(
      String operator,
      String table,
      String column,
      String gate,
      double measured,
      Optional<Double> limit,
      String level,
      boolean passed,
      Optional<String> accepted) {}

  /** The same run, found to have been killed. */
  public RunRecord interrupted() {
    return with(Status.INTERRUPTED, snapshots, deleted);
  }

  /** The same run, its rows in other snapshots and some of them deleted. */
  public RunRecord moved(SortedMap<String, Long> to, SortedMap<String, String> whyDeleted) {
    return with(status, to, whyDeleted);
  }

  private RunRecord with(
      Status standing, SortedMap<String, Long> in, SortedMap<String, String> whyDeleted) {
    return new RunRecord(
        runId,
        command,
        week,
        standing,
        startedAt,
        endedAt,
        engine,
        versions,
        settings,
        operators,
        refused,
        phases,
        basedOn,
        inputs,
        counts,
        gates,
        in,
        stepSeconds,
        notes,
        pseudonyms,
        whyDeleted);
  }

  @JsonIgnore
  public boolean isPublished() {
    return status == Status.PUBLISHED;
  }
}
