package org.sunset2g.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
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

  private ObjectNode line(String event, Persons persons, Map<String, Long> rows) {
    ObjectNode line =
        JSON.createObjectNode()
            .put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("user", user())
            .put("event", event);
    ObjectNode byOperator = line.putObject("pseudonyms");
    persons.pseudonyms().forEach((operator, each) -> byOperator.put(operator, each.size()));
    ObjectNode byTable = line.putObject("rows");
    rows.forEach(byTable::put);
    return line;
  }

  /** It is on the disk when this returns. */
  private void add(ObjectNode line) {
    byte[] added = (line + "\n").getBytes(StandardCharsets.UTF_8);
    Path file = lakeFolder.resolve(FILE);
    if (Places.isRemote(lakeFolder)) {
      addAnew(file, added);
      return;
    }
    try (FileChannel log =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      log.write(ByteBuffer.wrap(added));
      log.force(true);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Not every store can append: the log is written anew, whole, and the lake's lock is ours. */
  private void addAnew(Path file, byte[] added) {
    try {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      if (Files.exists(file)) {
        all.write(Files.readAllBytes(file));
      }
      all.write(added);
      WholeFile.write(file, lakeFolder.resolve(".erasures.draft"), all.toByteArray());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** The user whom the system takes the process for: unlike a property, nobody can set it. */
  private String user() {
    try {
      Path mark =
          Places.isRemote(lakeFolder)
              ? Files.createTempFile(".erasure", null)
              : Files.createTempFile(lakeFolder, ".erasure", null);
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
