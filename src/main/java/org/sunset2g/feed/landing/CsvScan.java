package org.sunset2g.feed.landing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sunset2g.vocabulary.InputProblem;

/**
 * Goes through the bytes of a CSV file once and finds where records begin and end, so that the file
 * can be cut between them. A record ends at LF, CRLF or a lone CR outside quotes; blank lines are
 * none. A quote opens only at the beginning of a field.
 */
final class CsvScan {
  /** Most bytes of a record. A quote that never closes would otherwise eat the whole file. */
  static final int LONGEST_RECORD = 1 << 20;

  private enum Place {
    FIELD_START,
    WITHIN_FIELD,
    WITHIN_QUOTES,
    AFTER_QUOTE
  }

  private final Path file;
  private final boolean gzip;
  private final long chunkBytes;
  private final Utf8Check utf8 = new Utf8Check();
  private final ByteArrayOutputStream header = new ByteArrayOutputStream();
  private final List<CsvChunk> chunks = new ArrayList<>();

  private Place place = Place.FIELD_START;
  private long offset;
  private long line = 1;
  private long quoteLine;
  private boolean afterReturn;
  private boolean withinRecord;
  private long recordStart;
  private long records;
  private long chunkStart = -1;
  private long chunkLine;

  /**
   * @param chunkBytes a chunk is closed at the first record that begins after so many bytes
   */
  CsvScan(Path file, boolean gzip, long chunkBytes) {
    this.file = file;
    this.gzip = gzip;
    this.chunkBytes = gzip ? Long.MAX_VALUE : chunkBytes;
  }

  /** Passes over bytes that are no text, such as a byte order mark. */
  void skip(int bytes) {
    offset += bytes;
  }

  void accept(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      // Nearly all bytes are plain ones within a field: none of them is below the comma.
      if (bytes[at] > ',' && isWithinPlainText()) {
        int run = at;
        while (run < to && bytes[run] > ',') {
          run++;
        }
        offset += run - at;
        at = run;
        if (offset - recordStart >= LONGEST_RECORD) {
          refuseLongRecord();
        }
      } else {
        accept(bytes[at++]);
        offset++;
      }
    }
  }

  private boolean isWithinPlainText() {
    return (place == Place.WITHIN_FIELD || place == Place.WITHIN_QUOTES)
        && records > 0
        && !afterReturn
        && !utf8.isWithinCharacter();
  }

  private void accept(byte value) {
    if (value < 0 || utf8.isWithinCharacter()) {
      requireUtf8(value & 0xFF);
    }
    boolean lineFeed = value == '\n';
    if (lineFeed && afterReturn) {
      afterReturn = false;
      keepOfHeader(value);
      return;
    }
    afterReturn = value == '\r';
    boolean lineEnd = lineFeed || afterReturn;
    if (!withinRecord && !lineEnd) {
      beginRecord();
    }
    keepOfHeader(value);
    if (value == 0) {
      throw InputProblem.inLine(
          file, line, "it holds a NUL byte", "deliver text: CSV in UTF-8, not a binary file");
    }
    step(value, lineEnd);
    if (lineEnd) {
      line++;
    }
  }

  private void step(byte value, boolean lineEnd) {
    if (place == Place.WITHIN_QUOTES) {
      if (value == '"') {
        place = Place.AFTER_QUOTE;
      }
    } else if (lineEnd) {
      place = Place.FIELD_START;
      endRecord();
    } else if (value == ',') {
      place = Place.FIELD_START;
    } else if (value == '"' && place == Place.FIELD_START) {
      place = Place.WITHIN_QUOTES;
      quoteLine = line;
    } else if (value == '"' && place == Place.AFTER_QUOTE) {
      place = Place.WITHIN_QUOTES;
    } else {
      place = Place.WITHIN_FIELD;
    }
    if (withinRecord && offset - recordStart >= LONGEST_RECORD) {
      refuseLongRecord();
    }
  }

  private void beginRecord() {
    withinRecord = true;
    recordStart = offset;
    if (records == 0) {
      return;
    }
    if (chunkStart >= 0 && offset - chunkStart >= chunkBytes) {
      endChunk();
    }
    if (chunkStart < 0) {
      chunkStart = offset;
      chunkLine = line;
    }
  }

  private void endRecord() {
    if (withinRecord) {
      withinRecord = false;
      records++;
    }
  }

  private void endChunk() {
    chunks.add(new CsvChunk(file.toString(), gzip, chunkStart, offset, chunkLine));
    chunkStart = -1;
  }

  /** Ends the scan: the last record need not have a line end. */
  void end() {
    if (place == Place.WITHIN_QUOTES) {
      refuseOpenQuote("is never closed");
    }
    if (utf8.isWithinCharacter()) {
      requireUtf8(-1);
    }
    endRecord();
    if (chunkStart >= 0) {
      endChunk();
    }
  }

  private void keepOfHeader(byte value) {
    if (records == 0 && withinRecord) {
      header.write(value);
    }
  }

  private void requireUtf8(int value) {
    if (!utf8.accepts(value)) {
      throw InputProblem.inLine(
          file,
          line,
          value < 0
              ? "the file ends within a character of UTF-8"
              : "the bytes at offset %d are not UTF-8".formatted(offset),
          "export the file as UTF-8, not in a Windows, TCVN or VNI code page, and deliver it again");
    }
  }

  private void refuseLongRecord() {
    if (place == Place.WITHIN_QUOTES) {
      refuseOpenQuote("is not closed within 1 MiB");
    }
    throw InputProblem.inLine(
        file,
        line,
        "the record is longer than 1 MiB",
        "check that lines end with a line feed, and that the file is CSV");
  }

  private void refuseOpenQuote(String fate) {
    throw InputProblem.inLine(
        file,
        quoteLine,
        "a quote opens here and " + fate,
        "close the quote; write a quote within a quoted field twice (RFC 4180)");
  }

  /** The first record, without its line end; empty where there is none. */
  String header() {
    return header.toString(StandardCharsets.UTF_8).strip();
  }

  /** Records after the header. */
  long rows() {
    return Math.max(0, records - 1);
  }

  List<CsvChunk> chunks() {
    return List.copyOf(chunks);
  }
}
