package org.sunset2g.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sunset2g.format.RestrictedFile;
import org.sunset2g.sheet.ListManifest;
import org.sunset2g.sheet.ManifestCheck;
import org.sunset2g.vocabulary.InputProblem;

/** Folders and files that go into an archive, or came out of one. */
final class SealedPlaces {
  private SealedPlaces() {}

  /**
   * Their files by the name they get inside: the folder's name, and the path below it.
   *
   * @throws InputProblem where one is missing, a link or no file, stands for something half-made,
   *     or two would get the same name
   */
  static SortedMap<String, Path> files(List<Path> places) {
    TreeMap<String, Path> files = new TreeMap<>();
    List<String> names = new ArrayList<>();
    for (Path place : places) {
      RestrictedFile.refuseLink(place);
      if (!Files.exists(place)) {
        throw InputProblem.inFile(place, "it is not there", "check the path");
      }
      Path folder = place.toAbsolutePath().normalize();
      if (folder.getFileName() == null) {
        throw InputProblem.inFile(place, "it has no name", "name a folder below it");
      }
      String name = folder.getFileName().toString();
      if (names.contains(name)) {
        throw InputProblem.inFile(
            place,
            "another of that name goes into the archive too",
            "seal the folder above both, or each by itself");
      }
      names.add(name);
      for (Path file : below(folder)) {
        String path = folder.getParent().relativize(file).toString();
        files.put(path.replace(folder.getFileSystem().getSeparator(), "/"), file);
      }
    }
    return files;
  }

  private static List<Path> below(Path place) {
    try (Stream<Path> all = Files.walk(place)) {
      List<Path> files = all.filter(file -> !isFolder(file)).sorted().toList();
      for (Path file : files) {
        RestrictedFile.refuseLink(file);
        if (!Files.isRegularFile(file)) {
          throw InputProblem.inFile(file, "it is no file", "seal files and folders of them only");
        }
        for (Path part : place.getParent().relativize(file)) {
          if (part.toString().startsWith(".")) {
            throw InputProblem.inFile(
                file,
                "it is hidden: a run is at work on it, or was killed",
                "seal it when the run is over; run it again where it was killed");
          }
        }
      }
      return files;
    } catch (IOException | UncheckedIOException unreadable) {
      throw InputProblem.inFile(place, "it cannot be read", "check its rights")
          .causedBy(unreadable);
    }
  }

  private static boolean isFolder(Path file) {
    return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Holds every folder that has a manifest against it.
   *
   * @return how many have one
   * @throws InputProblem where one differs from its manifest
   */
  static int verify(Iterable<Path> files) throws IOException {
    int manifests = 0;
    for (Path file : files) {
      if (!file.getFileName().toString().equals(ListManifest.FILE)) {
        continue;
      }
      manifests++;
      ManifestCheck check = ManifestCheck.verify(file.getParent());
      if (!check.isWhole()) {
        throw InputProblem.inFile(
            file.getParent(),
            "it differs from its manifest: missing %s, added %s, changed %s"
                .formatted(check.missing(), check.added(), check.changed()),
            "let the lists be made again, or name single files");
      }
    }
    return manifests;
  }

  /** A folder of the user's is never emptied or written among. */
  static void refuseFull(Path folder) {
    RestrictedFile.refuseLink(folder);
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> there = Files.list(folder)) {
      if (there.findAny().isPresent()) {
        throw InputProblem.inFile(folder, "it is not empty", "name a new or an empty folder");
      }
    } catch (IOException unreadable) {
      throw InputProblem.inFile(folder, "it is no folder", "name a new or an empty folder")
          .causedBy(unreadable);
    }
  }
}
