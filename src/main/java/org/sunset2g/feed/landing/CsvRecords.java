package org.sunset2g.feed.landing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;
import org.sunset2g.quality.LandingRows;

/**
 * The records of a chunk of CSV, read as bytes: a field is a view of the bytes that were read, and
 * no text is made of it. What counts as the end of a line, a blank line or a closed quote is what
 * {@link CsvScan} took for it when it cut the file.
 */
final class CsvRecords implements Records {
  private static final int BUFFER = 4 * CsvScan.LONGEST_RECORD;

  /** A record is read when all of it is in the buffer, its line end included. */
  private static final int AHEAD = CsvScan.LONGEST_RECORD + 2;

  private final InputStream content;
  private final byte[] buffer;
  private int position;
  private int limit;
  private boolean ended;

  private long nextLine;
  private long line;
  private int width;
  private int[] from = new int[32];
  private int[] to = new int[32];
  private byte[][] unquoted = new byte[32][];
  private boolean anyUnquoted;

  CsvRecords(CsvChunk chunk) {
    this.nextLine = chunk.firstLine();
    this.buffer = new byte[(int) Math.min(BUFFER, Math.max(64, chunk.end() - chunk.start() + 1))];
    try {
      this.content = chunk.open();
    } catch (IOException unreadable) {
      throw new UnreadableRows(unreadable);
    }
  }

  @Override
  public boolean next() {
    do {
      if (limit - position < AHEAD && !ended) {
        fill();
      }
      passBlankLines();
    } while (limit - position < AHEAD && !ended);
    if (position >= limit) {
      return false;
    }
    line = nextLine;
    readRecord();
    return true;
  }

  private void fill() {
    System.arraycopy(buffer, position, buffer, 0, limit - position);
    limit -= position;
    position = 0;
    try {
      int wanted = buffer.length - limit;
      int read = content.readNBytes(buffer, limit, wanted);
      limit += read;
      ended = read < wanted;
    } catch (IOException unreadable) {
      throw new UnreadableRows(unreadable);
    }
  }

  private void passBlankLines() {
    // Of a return at the end of the buffer only the next bytes say whether a line feed belongs to
    // it.
    while (position < limit
        && (buffer[position] == '\n' || buffer[position] == '\r')
        && (ended || position + 1 < limit)) {
      passLineEnd();
    }
  }

  private void passLineEnd() {
    boolean isReturn = buffer[position++] == '\r';
    if (isReturn && position < limit && buffer[position] == '\n') {
      position++;
    }
    nextLine++;
  }

  private void readRecord() {
    if (anyUnquoted) {
      Arrays.fill(unquoted, null);
      anyUnquoted = false;
    }
    width = 0;
    while (true) {
      if (width == from.length) {
        from = Arrays.copyOf(from, width * 2);
        to = Arrays.copyOf(to, width * 2);
        unquoted = Arrays.copyOf(unquoted, width * 2);
      }
      if (position < limit && buffer[position] == '"') {
        readQuoted();
      } else {
        from[width] = position;
        passField();
        to[width] = position;
      }
      width++;
      if (position >= limit) {
        return;
      }
      if (buffer[position] != ',') {
        passLineEnd();
        return;
      }
      position++;
    }
  }

  /** To the next comma or line end; all that ends a field is below the comma or is one. */
  private void passField() {
    byte[] bytes = buffer;
    int at = position;
    while (at < limit) {
      byte value = bytes[at];
      if (value <= ',' && (value == ',' || value == '\n' || value == '\r')) {
        break;
      }
      at++;
    }
    position = at;
  }

  /**
   * A quoted field: doubled quotes are one, and what stands after the closing one belongs to it.
   */
  private void readQuoted() {
    int start = ++position;
    int runStart = start;
    byte[] value = null;
    int length = 0;
    boolean open = true;
    while (open && position < limit) {
      byte next = buffer[position];
      if (next == '"') {
        boolean doubled = position + 1 < limit && buffer[position + 1] == '"';
        int runEnd = doubled ? position + 1 : position;
        if (doubled || value != null) {
          value = grown(value, length, runEnd - runStart);
          System.arraycopy(buffer, runStart, value, length, runEnd - runStart);
          length += runEnd - runStart;
        }
        open = doubled;
        position += doubled ? 2 : 1;
        if (doubled) {
          runStart = position;
        }
      } else {
        if (next == '\n'
            || next == '\r' && !(position + 1 < limit && buffer[position + 1] == '\n')) {
          nextLine++;
        }
        position++;
      }
    }
    int end = open ? position : position - 1;
    int trailing = position;
    passField();
    if (value == null && position == trailing) {
      from[width] = start;
      to[width] = end;
      return;
    }
    if (value == null) {
      value = Arrays.copyOfRange(buffer, start, end);
      length = value.length;
    }
    value = grown(value, length, position - trailing);
    System.arraycopy(buffer, trailing, value, length, position - trailing);
    length += position - trailing;
    unquoted[width] = Arrays.copyOf(value, length);
    anyUnquoted = true;
  }

  private static byte[] grown(byte[] value, int length, int more) {
    if (value == null) {
      return new byte[Math.max(64, more * 2)];
    }
    return length + more <= value.length ? value : Arrays.copyOf(value, (length + more) * 2);
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public int width() {
    return width;
  }

  /** The text without blanks around it, or null where nothing is left. */
  @Override
  public UTF8String field(int at) {
    if (at < 0) {
      return null;
    }
    return unquoted[at] != null
        ? trimmed(unquoted[at], 0, unquoted[at].length)
        : trimmed(buffer, from[at], to[at]);
  }

  private static UTF8String trimmed(byte[] bytes, int start, int end) {
    int first = start;
    int last = end;
    for (int blank = blankAt(bytes, first, last); blank > 0; blank = blankAt(bytes, first, last)) {
      first += blank;
    }
    for (int blank = blankBefore(bytes, first, last);
        blank > 0;
        blank = blankBefore(bytes, first, last)) {
      last -= blank;
    }
    return first == last ? null : UTF8String.fromBytes(bytes, first, last - first);
  }

  /** Bytes of the blank that begins here, 0 where none does. */
  private static int blankAt(byte[] bytes, int from, int to) {
    if (from >= to || bytes[from] > ' ') {
      return 0;
    }
    if (bytes[from] >= 0) {
      return isBlank(bytes[from]) ? 1 : 0;
    }
    for (byte[] blank : LandingRows.WIDE_BLANKS) {
      if (to - from >= blank.length
          && Arrays.equals(bytes, from, from + blank.length, blank, 0, blank.length)) {
        return blank.length;
      }
    }
    return 0;
  }

  /** Bytes of the blank that ends here, 0 where none does. */
  private static int blankBefore(byte[] bytes, int from, int to) {
    if (from >= to || bytes[to - 1] > ' ') {
      return 0;
    }
    if (bytes[to - 1] >= 0) {
      return isBlank(bytes[to - 1]) ? 1 : 0;
    }
    for (byte[] blank : LandingRows.WIDE_BLANKS) {
      if (to - from >= blank.length
          && Arrays.equals(bytes, to - blank.length, to, blank, 0, blank.length)) {
        return blank.length;
      }
    }
    return 0;
  }

  private static boolean isBlank(byte value) {
    return value == ' ' || value >= '\t' && value <= '\r';
  }

  @Override
  public void close() {
    try {
      content.close();
    } catch (IOException unclosed) {
      throw new UnreadableRows(unclosed);
    }
  }
}
