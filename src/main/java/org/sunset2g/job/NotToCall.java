package org.sunset2g.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sunset2g.contract.DoNotCall;
import org.sunset2g.feed.results.ContactFile;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.storage.Reading;
import org.sunset2g.vocabulary.InputProblem;

/**
 * An operator's register of those who are not to be called. It is read once, before the operator's
 * tables are accepted: whoever is on it must be on no list by phone, whatever becomes of the file
 * while the run is at work.
 *
 * @param file who is on it; nobody where none was delivered
 * @param input its fingerprint; absent where none was delivered
 */
record NotToCall(ContactFile file, Optional<RunRecord.Input> input) {

  /**
   * Reads it from the folder of the operator's week.
   *
   * @throws InputProblem where one was delivered and cannot be used
   */
  static NotToCall read(String operator, Path folder) {
    Path place = folder.resolve(DoNotCall.TABLE + ".csv");
    if (!Reading.isThere(place)) {
      return new NotToCall(new ContactFile(List.of(), List.of()), Optional.empty());
    }
    try {
      return new NotToCall(
          ContactFile.register(folder),
          Optional.of(Fingerprints.of(operator + " " + DoNotCall.TABLE, place.toString())));
    } catch (InputProblem unusable) {
      throw unusable.withProblem(
          problem ->
              problem
                  + "\n  without the register of those who are not to be called no list is made");
    }
  }
}
