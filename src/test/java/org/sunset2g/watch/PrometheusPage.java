package org.sunset2g.watch;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text format 0.0.4 line by line and refuses what a strict reader would: a sample without
 * HELP and TYPE before it, a group in two pieces, a sample twice, a label or value that is none.
 */
public final class PrometheusPage {
  private static final Pattern META = Pattern.compile("# (HELP|TYPE) ([a-z_:][a-z0-9_:]*) (.+)");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-z_:][a-z0-9_:]*)(\\{[a-z_]+=\"(?:[^\"\\\\\n]|\\\\[\\\\n\"])*\""
              + "(?:,[a-z_]+=\"(?:[^\"\\\\\n]|\\\\[\\\\n\"])*\")*,?\\})?"
              + " (-?[0-9]+(?:\\.[0-9]+)?(?:E-?[0-9]+)?)");

  private PrometheusPage() {}

  /** The samples by name with labels, as they stand there. */
  public static Map<String, Double> read(byte[] page) {
    String text = new String(page, StandardCharsets.UTF_8);
    if (!text.endsWith("\n")) {
      throw new AssertionError("the last line does not end");
    }
    Map<String, Double> samples = new LinkedHashMap<>();
    Set<String> over = new HashSet<>();
    String help = "";
    String type = "";
    for (String line : text.split("\n")) {
      Matcher meta = META.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (meta.matches() && meta.group(1).equals("HELP")) {
        help = meta.group(2);
        if (!over.add(help)) {
          throw new AssertionError(help + " is in two pieces");
        }
      } else if (meta.matches() && meta.group(2).equals(help) && meta.group(3).equals("gauge")) {
        type = help;
      } else if (sample.matches() && sample.group(1).equals(type)) {
        String labels = sample.group(2) == null ? "" : sample.group(2);
        if (samples.put(type + labels, Double.valueOf(sample.group(3))) != null) {
          throw new AssertionError("twice: " + line);
        }
      } else {
        throw new AssertionError("no line of the format: " + line);
      }
    }
    return samples;
  }
}
