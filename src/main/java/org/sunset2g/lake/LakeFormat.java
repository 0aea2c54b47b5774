package org.sunset2g.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.sunset2g.storage.WholeFile;
import org.sunset2g.vocabulary.InputProblem;

/**
 * The number of a lake's format, in its file {@code lake.json}. It counts what an older program
 * would get wrong: another meaning of rows, records or folders. A new column is no new format.
 */
public final class LakeFormat {
  /** The format that this program writes, and reads with all before it. */
  public static final int CURRENT = 1;

  private static final String FILE = "lake.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One step from a format to the next. It may be killed anywhere and be done again, also by two
   * processes at once: what it makes, it puts in place by one rename.
   *
   * @param to the format after it
   * @param work does it, to the lake in that folder
   */
  record Migration(int to, Consumer<Path> work) {}

  /** In order. Format 0 has no file; its tables get columns and properties when a week is run. */
  private static final List<Migration> MIGRATIONS = List.of(new Migration(1, lake -> {}));

  private LakeFormat() {}

  /** The lake's format; none where there is no lake yet, 0 where it does not say. */
  public static OptionalInt of(Path lake) {
    Path file = lake.resolve(FILE);
    // A fault in looking is not taken for nothing: a file would be written over one that is there.
    if (!Files.notExists(file)) {
      return OptionalInt.of(read(file));
    }
    return Files.notExists(lake.resolve("catalogue.db")) && Files.notExists(lake.resolve("runs"))
        ? OptionalInt.empty()
        : OptionalInt.of(0);
  }

  /** Refuses a lake that a newer program wrote. */
  public static void refuseNewer(Path lake) {
    int format = of(lake).orElse(CURRENT);
    if (format > CURRENT) {
      throw InputProblem.inFile(
          lake,
          "the lake has format %d, and this program knows formats up to %d"
              .formatted(format, CURRENT),
          "use the newer version of the program that wrote it; 'lake.json' names it. A lake is"
              + " never taken back to an older format: restore the backup of before the upgrade");
    }
  }

  /** Brings the lake to the current format. */
  static void settle(Path lake) {
    settle(lake, CURRENT, MIGRATIONS);
  }

  static void settle(Path lake, int current, List<Migration> migrations) {
    int format = of(lake).orElse(-1);
    if (format == current) {
      return;
    }
    if (format < 0) {
      write(lake, current);
      return;
    }
    for (Migration migration : migrations) {
      if (migration.to > format) {
        migration.work.accept(lake);
        write(lake, migration.to);
      }
    }
  }

  private static int read(Path file) {
    try {
      JsonNode format = JSON.readTree(Files.readString(file)).path("format");
      if (format.isInt() && format.asInt() > 0) {
        return format.asInt();
      }
    } catch (JsonProcessingException damaged) {
      throw notReadable(file).causedBy(damaged);
    } catch (IOException unreadable) {
      throw InputProblem.inFile(
              file, "cannot be read", "check its rights, and the disk or network it is on")
          .causedBy(unreadable);
    }
    throw notReadable(file);
  }

  private static InputProblem notReadable(Path file) {
    return InputProblem.inFile(
        file,
        "does not say which format the lake has",
        "restore it from a backup; in a lake of this version it is {\"format\": " + CURRENT + "}");
  }

  private static void write(Path lake, int format) {
    ObjectNode document = JSON.createObjectNode();
    document.put("format", format);
    String version = LakeFormat.class.getPackage().getImplementationVersion();
    document.put("writtenBy", "sunset2g " + (version == null ? "built from source" : version));
    try {
      WholeFile.write(
          lake.resolve(FILE),
          lake.resolve(".lake.draft"),
          (document.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException unwritable) {
      throw InputProblem.inFile(
              lake, "the lake's folder cannot be written", "check paths.lake and its rights")
          .causedBy(unwritable);
    }
  }
}
