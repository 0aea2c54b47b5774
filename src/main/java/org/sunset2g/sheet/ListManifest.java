package org.sunset2g.sheet;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * What a folder of lists and sheets holds, for whom, and until when.
 *
 * @param operator operator
 * @param week week of the lists
 * @param madeFrom what it was made from, such as the week of the data
 * @param madeFor whom the folder is for, in words
 * @param expiresOn last day on which its files may be used
 * @param files its files, by path
 */
public record ListManifest(
    String operator,
    IsoWeek week,
    String madeFrom,
    String madeFor,
    LocalDate expiresOn,
    List<Entry> files) {
  /** The shape of {@code manifest.json}; grows with every change that readers must know of. */
  public static final int SCHEMA_VERSION = 1;

  public static final String FILE = "manifest.json";
  public static final String CHECKSUMS = "checksums.sha256";

  public ListManifest {
    files = List.copyOf(files);
    String before = "";
    for (Entry entry : files) {
      if (entry.path().compareTo(before) <= 0) {
        throw new IllegalArgumentException("files of a manifest are in order, each once");
      }
      before = entry.path();
    }
  }

  /**
   * A file of the folder.
   *
   * @param path path below the folder, parted by slashes
   * @param bytes its size
   * @param sha256 its SHA-256 in hexadecimal digits
   */
  public record Entry(String path, Classification classification, long bytes, String sha256) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public Entry {
      if (!isBelow(path)) {
        throw new IllegalArgumentException("'" + path + "' is no path below the folder");
      }
      if (bytes < 0 || !HASH.matcher(sha256).matches()) {
        throw new IllegalArgumentException(path + ": no size or SHA-256");
      }
    }

    /** Whether the path stays in the folder and can stand on a line of its own. */
    static boolean isBelow(String path) {
      return !path.isEmpty()
          && path.indexOf('\\') < 0
          && path.chars().noneMatch(Character::isISOControl)
          && !Path.of(path).isAbsolute()
          && Path.of(path).normalize().toString().equals(path)
          && !path.equals("..")
          && !path.startsWith("../");
    }
  }
}
