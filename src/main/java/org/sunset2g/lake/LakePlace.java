package org.sunset2g.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sunset2g.lake.TablePointers.Pointer;
import org.sunset2g.vocabulary.InputProblem;

/**
 * Sees that the tables of a lake lie where the lake is. Iceberg keeps absolute paths: a lake that
 * was copied still names the files of the original, and would read and write those.
 */
final class LakePlace {
  private LakePlace() {}

  /** Refuses a lake whose tables lie elsewhere. */
  static void check(LakeCatalogue catalogue) {
    if (!catalogue.isJdbc() || catalogue.warehouse().isEmpty()) {
      return; // a server keeps the pointers: Lake asks each table when it is loaded
    }
    List<Pointer> pointers = new TablePointers(catalogue).all();
    if (pointers.stream().noneMatch(pointer -> isKnown(catalogue, pointer)) && hasRows(catalogue)) {
      throw InputProblem.inFile(
          catalogue.lake(),
          "weeks are published here, but the catalogue knows no table of this lake",
          catalogue.isEmbedded()
              ? "restore catalogue.db of the lake's folder together with the rest of it"
              : "if the lake was moved here, run './sunset2g lake moved --from OLD-FOLDER' with the"
                  + " same settings; else check the settings under catalogue");
    }
    for (Pointer pointer : pointers) {
      boolean isOurs = pointer.catalogue().equals(catalogue.name());
      if (isOurs ? !isBelow(pointer.metadata(), catalogue) : catalogue.isEmbedded()) {
        throw elsewhere(catalogue, pointer.location(), pointer.table());
      }
    }
  }

  /** Refuses a table that lies elsewhere. */
  static void check(LakeCatalogue catalogue, String table, String location) {
    if (catalogue.warehouse().isPresent() && !isBelow(location, catalogue)) {
      throw elsewhere(catalogue, location, table);
    }
  }

  private static boolean isKnown(LakeCatalogue catalogue, Pointer pointer) {
    return catalogue.isEmbedded() || pointer.catalogue().equals(catalogue.name());
  }

  private static boolean hasRows(LakeCatalogue catalogue) {
    return new RunRecords(catalogue.lake())
        .all().stream().anyMatch(run -> run.isPublished() && !run.snapshots().isEmpty());
  }

  private static boolean isBelow(String place, LakeCatalogue catalogue) {
    return TableFiles.place(place)
        .startsWith(TableFiles.place(catalogue.warehouse().orElseThrow()) + "/");
  }

  private static InputProblem elsewhere(LakeCatalogue catalogue, String location, String table) {
    String warehouse = TableFiles.place(catalogue.warehouse().orElseThrow());
    String lies = TableFiles.place(location);
    if (lies.startsWith(warehouse + "/")) {
      return InputProblem.inFile(
          catalogue.lake(),
          "this lake was made under another name of its folder, or moved here from elsewhere and"
              + " back: its catalogue does not know it as "
              + catalogue.lake(),
          "run './sunset2g lake moved' with the same settings");
    }
    String old = old(lies, table);
    return InputProblem.inFile(
        catalogue.lake(),
        "this lake was copied or moved here: its tables lie in %s by its catalogue, and not in %s"
            .formatted(old, warehouse),
        sameFolder(old, warehouse)
            ? "both are names of one folder: name the lake in paths.lake as it was named when it"
                + " was made, or run './sunset2g lake moved' with the same settings"
            : "run './sunset2g lake moved' with the same settings, once all its files are here; it"
                + " touches nothing at the old place. Or name the old place in paths.lake");
  }

  /** The warehouse of a table's folder. */
  static String old(String location, String table) {
    String below = "/" + LakeCatalogue.NAMESPACE + "/" + table;
    return location.endsWith(below)
        ? location.substring(0, location.length() - below.length())
        : location;
  }

  private static boolean sameFolder(String one, String other) {
    try {
      return Files.isSameFile(Path.of(one), Path.of(other));
    } catch (IOException | RuntimeException notBothThere) {
      return false;
    }
  }
}
