package org.sunset2g.feed.landing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sunset2g.contract.ContactHistory;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.DoNotCall;
import org.sunset2g.contract.PseudonymChange;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.pseudonym.PseudonymManifest;
import org.sunset2g.storage.ReadFailure;
import org.sunset2g.storage.Reading;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.Spelling;

/** The landing folder: {@code <operator>/<week>/<table>} with {@code .csv} and so on. */
public final class LandingFolder {
  /** The folder of what teams and care desks send back. */
  public static final String RESULTS = "results";

  private static final Pattern OPERATOR = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");
  private static final SortedSet<String> READ = namesOfWhatIsRead();

  private static final Pattern NO_DATA =
      Pattern.compile(
          "(?i)\\.(md5|sha1|sha256|sha512|sfv|crc|crc32|asc|sig|ok|done|ready|_COPYING_)$"
              + "|\\.rejected\\.csv$|^_SUCCESS$|^~\\$|~$");

  private LandingFolder() {}

  /**
   * The operators that delivered anything for the week, in the order of their names. Files and
   * names that begin with a dot are passed over.
   *
   * @throws InputProblem where the folder cannot be read or an operator's name is not usable
   */
  public static List<String> operators(Path landing, IsoWeek week) {
    List<String> operators = new ArrayList<>();
    for (Path folder : entries(landing)) {
      Path ofWeek = folder.resolve(week.toString());
      String operator = folder.getFileName().toString();
      // What cannot be an operator's, such as lost+found, need not let us look into it.
      boolean isThere =
          Reading.isFolder(folder) && OPERATOR.matcher(operator).matches()
              ? Reading.isFolder(ofWeek)
              : Files.isDirectory(ofWeek);
      if (isThere && !entries(ofWeek).isEmpty()) {
        refuseUnusable(landing, operator);
        refuseOutside(landing, ofWeek);
        operators.add(operator);
      }
    }
    return operators;
  }

  /** The weeks for which any operator delivered anything. */
  public static SortedSet<IsoWeek> weeks(Path landing) {
    SortedSet<IsoWeek> weeks = new TreeSet<>();
    for (Path folder : entries(landing)) {
      if (!Reading.isFolder(folder)) {
        continue;
      }
      for (Path ofWeek : entries(folder)) {
        String name = ofWeek.getFileName().toString();
        if (IsoWeek.isWritten(name) && Reading.isFolder(ofWeek) && !entries(ofWeek).isEmpty()) {
          weeks.add(IsoWeek.parse(name));
        }
      }
    }
    return weeks;
  }

  /**
   * When a file of the operator's week was last put there or changed, as the disk tells; what teams
   * send back lies in a folder below and does not count.
   */
  public static Instant changed(Path landing, String operator, IsoWeek week) {
    Instant changed = Instant.EPOCH;
    for (Path file : entries(landing.resolve(operator).resolve(week.toString()))) {
      if (Files.isRegularFile(file)) {
        Instant ofFile = changed(file);
        changed = ofFile.isAfter(changed) ? ofFile : changed;
      }
    }
    return changed;
  }

  /** A copy can keep the time of the original's last change; the disk's own it cannot. */
  private static Instant changed(Path file) {
    try {
      return file.getFileSystem().supportedFileAttributeViews().contains("unix")
          ? ((FileTime) Files.getAttribute(file, "unix:ctime")).toInstant()
          : Files.getLastModifiedTime(file).toInstant();
    } catch (IOException unreadable) {
      ReadFailure.raiseUnlessOfTheFile(file, unreadable);
      throw InputProblem.inFile(file, "it cannot be opened", "check the link and its rights")
          .causedBy(unreadable);
    }
  }

  /**
   * What lies in the folder of the operator's week and is never read, in the order of the names.
   * What is no data by its name is none of it: checksums, signatures and marks of those who
   * deliver, rows that were left out, what an editor keeps beside an open file.
   */
  public static List<Path> unread(Path landing, String operator, IsoWeek week) {
    Path folder = landing.resolve(operator).resolve(week.toString());
    List<Path> there = Reading.isFolder(folder) ? entries(folder) : List.of();
    return there.stream()
        .filter(entry -> !READ.contains(name(entry)))
        .filter(entry -> !NO_DATA.matcher(name(entry)).find())
        .toList();
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private static SortedSet<String> namesOfWhatIsRead() {
    SortedSet<String> names =
        new TreeSet<>(
            List.of(
                DoNotCall.TABLE + ".csv",
                ContactHistory.TABLE + ".csv",
                PseudonymManifest.FILE,
                RESULTS));
    for (LandingFormat format : LandingFormat.values()) {
      for (String table :
          List.of(SubscriberSnapshot.TABLE, DeviceObservation.TABLE, PseudonymChange.TABLE)) {
        names.add(table + format.suffix());
      }
    }
    return names;
  }

  /** The one file of the table, which is checked for nothing but its place and name. */
  static Located locate(Path landing, String operator, IsoWeek week, String table) {
    refuseUnusable(landing, operator);
    Path folder = landing.resolve(operator).resolve(week.toString());
    List<Located> found = new ArrayList<>();
    for (LandingFormat format : LandingFormat.values()) {
      Path path = folder.resolve(table + format.suffix());
      if (Reading.isThere(path)) {
        refuseOutside(landing, path);
        found.add(new Located(path, format));
      }
    }
    if (found.isEmpty()) {
      throw InputProblem.inFile(
          folder,
          "there is no " + table + ".csv, .csv.gz or .parquet." + near(folder, table),
          "deliver the file there, or check operator and week");
    }
    if (found.size() > 1) {
      List<Path> names = found.stream().map(file -> file.path().getFileName()).toList();
      throw InputProblem.inFile(
          folder,
          "there are %d files for the table %s: %s".formatted(found.size(), table, names),
          "leave the one that is meant and take the others away");
    }
    return found.get(0);
  }

  /** A hint at a file that may be meant, such as one in capitals. */
  private static String near(Path folder, String table) {
    if (!Files.isDirectory(folder)) {
      return "";
    }
    List<String> wanted =
        Arrays.stream(LandingFormat.values()).map(format -> table + format.suffix()).toList();
    for (Path entry : entries(folder)) {
      String name = entry.getFileName().toString();
      var meant = Spelling.nearest(name, wanted);
      if (meant.isPresent()) {
        return " Is '%s' meant to be '%s'?".formatted(name, meant.get());
      }
    }
    return "";
  }

  /** A file by its place and name. */
  record Located(Path path, LandingFormat format) {}

  /** Entries of a folder in the order of their names, without those that begin with a dot. */
  static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      ReadFailure.raiseUnlessOfTheFile(folder, unreadable);
      throw InputProblem.inFile(
              folder, "the folder cannot be read", "check that it is there and may be read")
          .causedBy(unreadable);
    }
  }

  /** Refuses a path whose links lead out of the landing folder. */
  static void refuseOutside(Path landing, Path path) {
    try {
      if (!path.toRealPath().startsWith(landing.toRealPath())) {
        throw InputProblem.inFile(
            path,
            "it is a link that leads out of the landing folder " + landing,
            "put the file itself there");
      }
    } catch (IOException broken) {
      ReadFailure.raiseUnlessOfTheFile(path, broken);
      throw InputProblem.inFile(path, "it cannot be opened", "check the link and its rights")
          .causedBy(broken);
    }
  }

  private static void refuseUnusable(Path landing, String operator) {
    if (!OPERATOR.matcher(operator).matches()) {
      throw InputProblem.inFile(
          landing,
          "'" + InputProblem.line(operator) + "' cannot be an operator's folder",
          "name it with 1 to 40 letters, digits, - or _, beginning with a letter or digit");
    }
  }
}
