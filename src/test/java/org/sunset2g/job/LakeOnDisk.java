package org.sunset2g.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files under a folder, by their places in it. */
record LakeOnDisk(Path folder) {
  SortedSet<String> files() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Data and delete files of a table. */
  SortedSet<String> rowsOf(String table) {
    return files().stream()
        .filter(file -> file.matches("warehouse/sunset2g/" + table + "/data/.*"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
