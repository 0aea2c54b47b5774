package org.sunset2g.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/** Single bytes of a text, which {@link UTF8String} keeps to itself. */
final class TextBytes {
  private static final long NOT_ASCII = 0x8080808080808080L;

  private TextBytes() {}

  /** Whether the bytes are a text at all; what is read from CSV is, what Parquet holds may not. */
  static boolean isUtf8(UTF8String text) {
    int place = 0;
    for (; place + Long.BYTES <= text.numBytes(); place += Long.BYTES) {
      long eight = Platform.getLong(text.getBaseObject(), text.getBaseOffset() + place);
      if ((eight & NOT_ASCII) != 0) {
        return isDecoded(text.getBytes());
      }
    }
    for (; place < text.numBytes(); place++) {
      if (at(text, place) < 0) {
        return isDecoded(text.getBytes());
      }
    }
    return true;
  }

  private static boolean isDecoded(byte[] bytes) {
    return Arrays.equals(new String(bytes, UTF_8).getBytes(UTF_8), bytes);
  }

  /** The byte at that place; negative within a character that is not ASCII. */
  static byte at(UTF8String text, int place) {
    return Platform.getByte(text.getBaseObject(), text.getBaseOffset() + place);
  }
}
