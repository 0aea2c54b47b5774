package org.sunset2g.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.sunset2g.format.RestrictedFile;
import org.sunset2g.storage.Places;
import org.sunset2g.storage.WholeFile;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The run records of a lake, one JSON document per run.
 *
 * <p>A run spans several tables and Iceberg commits one at a time; the record is written last, in
 * one rename, and names the snapshots. Readers look up the newest published record of an operator
 * and week and so see all of a run or nothing of it.
 */
public final class RunRecords {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();
  private static final String SUFFIX = ".json";

  private final Path folder;

  /** Records of runs that ended: only we write those anew, and a run looks at all of them often. */
  private final Map<String, RunRecord> ended = new ConcurrentHashMap<>();

  public RunRecords(Path lake) {
    this.folder = lake.toAbsolutePath().resolve("runs");
  }

  /**
   * All records, oldest first. A fault in looking is never taken for a lake without runs: its first
   * run would write over what is published.
   */
  public List<RunRecord> all() {
    LakeFormat.refuseNewer(folder.getParent());
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
          .sorted()
          .map(this::known)
          .toList();
    } catch (NoSuchFileException beforeTheFirst) {
      return List.of();
    } catch (IOException | UncheckedIOException unreadable) {
      throw InputProblem.inFile(
              folder,
              "cannot be listed",
              "check the folder's rights, and the disk or network it is on")
          .causedBy(unreadable);
    }
  }

  public Optional<RunRecord> find(String runId) {
    return all().stream().filter(run -> run.runId().equals(runId)).findFirst();
  }

  /** The run that readers see for that operator and week. */
  public Optional<RunRecord> published(String operator, IsoWeek week) {
    return all().stream()
        .filter(RunRecord::isPublished)
        .filter(run -> run.week().equals(week.toString()) && run.operators().contains(operator))
        .max(Comparator.comparing(RunRecord::runId));
  }

  /** The newest run that published the week, for whatever operators. */
  public Optional<RunRecord> published(IsoWeek week) {
    return all().stream()
        .filter(RunRecord::isPublished)
        .filter(run -> run.week().equals(week.toString()))
        .max(Comparator.comparing(RunRecord::runId));
  }

  /** The identifier of the next run; asked for under the lake's lock. */
  public String nextId() {
    long last = all().stream().map(RunRecord::runId).mapToLong(Long::parseLong).max().orElse(0);
    return "%06d".formatted(last + 1);
  }

  /**
   * Writes or rewrites a record: readers see the old one or the new one, never a part.
   *
   * @throws IllegalStateException where a run that begins has the identifier of one that there was
   */
  public void write(RunRecord run) {
    try {
      if (Places.isRemote(folder)) {
        Files.createDirectories(folder);
      } else {
        RestrictedFile.folder(folder);
      }
      Path document = folder.resolve(run.runId() + SUFFIX);
      if (run.status() == RunRecord.Status.RUNNING && !Files.notExists(document)) {
        throw new IllegalStateException(document + " is there already; nothing was written");
      }
      Path draft = folder.resolve("." + run.runId() + ".draft");
      ended.remove(run.runId() + SUFFIX);
      WholeFile.write(document, draft, (asJson(run) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException unwritable) {
      throw new UncheckedIOException("cannot write the run record in " + folder, unwritable);
    }
  }

  public static String asJson(RunRecord run) {
    try {
      return JSON.writeValueAsString(run);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a run record is always JSON", impossible);
    }
  }

  private RunRecord known(Path document) {
    RunRecord known = ended.get(document.getFileName().toString());
    return known == null ? keep(read(document)) : known;
  }

  private RunRecord keep(RunRecord run) {
    if (run.status() == RunRecord.Status.RUNNING) {
      ended.remove(run.runId() + SUFFIX);
    } else {
      ended.put(run.runId() + SUFFIX, run);
    }
    return run;
  }

  private static RunRecord read(Path document) {
    try (InputStream content = Files.newInputStream(document)) {
      RunRecord run = JSON.readValue(content, RunRecord.class);
      if (run == null || !isWhole(run) || !document.endsWith(run.runId() + SUFFIX)) {
        throw damaged(document);
      }
      return run;
    } catch (IOException unreadable) {
      throw damaged(document).causedBy(unreadable);
    }
  }

  /** Whether all is there that a run is found by. */
  private static boolean isWhole(RunRecord run) {
    return run.runId() != null
        && run.runId().matches("[0-9]{1,18}")
        && run.week() != null
        && IsoWeek.isWritten(run.week())
        && run.status() != null
        && run.operators() != null
        && !run.operators().contains(null);
  }

  private static InputProblem damaged(Path document) {
    return InputProblem.inFile(
        document,
        "is not a run record that can be read",
        "restore it from a backup, or move it out of the folder: its run is then not seen");
  }
}
