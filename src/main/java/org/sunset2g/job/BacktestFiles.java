package org.sunset2g.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sunset2g.report.backtest.BacktestContent;
import org.sunset2g.report.backtest.BacktestCsv;
import org.sunset2g.report.backtest.BacktestPage;
import org.sunset2g.vocabulary.InputProblem;

/**
 * The folder that a backtest writes into; a file that cannot be written is told before the work.
 */
final class BacktestFiles {
  private static final String SCORES = "backtest.csv";
  private static final String PAGE = "backtest.html";
  private static final String TRIALS = "trials.csv";

  private final Path folder;

  /**
   * Makes the folder.
   *
   * @throws InputProblem where it cannot be made, or a file in it cannot be written
   */
  BacktestFiles(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException unwritable) {
      throw InputProblem.inFile(folder, "cannot be made a folder", "name another one with --out")
          .causedBy(unwritable);
    }
    List.of(SCORES, PAGE).forEach(this::requireWritable);
  }

  private void requireWritable(String name) {
    Path file = folder.resolve(name);
    if (Files.isDirectory(file)) {
      throw InputProblem.inFile(
          file,
          "is a folder, and a file of this name is to be written",
          "remove the folder, or name another one with --out");
    }
    if (!Files.isWritable(Files.exists(file) ? file : folder)) {
      throw unwritable(file);
    }
  }

  private static InputProblem unwritable(Path file) {
    return InputProblem.inFile(
        file,
        "cannot be written",
        "check the folder, its rights and the space left, or name another one with --out");
  }

  /** Writes into a file that is named. */
  private interface Writing {
    void into(Path file) throws IOException;
  }

  private void write(String name, Writing writing) {
    Path file = folder.resolve(name);
    try {
      writing.into(file);
    } catch (IOException failed) {
      throw unwritable(file).causedBy(failed);
    }
  }

  /** Opens the file of single trials. */
  BacktestCsv trials() {
    requireWritable(TRIALS);
    Path file = folder.resolve(TRIALS);
    try {
      return BacktestCsv.ofTrials(file);
    } catch (IOException failed) {
      throw unwritable(file).causedBy(failed);
    }
  }

  /** Writes the figures and the page. */
  void write(BacktestContent content) {
    write(
        SCORES,
        file -> {
          if (content.counts().isEmpty()) {
            BacktestCsv.writeScores(file, content.rows());
          } else {
            BacktestCsv.writeCounts(file, content.counts());
          }
        });
    write(PAGE, file -> Files.writeString(file, BacktestPage.html(content)));
  }
}
