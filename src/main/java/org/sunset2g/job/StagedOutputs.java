package org.sunset2g.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.sunset2g.format.RestrictedFile;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.vocabulary.InputProblem;

/**
 * Output folders made aside and moved into place whole, after the run record is written. What a
 * killed run left aside is finished, where its record was written, or cleared, where it was not.
 */
final class StagedOutputs {
  private static final String STAGING = ".staging";
  private static final String OLD = ".old";
  private static final String LISTS = "lists";

  private final Path output;
  private final Path aside;

  private StagedOutputs(Path output, Path aside) {
    this.output = output;
    this.aside = aside;
  }

  /** Opens the place aside of one run, after setting right what earlier runs left. */
  static StagedOutputs of(Path output, RunRecords records, String runId) {
    settle(output, records);
    try {
      Path aside = output.resolve(STAGING).resolve(runId);
      RestrictedFile.folder(aside.getParent());
      RestrictedFile.folder(aside);
      return new StagedOutputs(output, aside);
    } catch (IOException unwritable) {
      throw InputProblem.inFile(
              output, "cannot be written", "check paths.output, its rights and the space left")
          .causedBy(unwritable);
    }
  }

  /** Sets right what earlier runs left aside. */
  static void settle(Path output, RunRecords records) {
    Path staging = output.resolve(STAGING);
    RestrictedFile.refuseLink(staging);
    RestrictedFile.refuseLink(output.resolve(LISTS));
    if (!Files.isDirectory(staging)) {
      return;
    }
    try {
      for (Path left : children(staging)) {
        boolean published =
            !Files.isSymbolicLink(left)
                && records
                    .find(left.getFileName().toString())
                    .filter(run -> run.isPublished())
                    .isPresent();
        if (published) {
          finish(output, left);
        } else {
          delete(left);
        }
      }
      putBackOrClear(output.resolve("reports"));
      Path lists = output.resolve("lists");
      for (Path week : Files.isDirectory(lists) ? children(lists) : List.<Path>of()) {
        putBackOrClear(week);
      }
      if (Files.isDirectory(staging) && children(staging).isEmpty()) {
        Files.delete(staging);
      }
    } catch (IOException unwritable) {
      throw InputProblem.inFile(
              output, "cannot be written", "check paths.output, its rights and the space left")
          .causedBy(unwritable);
    }
  }

  /** Not the run that is at work now, so it must not hear that it is published. */
  private static void finish(Path output, Path left) {
    try {
      new StagedOutputs(output, left).publish();
    } catch (Unmoved still) {
      throw InputProblem.inFile(
              output,
              "run %s is published, but its outputs cannot be moved here from %s"
                  .formatted(left.getFileName(), left),
              "check paths.output, its rights and the space left, then run it again")
          .causedBy(still.getCause());
    }
  }

  /** Whether a run that is published or was killed left anything aside. */
  static boolean isLeft(Path output) {
    return Files.exists(output.resolve(STAGING), LinkOption.NOFOLLOW_LINKS);
  }

  /** A kill between the two renames of an exchange, or after them, left what was there before. */
  private static void putBackOrClear(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    for (Path old : children(folder)) {
      String name = old.getFileName().toString();
      if (name.startsWith(".") && name.endsWith(OLD)) {
        Path place = old.resolveSibling(name.substring(1, name.length() - OLD.length()));
        if (Files.exists(place)) {
          delete(old);
        } else {
          Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    }
  }

  /**
   * A folder to fill, which {@link #publish} moves to the same place under the output folder.
   *
   * @param access who may read it
   */
  Path folder(Path place, Access access) throws IOException {
    Path folder = aside.resolve(place);
    if (access == Access.RESTRICTED) {
      // Said now, before the run is published and cannot be moved there.
      RestrictedFile.refuseLink(output.resolve(place).getParent());
      RestrictedFile.folder(folder);
    } else {
      Files.createDirectories(folder);
    }
    return folder;
  }

  /** The run is published, and its outputs are not in their places. */
  static final class Unmoved extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    Unmoved(Path aside, IOException cause) {
      super(
          "the run is published, but its outputs could not be moved from "
              + aside
              + "; the next run moves them",
          cause);
    }
  }

  /** Who may read an output folder. */
  enum Access {
    /** Anybody who can reach it. */
    OPEN,
    /** Its owner only: it speaks of single persons. */
    RESTRICTED
  }

  /**
   * Moves every staged folder into place: a report replaces its week's, lists replace those of
   * their operator and week only.
   */
  void publish() {
    try {
      for (Path kind : children(aside)) {
        for (Path week : children(kind)) {
          boolean byOperator = kind.getFileName().toString().equals(LISTS);
          for (Path ready : byOperator ? children(week) : List.of(week)) {
            Path place = output.resolve(aside.relativize(ready));
            Files.createDirectories(place.getParent());
            if (byOperator) {
              // Whoever may look into the output folder must not see them come.
              RestrictedFile.closeAll(ready);
              RestrictedFile.folder(output.resolve(LISTS));
              RestrictedFile.folder(place.getParent());
            }
            replace(place, ready);
          }
        }
      }
      delete(aside);
      if (children(output.resolve(STAGING)).isEmpty()) {
        Files.deleteIfExists(output.resolve(STAGING));
      }
    } catch (InputProblem unmoved) {
      throw new Unmoved(aside, new IOException(unmoved.getMessage(), unmoved));
    } catch (IOException unmoved) {
      throw new Unmoved(aside, unmoved);
    }
  }

  private static void replace(Path place, Path ready) throws IOException {
    Path old = place.resolveSibling("." + place.getFileName() + OLD);
    delete(old);
    if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(ready, place, StandardCopyOption.ATOMIC_MOVE);
    delete(old);
  }

  /** Deletes a folder with what is in it; of a link, the link alone. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException alreadyGone) {
      // Nothing left to delete.
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }
}
