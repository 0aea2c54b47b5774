package org.sunset2g.zone;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sunset2g.format.RestrictedFile;
import org.sunset2g.pseudonym.PseudonymKey;
import org.sunset2g.vocabulary.InputProblem;

/**
 * The crosswalk: one row per kind, key and pseudonym, sorted, in a file of mode 0600. Its first
 * line says how the rest is written: sealed by AES-256-GCM in segments (Tink's streaming AEAD) with
 * a key made from one of the keyset, or plain text where the operator asked for it. Read and
 * written as a stream: its size is no matter of memory.
 */
public final class Crosswalk {
  /** How the rows are written. */
  public enum Sealing {
    /** Encrypted and authenticated. */
    SEALED,
    /** Readable by whoever has the file. */
    PLAIN
  }

  private static final String MAGIC = "sunset2g crosswalk v1 ";
  private static final Pattern FIRST_LINE =
      Pattern.compile(Pattern.quote(MAGIC) + "(?:(plain)|sealed ([0-9a-f]{8}))");
  private static final int MOST_OF_FIRST_LINE = 64;
  private static final int SEGMENT_BYTES = 1 << 20;

  private final Path file;
  private final Keyset keyset;

  /**
   * @param file the crosswalk; need not be there yet
   * @param keyset the keys that seal and open it
   */
  public Crosswalk(Path file, Keyset keyset) {
    this.file = file;
    this.keyset = keyset;
  }

  /**
   * Refuses a crosswalk within a folder that will be handed on.
   *
   * @param delivery folder, which need not be there yet
   */
  public static void refuseWithin(Path crosswalk, Path delivery) {
    Path place = real(crosswalk);
    if (place.startsWith(real(delivery))) {
      throw InputProblem.inFile(
          crosswalk,
          "the crosswalk would lie inside the delivery folder " + delivery,
          "keep it in a folder of its own that is never handed on");
    }
  }

  /** The entries in their order; close it when done. */
  public Entries entries() {
    RestrictedFile.refuseOpen(file, "the crosswalk");
    try {
      InputStream stored = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
      try {
        return new Entries(file, opened(stored));
      } catch (IOException | RuntimeException failed) {
        stored.close();
        throw failed;
      }
    } catch (IOException | GeneralSecurityException unreadable) {
      throw unreadable(file);
    }
  }

  /**
   * Adds entries and rewrites the file whole; an entry that is there already is there once. Of two
   * processes one waits for the other.
   *
   * @param added entries in their order
   * @return entries in the file now
   */
  public long merge(Iterator<CrosswalkEntry> added, Sealing sealing) {
    long[] count = {0};
    try (RestrictedFile.Turn turn = RestrictedFile.turn(file);
        Entries before = Files.notExists(file) ? Entries.NONE : entries()) {
      Merged merged = new Merged(before, added, file);
      RestrictedFile.replace(
          file,
          out -> {
            OutputStream rows = sealed(out, sealing);
            while (merged.hasNext()) {
              rows.write((merged.next().line() + "\n").getBytes(StandardCharsets.US_ASCII));
              count[0]++;
            }
            rows.close();
          });
    }
    return count[0];
  }

  private OutputStream sealed(OutputStream out, Sealing sealing) throws IOException {
    PseudonymKey key = keyset.primary();
    String firstLine = MAGIC + (sealing == Sealing.PLAIN ? "plain" : "sealed " + key.id());
    out.write((firstLine + "\n").getBytes(StandardCharsets.US_ASCII));
    if (sealing == Sealing.PLAIN) {
      return out;
    }
    try {
      return aead(key).newEncryptingStream(out, firstLine.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("the crosswalk cannot be sealed", impossible);
    }
  }

  private InputStream opened(InputStream stored) throws IOException, GeneralSecurityException {
    String firstLine = firstLine(stored);
    Matcher written = FIRST_LINE.matcher(firstLine);
    if (!written.matches()) {
      throw InputProblem.inFile(
          file, "it is not a crosswalk", "name the file that pseudonymise --crosswalk wrote");
    }
    if (written.group(1) != null) {
      return stored;
    }
    return aead(keyset.key(written.group(2)))
        .newDecryptingStream(stored, firstLine.getBytes(StandardCharsets.US_ASCII));
  }

  private static String firstLine(InputStream stored) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = stored.read(); next != '\n' && next >= 0; next = stored.read()) {
      if (line.length() == MOST_OF_FIRST_LINE) {
        return "";
      }
      line.append((char) next);
    }
    return line.toString();
  }

  private static StreamingAead aead(PseudonymKey key) throws GeneralSecurityException {
    return new AesGcmHkdfStreaming(key.derived("crosswalk"), "HmacSha256", 32, SEGMENT_BYTES, 0);
  }

  private static InputProblem unreadable(Path file) {
    return InputProblem.inFile(
        file,
        "the crosswalk cannot be opened: it is damaged, or sealed with another keyset",
        "take the keyset of the day it was written, or restore it from its backup");
  }

  private static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    for (Path there = absolute; there != null; there = there.getParent()) {
      if (Files.exists(there)) {
        try {
          return there.toRealPath().resolve(there.relativize(absolute)).normalize();
        } catch (IOException unreadable) {
          return absolute;
        }
      }
    }
    return absolute;
  }

  /** Entries of a crosswalk, one after the other. */
  public static final class Entries implements Iterator<CrosswalkEntry>, AutoCloseable {
    private static final Entries NONE = new Entries(Path.of(""), InputStream.nullInputStream());

    private final Path file;
    private final BufferedReader lines;
    private CrosswalkEntry next;
    private boolean isAhead;

    private Entries(Path file, InputStream rows) {
      this.file = file;
      this.lines =
          new BufferedReader(new InputStreamReader(rows, StandardCharsets.US_ASCII), 1 << 16);
    }

    @Override
    public boolean hasNext() {
      if (!isAhead) {
        next = read();
        isAhead = true;
      }
      return next != null;
    }

    @Override
    public CrosswalkEntry next() {
      if (!hasNext()) {
        throw new java.util.NoSuchElementException();
      }
      isAhead = false;
      return next;
    }

    private CrosswalkEntry read() {
      try {
        String line = lines.readLine();
        return line == null ? null : CrosswalkEntry.parse(line);
      } catch (IOException | IllegalArgumentException damaged) {
        throw unreadable(file);
      }
    }

    @Override
    public void close() {
      try {
        if (this != NONE) {
          lines.close();
        }
      } catch (IOException unclosed) {
        throw new UncheckedIOException(unclosed);
      }
    }
  }

  /** Two sorted runs as one, without repeats. */
  private static final class Merged implements Iterator<CrosswalkEntry> {
    private final Iterator<CrosswalkEntry> left;
    private final Iterator<CrosswalkEntry> right;
    private final Path file;
    private CrosswalkEntry ofLeft;
    private CrosswalkEntry ofRight;

    Merged(Iterator<CrosswalkEntry> left, Iterator<CrosswalkEntry> right, Path file) {
      this.left = left;
      this.right = right;
      this.file = file;
      this.ofLeft = following(left, null);
      this.ofRight = following(right, null);
    }

    @Override
    public boolean hasNext() {
      return ofLeft != null || ofRight != null;
    }

    @Override
    public CrosswalkEntry next() {
      int order =
          ofLeft == null ? 1 : ofRight == null ? -1 : Integer.signum(ofLeft.compareTo(ofRight));
      CrosswalkEntry least = order <= 0 ? ofLeft : ofRight;
      if (order == 0 && !ofLeft.number().equals(ofRight.number())) {
        throw InputProblem.inFile(
            file,
            "the crosswalk says another number of a pseudonym than this delivery does",
            "it was changed, or the keyset's key is not the one it names: restore both");
      }
      if (order <= 0) {
        ofLeft = following(left, ofLeft);
      }
      if (order >= 0) {
        ofRight = following(right, ofRight);
      }
      return least;
    }

    private static CrosswalkEntry following(Iterator<CrosswalkEntry> run, CrosswalkEntry before) {
      CrosswalkEntry next = run.hasNext() ? run.next() : null;
      if (next != null && before != null && before.compareTo(next) >= 0) {
        throw new IllegalStateException("crosswalk entries out of order");
      }
      return next;
    }
  }
}
