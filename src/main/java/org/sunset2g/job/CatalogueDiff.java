package org.sunset2g.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sunset2g.reference.CatalogueChange;
import org.sunset2g.reference.CatalogueChange.Kind;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.vocabulary.Capability;
import org.sunset2g.vocabulary.HandsetClass;

/**
 * The differences of two catalogues as people see them.
 *
 * @param changes in the order of their TACs
 * @param holders who has them; absent where nothing is published
 * @param minimumCell least number of subscribers that is shown
 */
record CatalogueDiff(
    List<CatalogueChange> changes, Optional<HandsetHolders> holders, int minimumCell) {
  static final List<String> HEADER =
      List.of(
          "tac",
          "change",
          "class_before",
          "class_after",
          "volte_before",
          "volte_after",
          "form_before",
          "form_after",
          "subscribers",
          "manufacturer",
          "model");

  private static final String NOT_LISTED = "(not listed)";
  private static final int LAST_NARROW = HEADER.indexOf("subscribers");

  /** A class before and after; absent is a TAC that the catalogue does not list. */
  private record Step(Optional<HandsetClass> before, Optional<HandsetClass> after) {
    static final Comparator<Step> ORDER =
        Comparator.comparingInt((Step step) -> place(step.before))
            .thenComparingInt(step -> place(step.after));

    static Step of(CatalogueChange change) {
      return new Step(change.classBefore(), change.classAfter());
    }

    private static int place(Optional<HandsetClass> handsetClass) {
      return handsetClass.map(Enum::ordinal).orElse(-1);
    }
  }

  /** The rows of the list, in the order of {@link #HEADER} and of the TACs. */
  List<List<String>> rows() {
    return changes.stream().map(this::row).toList();
  }

  private List<String> row(CatalogueChange change) {
    CatalogueEntry named = change.named();
    Optional<Capability> was = change.before().map(CatalogueEntry::capability);
    Optional<Capability> is = change.after().map(CatalogueEntry::capability);
    return List.of(
        change.tac().digits(),
        change.kind().name(),
        change.classBefore().map(Enum::name).orElse(""),
        change.classAfter().map(Enum::name).orElse(""),
        was.map(can -> can.voLte().name()).orElse(""),
        is.map(can -> can.voLte().name()).orElse(""),
        was.map(can -> can.form().name()).orElse(""),
        is.map(can -> can.form().name()).orElse(""),
        holders.map(counted -> shown(counted.of(change.tac()))).orElse(""),
        named.manufacturer(),
        named.model());
  }

  /** Who was counted, how many TACs differ, and a line for each class before and after. */
  String summary() {
    StringBuilder text = new StringBuilder();
    if (changes.isEmpty()) {
      return text.append("no TAC differs in class, VoLTE or form\n").toString();
    }
    Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
    changes.forEach(change -> kinds.merge(change.kind(), 1L, Long::sum));
    text.append(
        String.format(
            Locale.ROOT,
            "%,d TACs differ: %,d added, %,d removed, %,d changed%n",
            changes.size(),
            kinds.getOrDefault(Kind.ADDED, 0L),
            kinds.getOrDefault(Kind.REMOVED, 0L),
            kinds.getOrDefault(Kind.CHANGED, 0L)));
    text.append(
        holders
            .map(
                counted ->
                    "subscribers by their handset of "
                        + counted.weeks().entrySet().stream()
                            .map(week -> week.getKey() + " " + week.getValue())
                            .collect(Collectors.joining(", ")))
            .orElse("subscribers are not counted: paths.lake names no lake with a published week"));
    text.append('\n');
    String layout = "%-14s %-14s %10s %12s%n";
    text.append(layout.formatted("class before", "class after", "TACs", "subscribers"));
    SortedMap<Step, List<CatalogueChange>> steps = new TreeMap<>(Step.ORDER);
    changes.forEach(
        change -> steps.computeIfAbsent(Step.of(change), none -> new ArrayList<>()).add(change));
    steps.forEach(
        (step, changed) ->
            text.append(
                layout.formatted(
                    step.before().map(Enum::name).orElse(NOT_LISTED),
                    step.after().map(Enum::name).orElse(NOT_LISTED),
                    String.format(Locale.ROOT, "%,d", changed.size()),
                    holders.map(counted -> shownSum(counted, changed)).orElse("-"))));
    return text.toString();
  }

  /** The rows as text, below a header. */
  String list() {
    if (changes.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\n");
    line(text, HEADER);
    rows().forEach(row -> line(text, row));
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column).isEmpty() ? "-" : cells.get(column);
      line.append(column <= LAST_NARROW ? "%-13s ".formatted(cell) : cell + " ");
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private boolean isWithheld(long subscribers) {
    return subscribers > 0 && subscribers < minimumCell;
  }

  private String shown(long subscribers) {
    return isWithheld(subscribers) ? "<" + minimumCell : Long.toString(subscribers);
  }

  /**
   * A sum that does not give away what the list withholds: with a withheld number in it, only what
   * the others come to.
   */
  private String shownSum(HandsetHolders counted, List<CatalogueChange> changed) {
    long sum = 0;
    long shown = 0;
    for (CatalogueChange change : changed) {
      long subscribers = counted.of(change.tac());
      sum += subscribers;
      shown += isWithheld(subscribers) ? 0 : subscribers;
    }
    if (isWithheld(sum) || sum == shown) {
      return isWithheld(sum) ? "<" + minimumCell : String.format(Locale.ROOT, "%,d", sum);
    }
    return String.format(Locale.ROOT, "≥%,d", Math.max(shown, minimumCell));
  }
}
