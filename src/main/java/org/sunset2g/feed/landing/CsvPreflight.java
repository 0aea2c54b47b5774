package org.sunset2g.feed.landing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.sunset2g.contract.Contract;
import org.sunset2g.storage.Reading;
import org.sunset2g.vocabulary.InputProblem;

/**
 * Looks through a CSV file in one pass and constant memory before Spark reads it: what would break
 * a read, or quietly give wrong rows, is refused here with file, line, cause and cure.
 *
 * @param file the file with size and fingerprint
 * @param header where the columns are
 * @param rows records after the header
 * @param chunks the records, cut into runs
 */
record CsvPreflight(LandingFile file, Header header, long rows, List<CsvChunk> chunks) {
  /**
   * How far gzip may expand a file: to so many times its size, once there is so much text. CSV of
   * pseudonyms shrinks to a fifth or a tenth; endless repetition to a 230th at the least, to a
   * thousandth at most.
   */
  static final long MOST_EXPANSION = 200;

  static final long FREE_EXPANSION = 64L << 20;

  private static final int BUFFER = 1 << 16;
  private static final Map<Character, String> OTHER_DELIMITERS =
      new TreeMap<>(Map.of(';', "semicolons", '\t', "tabs", '|', "vertical bars"));

  static CsvPreflight of(LandingFolder.Located located, Contract contract, long chunkBytes) {
    Path path = located.path();
    boolean gzip = located.format() == LandingFormat.CSV_GZ;
    refuseNoFile(path);
    CsvScan scan = new CsvScan(path, gzip, chunkBytes);
    try (Fingerprint bytes = new Fingerprint(Reading.open(path))) {
      InputStream content = open(path, bytes, gzip);
      scan(path, content, scan, gzip ? bytes::count : () -> Long.MAX_VALUE / MOST_EXPANSION);
      LandingFile file = new LandingFile(path, located.format(), bytes.count(), bytes.sha256());
      return new CsvPreflight(
          file, header(path, scan.header(), contract), scan.rows(), scan.chunks());
    } catch (IOException unreadable) {
      throw unreadable(path, gzip, unreadable);
    }
  }

  private static void refuseNoFile(Path path) {
    if (!Reading.isReached(path)) {
      throw InputProblem.inFile(path, "it is not there", "check the path, or deliver it again");
    }
    if (!Files.isRegularFile(path)) {
      throw InputProblem.inFile(path, "it is not a file", "deliver one CSV file of that name");
    }
  }

  private static InputStream open(Path path, InputStream bytes, boolean gzip) {
    try {
      return CsvChunk.open(bytes, gzip);
    } catch (IOException notGzip) {
      throw InputProblem.inFile(
              path,
              "by its name it is compressed with gzip, but it is not",
              "compress it with gzip, or name it .csv")
          .causedBy(notGzip);
    }
  }

  private static void scan(Path path, InputStream content, CsvScan scan, LongSupplier stored)
      throws IOException {
    byte[] buffer = content.readNBytes(BUFFER);
    if (buffer.length == 0) {
      throw InputProblem.inFile(path, "it is empty", "deliver it again, with its header line");
    }
    FileSignature.refuseOtherThanText(path, buffer);
    int from = startsWithByteOrderMark(buffer) ? 3 : 0;
    scan.skip(from);
    scan.accept(buffer, from, buffer.length);
    buffer = Arrays.copyOf(buffer, BUFFER);
    long text = buffer.length;
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      scan.accept(buffer, 0, read);
      text += read;
      if (text > FREE_EXPANSION && text / MOST_EXPANSION > stored.getAsLong()) {
        throw InputProblem.inFile(
            path,
            "it expands to more than %d times its size, as no extract does"
                .formatted(MOST_EXPANSION),
            "look at the beginning of its content with gzip -dc | head, and export it again");
      }
    }
    scan.end();
  }

  private static boolean startsWithByteOrderMark(byte[] head) {
    return head.length >= 3
        && head[0] == (byte) 0xEF
        && head[1] == (byte) 0xBB
        && head[2] == (byte) 0xBF;
  }

  private static Header header(Path path, String line, Contract contract) {
    if (line.isEmpty()) {
      throw InputProblem.inFile(
          path, "it holds nothing but blank lines", "deliver it again, with its header line");
    }
    List<String> names = HeaderLine.names(line, ',');
    long recognised = Header.recognised(names, contract);
    OTHER_DELIMITERS.forEach(
        (delimiter, name) -> {
          if (Header.recognised(HeaderLine.names(line, delimiter), contract) > recognised) {
            throw InputProblem.inLine(
                path,
                1,
                "its columns are parted by " + name + "; expected are commas",
                "export it with commas");
          }
        });
    return Header.of(path, names, contract);
  }

  private static InputProblem unreadable(Path path, boolean gzip, IOException cause) {
    InputProblem problem;
    if (gzip && cause instanceof EOFException) {
      problem =
          InputProblem.inFile(
              path, "its gzip data end too early", "the transfer was cut: deliver it again");
    } else if (gzip) {
      problem =
          InputProblem.inFile(
              path,
              "its gzip data are damaged (" + cause.getMessage() + ")",
              "test it with gzip -t where it was made, and deliver it again");
    } else {
      problem =
          InputProblem.inFile(path, "it cannot be read", "check that it is there and may be read");
    }
    return problem.causedBy(cause);
  }
}
