package org.sunset2g.report.merge;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sunset2g.report.Bilingual;

/** The operators of a merged report and what it calls them. */
final class OperatorNames {
  private static final int LETTERS = 26;

  private final Naming naming;
  private final Map<String, OperatorName> byKey = new LinkedHashMap<>();

  /** Spellings under which operators are known, the longest first. */
  private final List<String> spellings;

  /**
   * @param operators in the order of their letters
   */
  OperatorNames(Naming naming, Collection<String> operators) {
    this.naming = naming;
    for (String operator : operators) {
      String letters = letters(byKey.size());
      byKey.putIfAbsent(
          key(operator),
          naming == Naming.ANONYMOUS
              ? new OperatorName("Nhà mạng " + letters, "Operator " + letters)
              : new OperatorName(operator, operator));
    }
    this.spellings =
        byKey.keySet().stream()
            .sorted(
                Comparator.comparingInt(String::length)
                    .reversed()
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
  }

  /** Two spellings of one operator have the same key: capitals and composed letters are one. */
  static String key(String operator) {
    return Normalizer.normalize(operator.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private static String letters(int index) {
    String last = Character.toString('A' + index % LETTERS);
    return index < LETTERS ? last : letters(index / LETTERS - 1) + last;
  }

  boolean isKnown(String operator) {
    return byKey.containsKey(key(operator));
  }

  OperatorName of(String operator) {
    OperatorName name = byKey.get(key(operator));
    if (name == null) {
      throw new IllegalArgumentException("no operator of the report: " + operator);
    }
    return name;
  }

  /** Their names, joined by commas. */
  Bilingual together(Collection<String> operators) {
    return new Bilingual(
        String.join(", ", operators.stream().map(each -> of(each).vi()).toList()),
        String.join(", ", operators.stream().map(each -> of(each).en()).toList()));
  }

  /** Whether a text may be shown: where nobody is to be named, it must name nobody. */
  boolean mayBeSaid(String text) {
    return naming == Naming.BY_NAME || spellings.stream().noneMatch(key(text)::contains);
  }

  /** The text with operators called as this report does; empty where it still names one. */
  Optional<Bilingual> said(Bilingual text) {
    if (naming == Naming.BY_NAME) {
      return Optional.of(text);
    }
    Bilingual said =
        new Bilingual(replaced(text.vi(), OperatorName::vi), replaced(text.en(), OperatorName::en));
    return mayBeSaid(said.vi()) && mayBeSaid(said.en()) ? Optional.of(said) : Optional.empty();
  }

  private String replaced(String text, Function<OperatorName, String> language) {
    String replaced = Normalizer.normalize(text, Normalizer.Form.NFC);
    for (String spelling : spellings) {
      replaced =
          Pattern.compile(
                  "(?<![\\p{L}\\p{N}])" + Pattern.quote(spelling) + "(?![\\p{L}\\p{N}])",
                  Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
              .matcher(replaced)
              .replaceAll(Matcher.quoteReplacement(language.apply(byKey.get(spelling))));
    }
    return replaced;
  }
}
