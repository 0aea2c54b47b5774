package org.sunset2g.outreach;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Channel;
import org.sunset2g.vocabulary.CountBand;

/**
 * What was done in a month, by form of communication: what the monthly activity report is made of.
 *
 * <p>Runs of a programme are no personal data and are counted exactly, by commune too. Of visits,
 * calls, messages and letters there is one band over the whole area and nothing else: their free
 * text and their place could point to one subscriber.
 *
 * @param forms forms of communication that were used, in the order of the vocabulary
 * @param communes runs of programmes by commune, in the order of the codes, those of no known
 *     commune last
 * @param difficulties what programmes met, most often named first, then by the alphabet
 * @param proposals the same for proposals
 */
public record ActivitySummary(
    List<Form> forms,
    List<CommuneRuns> communes,
    List<String> difficulties,
    List<String> proposals) {

  /**
   * One form of communication.
   *
   * @param runs how many times
   * @param media names of programmes, groups and papers, by the alphabet; none of a personal form
   * @param communes communes in which there was a programme; 0 of a personal form
   */
  public record Form(Channel channel, CountBand runs, List<String> media, long communes) {}

  /**
   * The programmes of one commune.
   *
   * @param commune commune; absent where no row names one
   * @param runs runs by form
   */
  public record CommuneRuns(Optional<AreaCode> commune, SortedMap<Channel, Long> runs) {}

  private static final Comparator<Optional<AreaCode>> KNOWN_FIRST =
      Comparator.comparing((Optional<AreaCode> commune) -> commune.isEmpty())
          .thenComparing(commune -> commune.map(AreaCode::toString).orElse(""));

  /**
   * Sums up the rows of a month by the day on which something was done.
   *
   * <p>A file that is delivered week after week with its old rows counts them once: of a row that
   * several deliveries of an operator have, as many are counted as the delivery with most of them
   * has. Equal rows of two operators are two.
   */
  public static ActivitySummary of(List<Activity> rows, YearMonth month, int minimumCell) {
    List<Activity> counted =
        once(rows.stream().filter(row -> YearMonth.from(row.doneOn()).equals(month)).toList());
    List<Activity> programmes = counted.stream().filter(row -> !row.isPersonal()).toList();
    return new ActivitySummary(
        forms(counted, minimumCell),
        communes(programmes),
        remarks(programmes, Activity::difficulties),
        remarks(programmes, Activity::proposals));
  }

  private static List<Activity> once(List<Activity> rows) {
    Map<Activity, Map<String, Integer>> deliveries = new LinkedHashMap<>();
    for (Activity row : rows) {
      deliveries
          .computeIfAbsent(row.whenever(), same -> new TreeMap<>())
          .merge(row.delivery(), 1, Integer::sum);
    }
    List<Activity> counted = new ArrayList<>();
    deliveries.forEach(
        (row, times) -> counted.addAll(Collections.nCopies(Collections.max(times.values()), row)));
    return counted;
  }

  private static List<Form> forms(List<Activity> rows, int minimumCell) {
    Map<Channel, List<Activity>> byChannel = new EnumMap<>(Channel.class);
    rows.forEach(
        row -> byChannel.computeIfAbsent(row.channel(), channel -> new ArrayList<>()).add(row));
    List<Form> forms = new ArrayList<>();
    byChannel.forEach(
        (channel, done) -> {
          long runs = done.stream().mapToLong(Activity::runs).sum();
          boolean isPersonal = done.stream().anyMatch(Activity::isPersonal);
          forms.add(
              isPersonal
                  ? new Form(channel, CountBand.around(runs, minimumCell), List.of(), 0)
                  : new Form(
                      channel,
                      CountBand.exactly(runs),
                      texts(done, Activity::medium),
                      done.stream().flatMap(row -> row.commune().stream()).distinct().count()));
        });
    return List.copyOf(forms);
  }

  private static List<CommuneRuns> communes(List<Activity> programmes) {
    SortedMap<Optional<AreaCode>, SortedMap<Channel, Long>> communes = new TreeMap<>(KNOWN_FIRST);
    for (Activity row : programmes) {
      communes
          .computeIfAbsent(row.commune(), commune -> new TreeMap<>())
          .merge(row.channel(), (long) row.runs(), Long::sum);
    }
    return communes.entrySet().stream()
        .map(
            commune ->
                new CommuneRuns(
                    commune.getKey(), Collections.unmodifiableSortedMap(commune.getValue())))
        .toList();
  }

  private static List<String> texts(
      List<Activity> rows, Function<Activity, Optional<String>> text) {
    return List.copyOf(
        new TreeSet<>(rows.stream().flatMap(row -> text.apply(row).stream()).toList()));
  }

  /** Texts that differ in letter case or a full stop only are one, in its first spelling. */
  private static List<String> remarks(
      List<Activity> rows, Function<Activity, Optional<String>> text) {
    Map<String, Integer> times = new TreeMap<>();
    Map<String, String> spelling = new TreeMap<>();
    for (Activity row : rows) {
      text.apply(row)
          .ifPresent(
              written -> {
                String same = written.strip().replaceFirst("[.;,]+$", "").toLowerCase(Locale.ROOT);
                times.merge(same, 1, Integer::sum);
                spelling.merge(same, written, (one, two) -> one.compareTo(two) <= 0 ? one : two);
              });
    }
    return times.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> spelling.get(entry.getKey()))
        .toList();
  }
}
