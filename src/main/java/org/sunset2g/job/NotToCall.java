package org.sunset2g.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sunset2g.contract.DoNotCall;
import org.sunset2g.feed.results.ContactFile;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.storage.Reading;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.Spelling;

/**
 * An operator's register of those who are not to be called. It is read once, before the operator's
 * tables are accepted: whoever is on it must be on no list by phone, whatever becomes of the file
 * while the run is at work.
 *
 * @param file who is on it; nobody where none was delivered
 * @param input its fingerprint; absent where none was delivered
 */
record NotToCall(ContactFile file, Optional<RunRecord.Input> input) {

  private static final String FILE = DoNotCall.TABLE + ".csv";

  /**
   * Reads it from the folder of the operator's week.
   *
   * @param unread names in the folder that no run reads
   * @throws InputProblem where one was delivered and cannot be used, under whatever name
   */
  static NotToCall read(String operator, Path folder, List<Path> unread) {
    try {
      for (Path file : unread) {
        if (meansRegister(file.getFileName().toString())) {
          throw InputProblem.inFile(
              file,
              "it is named as the register of those who are not to be called, and is not read",
              "deliver the whole register as one %s, and take this one away".formatted(FILE));
        }
      }
      Path place = folder.resolve(FILE);
      return Reading.isThere(place)
          ? new NotToCall(
              ContactFile.register(folder),
              Optional.of(Fingerprints.of(operator + " " + DoNotCall.TABLE, place)))
          : new NotToCall(new ContactFile(List.of(), List.of()), Optional.empty());
    } catch (InputProblem unusable) {
      throw unusable.withProblem(
          problem ->
              problem
                  + "\n  without the register of those who are not to be called no list is made");
    }
  }

  /** Whether a name says so in other letters, with an addition, or with a slip or two. */
  private static boolean meansRegister(String name) {
    String meant = letters(DoNotCall.TABLE);
    String beforeEndings = letters(name.split("\\.", 2)[0]);
    return letters(name).contains(meant)
        || Spelling.nearest(beforeEndings, List.of(meant)).isPresent();
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }
}
