package org.sunset2g.reference;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sunset2g.vocabulary.Generation;

/** Collects the generations that the words of one or more texts name. */
final class RadioWords {
  /** Ends of an item: what comes next has nothing to do with what came before. */
  private static final Pattern ITEM_END = Pattern.compile("[,;|()\\[\\]{}\"\\r\\n]+");

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern JOINTS = Pattern.compile("[/+&:]+");
  private static final Pattern HYPHENS = Pattern.compile("[-_\\u2010-\\u2015]");
  private static final Set<String> NEGATIONS = Set.of("NO", "NON", "NOT", "WITHOUT");
  private static final Set<String> CELLULAR = Set.of("CELLULAR", "MOBILE", "WWAN");
  private static final Set<String> NOTHING = Set.of("NONE", "NONCELLULAR");
  private static final Set<String> WI_FI = Set.of("WIFI", "WLAN");

  /** First halves of names that some write in two words: {@code EV DO}, {@code E UTRA}. */
  private static final Set<String> FIRST_HALVES = Set.of("E", "EV", "EN", "NB", "CAT");

  private final Set<Generation> named = EnumSet.noneOf(Generation.class);
  private boolean namesOtherCellular;
  private boolean namesNonCellular;

  void read(String text) {
    String upper = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    for (String item : ITEM_END.split(upper)) {
      readItem(item.strip());
    }
  }

  Optional<Set<Generation>> generations() {
    if (named.isEmpty() && (namesOtherCellular || !namesNonCellular)) {
      return Optional.empty();
    }
    return Optional.of(EnumSet.copyOf(named));
  }

  /** Reads the words between two commas or brackets. */
  private void readItem(String item) {
    if (NOTHING.contains(HYPHENS.matcher(item).replaceAll(""))) {
      namesNonCellular = true;
      return;
    }
    String before = "";
    for (String chunk : BLANKS.split(item)) {
      if (NEGATIONS.contains(before)) {
        namesNonCellular |= CELLULAR.contains(JOINTS.split(chunk, -1)[0]);
        before = chunk;
        continue;
      }
      if (!isWiFiBand(before, chunk)) {
        String last = before;
        for (String word : JOINTS.split(chunk)) {
          readWord(last, word);
          last = word;
        }
      }
      before = chunk;
    }
  }

  /** {@code Wi-Fi 5G} is a band of Wi-Fi, not a generation. */
  private static boolean isWiFiBand(String before, String chunk) {
    return WI_FI.contains(HYPHENS.matcher(before).replaceAll(""))
        && (chunk.equals("5G") || chunk.startsWith("2.4G"));
  }

  /**
   * Reads one word. A hyphenated word is read as a whole; where it means nothing so, it is read in
   * parts, but only if the first part is a technology: {@code LTE-FDD} names LTE, {@code U-NR}
   * names nothing.
   */
  private void readWord(String before, String written) {
    List<String> parts = List.of(HYPHENS.split(written));
    String whole = String.join("", parts);
    if (whole.equals("NONCELLULAR")) {
      namesNonCellular = true;
      return;
    }
    boolean continues = FIRST_HALVES.contains(before) || (before + whole).equals("CDMA2000");
    Optional<RadioWord> meaning =
        Optional.of(before + whole)
            .filter(joined -> continues)
            .flatMap(RadioWord::of)
            .or(() -> RadioWord.of(whole));
    if (meaning.isPresent()) {
      take(meaning.get());
    } else if (!parts.isEmpty() && RadioWord.of(parts.get(0)).isPresent()) {
      parts.forEach(part -> RadioWord.of(part).ifPresent(this::take));
    }
  }

  private void take(RadioWord word) {
    word.generation().ifPresent(named::add);
    namesOtherCellular |= word == RadioWord.OTHER_CELLULAR;
    namesNonCellular |= word == RadioWord.NON_CELLULAR;
  }
}
