package org.sunset2g.report.site;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Texts inside scripts. */
final class Json {
  private Json() {}

  /** In quotes; nothing in it can end a script or a line of one. */
  static String text(String text) {
    return '"'
        + new String(JsonStringEncoder.getInstance().quoteAsString(text))
            .replace("<", "\\u003c")
            .replace("\u2028", "\\u2028")
            .replace("\u2029", "\\u2029")
        + '"';
  }
}
