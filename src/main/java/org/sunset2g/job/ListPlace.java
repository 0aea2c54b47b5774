package org.sunset2g.job;

import java.nio.file.Path;
import java.util.Optional;
import org.sunset2g.outreach.OutreachItems;
import org.sunset2g.outreach.OutreachToken;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * What a list file's place says of it: {@code lists/<week>/<operator>/<file>}, and of a further
 * phase {@code lists/<week>/<operator>/<phase>/<file>}.
 *
 * @param week week; empty where the file was moved
 * @param operator name of the folder that is the operator's
 * @param phase phase; empty for the first one, whose name no folder has
 * @param list code system and code of the district, or unplaced, or what a team's sheet is called
 *     in tokens; empty where the name has none
 */
record ListPlace(
    Optional<IsoWeek> week, String operator, Optional<String> phase, Optional<String> list) {

  static ListPlace of(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    boolean isSheet = name(folder).equals(TeamSheets.FOLDER);
    if (isSheet) {
      folder = folder.getParent();
    }
    Optional<String> phase = Optional.empty();
    if (week(folder).isEmpty() && folder != null && week(folder.getParent()).isPresent()) {
      phase = Optional.of(name(folder));
      folder = folder.getParent();
    }
    return new ListPlace(
        week(folder),
        name(folder),
        phase,
        isSheet
            ? Optional.of(OutreachToken.sheetOf(name(file).replaceFirst("\\.[a-z]+$", "")))
            : list(file));
  }

  /** The week in whose folder the operator's folder lies. */
  private static Optional<IsoWeek> week(Path operator) {
    return Optional.ofNullable(operator)
        .map(Path::getParent)
        .map(ListPlace::name)
        .filter(IsoWeek::isWritten)
        .map(IsoWeek::parse);
  }

  private static Optional<String> list(Path file) {
    String[] parts = name(file).replaceFirst("\\.csv$", "").split("_");
    if (parts[0].equals(OutreachItems.UNPLACED)) {
      return Optional.of(OutreachItems.UNPLACED);
    }
    return parts.length < 2 ? Optional.empty() : Optional.of(parts[0] + "/" + parts[1]);
  }

  private static String name(Path path) {
    return path == null || path.getFileName() == null ? "" : path.getFileName().toString();
  }
}
