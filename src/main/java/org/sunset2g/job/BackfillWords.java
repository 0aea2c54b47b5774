package org.sunset2g.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * A backfill as the user typed it, for messages that name the command to go on with.
 *
 * @param operator the one operator; empty for all
 * @param gaps what to do where an operator's weeks have a gap
 * @param accepted gates let through
 * @param reason why
 * @param settings --config and --set as typed
 */
record BackfillWords(
    Optional<String> operator,
    PastWeek.Gaps gaps,
    List<String> accepted,
    Optional<String> reason,
    List<String> settings) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");

  /** The command that runs those weeks in the same manner. */
  String range(IsoWeek from, IsoWeek to) {
    List<String> words = begun();
    words.addAll(List.of("--from", from.toString(), "--to", to.toString()));
    return ended(words);
  }

  /** The command that runs all weeks that are out of date. */
  String stale() {
    List<String> words = begun();
    words.add("--stale");
    return ended(words);
  }

  /** The same for one operator. */
  BackfillWords only(String name) {
    return new BackfillWords(Optional.of(name), gaps, accepted, reason, settings);
  }

  /** The same, starting from the last published week where weeks are missing. */
  BackfillWords skipping() {
    return new BackfillWords(operator, PastWeek.Gaps.SKIPPED, accepted, reason, settings);
  }

  private static List<String> begun() {
    return new ArrayList<>(List.of("sunset2g", "backfill"));
  }

  private String ended(List<String> words) {
    operator.ifPresent(name -> words.addAll(List.of("--operator", name)));
    if (gaps == PastWeek.Gaps.SKIPPED) {
      words.add("--skip-missing-week");
    }
    accepted.forEach(gate -> words.addAll(List.of("--accept", gate)));
    reason.ifPresent(why -> words.addAll(List.of("--reason", why)));
    words.addAll(settings);
    return String.join(" ", words.stream().map(BackfillWords::quoted).toList());
  }

  /** As a shell takes it for one word. */
  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
