package org.sunset2g.feed.text;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.sunset2g.storage.Reading;
import org.sunset2g.vocabulary.InputProblem;

/**
 * The text of a small reference file, plain or gzip, decoded as UTF-8 with or without byte order
 * mark. Anything else is an {@link InputProblem}: a wrong character set is never guessed.
 */
public final class ReferenceFile {
  /** A full GSMA export has about 80 MB; more than this is no reference file. */
  private static final int MOST_BYTES = 512 * 1024 * 1024;

  private static final String AS_CSV = "save it as CSV text in UTF-8";

  private final Path file;
  private final String text;

  private ReferenceFile(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  /** Reads the whole file. */
  public static ReferenceFile open(Path file) {
    return open(file, MOST_BYTES);
  }

  /**
   * Reads the whole file.
   *
   * @param mostBytes of text that the file may hold, expanded
   */
  public static ReferenceFile open(Path file, int mostBytes) {
    if (Reading.isFolder(file)) {
      throw InputProblem.inFile(file, "is a folder", "name one file in it");
    }
    if (!Reading.isReached(file)) {
      throw InputProblem.inFile(file, "is not there", "check the path");
    }
    if (!Reading.isFile(file)) {
      throw InputProblem.inFile(
          file, "is a pipe or a device and not a file", "put the file itself there");
    }
    byte[] bytes = plainBytes(file, mostBytes);
    if (bytes.length == 0) {
      throw InputProblem.inFile(file, "is empty", "deliver the file again");
    }
    String text = decode(file, bytes);
    if (text.isBlank()) {
      throw InputProblem.inFile(file, "has nothing but blank lines", "deliver the file again");
    }
    return new ReferenceFile(file, text);
  }

  public Path file() {
    return file;
  }

  /** The first lines as they stand, at most that many. */
  public List<String> firstLines(int count) {
    return text.lines().limit(count).toList();
  }

  /** The file's rows; uneven rows and broken quotes are an {@link InputProblem}. */
  public ReferenceTable table(Layout layout) {
    return ReferenceTable.parse(file, text, layout);
  }

  private static byte[] plainBytes(Path file, int mostBytes) {
    try {
      byte[] stored = atMost(file, Reading.open(file), mostBytes);
      boolean compressed =
          stored.length > 2 && stored[0] == (byte) 0x1f && stored[1] == (byte) 0x8b;
      if (!compressed && file.toString().endsWith(".gz") && stored.length > 0) {
        throw InputProblem.inFile(
            file, "is named .gz and is not gzip", "compress it again, or drop .gz from its name");
      }
      return compressed
          ? atMost(file, new GZIPInputStream(new ByteArrayInputStream(stored)), mostBytes)
          : stored;
    } catch (EOFException cut) {
      throw InputProblem.inFile(
              file, "the gzip data stops in the middle", "deliver the whole file again")
          .causedBy(cut);
    } catch (ZipException broken) {
      throw InputProblem.inFile(
              file, "the gzip data is broken: " + broken.getMessage(), "deliver the file again")
          .causedBy(broken);
    } catch (IOException unreadable) {
      throw InputProblem.inFile(
              file,
              "cannot be read: " + unreadable.getMessage(),
              "check its permissions and the disk")
          .causedBy(unreadable);
    }
  }

  private static byte[] atMost(Path file, InputStream source, int mostBytes) throws IOException {
    try (source) {
      byte[] bytes = source.readNBytes(mostBytes + 1);
      if (bytes.length > mostBytes) {
        throw InputProblem.inFile(
            file,
            "has more than %d MB of text".formatted(mostBytes >> 20),
            "check that this is the file that is meant");
      }
      return bytes;
    }
  }

  private static String decode(Path file, byte[] bytes) {
    refuseOtherEncodings(file, bytes);
    int start = startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
    ByteBuffer source = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer target = CharBuffer.allocate(bytes.length - start + 1);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result = decoder.decode(source, target, true);
    if (result.isError()) {
      throw InputProblem.inLine(
              file,
              lineAt(bytes, source.position()),
              "the text is not UTF-8 (byte 0x%02x)".formatted(bytes[source.position()]),
              AS_CSV)
          .causedBy(new CharacterCodingException());
    }
    return target.flip().toString();
  }

  private static void refuseOtherEncodings(Path file, byte[] bytes) {
    if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
      throw InputProblem.inFile(file, "is UTF-16", AS_CSV);
    }
    if (startsWith(bytes, 'P', 'K', 3, 4)) {
      throw InputProblem.inFile(file, "is a spreadsheet or a zip archive", AS_CSV);
    }
    for (int position = 0; position < bytes.length; position++) {
      if (bytes[position] == 0) {
        throw InputProblem.inLine(
            file, lineAt(bytes, position), "holds a zero byte, so it is not UTF-8 text", AS_CSV);
      }
    }
  }

  private static boolean startsWith(byte[] bytes, int... expected) {
    if (bytes.length < expected.length) {
      return false;
    }
    for (int position = 0; position < expected.length; position++) {
      if ((bytes[position] & 0xff) != expected[position]) {
        return false;
      }
    }
    return true;
  }

  private static long lineAt(byte[] bytes, int position) {
    long line = 1;
    for (int before = 0; before < position; before++) {
      if (bytes[before] == '\n') {
        line++;
      }
    }
    return line;
  }
}
