package org.sunset2g.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sunset2g.format.RestrictedFile;
import org.sunset2g.lake.Removal;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The lists that lie in an output folder, by week, and the differences between them.
 *
 * @param output folder of reports and lists
 */
record ListFiles(Path output) {

  /** Where the differences between the lists of two weeks lie. */
  Path deltas(IsoWeek base, IsoWeek week) {
    return output.resolve("deltas").resolve(base + "_" + week);
  }

  /** All differences between lists: they are made again at will. */
  List<Path> deltas() {
    return children(output.resolve("deltas"));
  }

  /**
   * Folders of weeks before that one, differences from lists of such weeks, and what an exchange of
   * folders left of later ones.
   */
  List<Path> before(IsoWeek first) {
    List<Path> folders = new ArrayList<>();
    for (Path folder : deltas()) {
      String base = folder.getFileName().toString().split("_")[0];
      if (!IsoWeek.isWritten(base) || IsoWeek.parse(base).compareTo(first) < 0) {
        folders.add(folder);
      }
    }
    for (Path folder : children(output.resolve("lists"))) {
      String name = folder.getFileName().toString();
      if (IsoWeek.isWritten(name) && IsoWeek.parse(name).compareTo(first) < 0) {
        folders.add(folder);
      } else if (IsoWeek.isWritten(name)) {
        children(folder).stream()
            .filter(each -> each.getFileName().toString().matches("\\..*\\.old"))
            .forEach(folders::add);
      }
    }
    return folders;
  }

  /** Files and bytes in the folders, under a name. */
  static Removal size(String name, List<Path> folders) {
    List<Removal> sizes = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(ListFiles::isFile).toList()) {
          sizes.add(new Removal("", 0, 1, Files.size(file)));
        }
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return Removal.sum(name, sizes);
  }

  /** Deletes the folders, and says what was in them. */
  static Removal delete(String name, List<Path> folders) {
    Removal size = size(name, folders);
    delete(folders);
    return size;
  }

  private static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Deletes the folders; of links, the links alone. */
  static void delete(List<Path> folders) {
    try {
      for (Path folder : folders) {
        StagedOutputs.delete(folder);
      }
    } catch (IOException undeletable) {
      throw new UncheckedIOException(undeletable);
    }
  }

  private static List<Path> children(Path folder) {
    RestrictedFile.refuseLink(folder);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
