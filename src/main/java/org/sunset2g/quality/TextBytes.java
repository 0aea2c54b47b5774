package org.sunset2g.quality;

import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/** Single bytes of a text, which {@link UTF8String} keeps to itself. */
final class TextBytes {
  private TextBytes() {}

  /** The byte at that place; negative within a character that is not ASCII. */
  static byte at(UTF8String text, int place) {
    return Platform.getByte(text.getBaseObject(), text.getBaseOffset() + place);
  }
}
