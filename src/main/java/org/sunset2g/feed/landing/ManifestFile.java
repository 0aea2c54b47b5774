package org.sunset2g.feed.landing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sunset2g.pseudonym.PseudonymManifest;
import org.sunset2g.storage.ReadFailure;
import org.sunset2g.storage.Reading;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The optional {@code pseudonyms.json} of a week's folder.
 *
 * @param path where it lies
 * @param manifest what it says
 */
public record ManifestFile(Path path, PseudonymManifest manifest) {
  private static final long MOST_BYTES = 1 << 20;

  /** Reads it where there is one. */
  public static Optional<ManifestFile> find(Path landing, String operator, IsoWeek week) {
    Path path = landing.resolve(operator).resolve(week.toString()).resolve(PseudonymManifest.FILE);
    if (!Reading.isThere(path)) {
      return Optional.empty();
    }
    LandingFolder.refuseOutside(landing, path);
    try {
      if (Files.size(path) <= MOST_BYTES) {
        Optional<PseudonymManifest> manifest = PseudonymManifest.fromJson(Files.readString(path));
        if (manifest.isPresent()) {
          return Optional.of(new ManifestFile(path, manifest.get()));
        }
      }
    } catch (IOException unreadable) {
      ReadFailure.raiseUnlessOfTheFile(path, unreadable);
      // Not UTF-8, or not readable: said below.
    }
    throw InputProblem.inFile(
        path,
        "it is no manifest of pseudonyms",
        "deliver the one that 'sunset2g pseudonymise' wrote, or none");
  }
}
