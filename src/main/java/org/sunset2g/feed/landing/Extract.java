package org.sunset2g.feed.landing;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.sunset2g.contract.Contract;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * A file that is to become a landing file, wherever it lies now.
 *
 * @param file the file, named with the suffix of its format
 * @param contract contract of the landing table that it holds
 * @param operator operator it comes from
 * @param week the week it tells of; without it days are not held against a week
 */
public record Extract(Path file, Contract contract, String operator, Optional<IsoWeek> week) {
  /** Stands for the week where no column of the table is held against one. */
  private static final IsoWeek ANY_WEEK = IsoWeek.parse("2024-W01");

  /** The format by the end of the name. */
  public LandingFormat format() {
    String name = String.valueOf(file.getFileName());
    return Arrays.stream(LandingFormat.values())
        .filter(format -> name.endsWith(format.suffix()))
        .findFirst()
        .orElseThrow(
            () ->
                InputProblem.inFile(
                    file,
                    "by its name it is neither .csv, .csv.gz nor .parquet",
                    "name it after its format, in lower case"));
  }

  LandingFolder.Located located() {
    return new LandingFolder.Located(file, format());
  }

  IsoWeek weekOrAny() {
    return week.orElse(ANY_WEEK);
  }
}
