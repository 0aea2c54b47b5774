package org.sunset2g.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunset2g.format.RestrictedFile;
import org.sunset2g.storage.Places;
import org.sunset2g.storage.WholeFile;

/**
 * The log of erasures in a lake: a line of JSON for each, only ever added to. It says when, who,
 * how many persons of which operators and what was deleted; nothing in it stands for a person.
 */
record ErasureLog(Path lakeFolder, Clock clock) {
  static final String FILE = "erasures.jsonl";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Says, before anything is deleted, that an erasure begins. */
  void begun(Persons persons, Map<String, Long> rows) {
    add(line("begun", persons, rows));
  }

  /**
   * Says that it is done.
   *
   * @param rows rows deleted, by table
   * @param searched files that were searched afterwards and in which nobody was found
   */
  void proven(Persons persons, Map<String, Long> rows, int searched) {
    add(line("proven", persons, rows).put("filesSearched", searched));
  }

  /** Whether the last erasure, of whomever, did not live to prove itself. */
  boolean isUnfinished() {
    boolean isUnfinished = false;
    for (String line : lines()) {
      try {
        isUnfinished = JSON.readTree(line).path("event").asText().equals("begun");
      } catch (JsonProcessingException cutShort) {
        // It was killed before it had begun.
      }
    }
    return isUnfinished;
  }

  private List<String> lines() {
    try {
      Path file = lakeFolder.resolve(FILE);
      return Files.notExists(file) ? List.of() : Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * What an erasure of as many persons had begun to delete and did not live to prove; nothing where
   * the last one was proven, or was of others.
   */
  Optional<SortedMap<String, Long>> unproven(Persons persons) {
    try {
      List<String> lines = lines();
      if (lines.isEmpty()) {
        return Optional.empty();
      }
      JsonNode last = JSON.readTree(lines.get(lines.size() - 1));
      if (!last.path("event").asText().equals("begun")
          || !last.path("pseudonyms").equals(counted(persons))) {
        return Optional.empty();
      }
      SortedMap<String, Long> rows = new TreeMap<>();
      last.path("rows")
          .fields()
          .forEachRemaining(table -> rows.put(table.getKey(), table.getValue().asLong()));
      return Optional.of(rows);
    } catch (JsonProcessingException cutShort) {
      return Optional.empty();
    }
  }

  private static ObjectNode counted(Persons persons) {
    ObjectNode byOperator = JSON.createObjectNode();
    persons.pseudonyms().forEach((operator, each) -> byOperator.put(operator, each.size()));
    return byOperator;
  }

  private ObjectNode line(String event, Persons persons, Map<String, Long> rows) {
    ObjectNode line =
        JSON.createObjectNode()
            .put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("user", user())
            .put("event", event);
    line.set("pseudonyms", counted(persons));
    ObjectNode byTable = line.putObject("rows");
    rows.forEach(byTable::put);
    return line;
  }

  /** It is on the disk when this returns. */
  private void add(ObjectNode line) {
    Path log = lakeFolder.resolve(FILE);
    try {
      if (!Places.isRemote(log) && Files.exists(log)) {
        RestrictedFile.closeAll(log); // earlier versions left it as the umask had it
      }
      WholeFile.append(log, lakeFolder.resolve(".erasures.draft"), line.toString());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** The user whom the system takes the process for: unlike a property, nobody can set it. */
  private String user() {
    try {
      // Of one name, so that one left by a kill is taken up again.
      Path mark =
          Places.isRemote(lakeFolder)
              ? Files.createTempFile(".erasure", null)
              : lakeFolder.resolve(".erasure");
      Files.deleteIfExists(mark);
      Files.createFile(mark);
      try {
        return Files.getOwner(mark).getName();
      } finally {
        Files.delete(mark);
      }
    } catch (IOException | UnsupportedOperationException unknown) {
      return System.getProperty("user.name");
    }
  }
}
