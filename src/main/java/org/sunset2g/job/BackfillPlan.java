package org.sunset2g.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sunset2g.feed.landing.LandingFolder;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/** Which weeks a backfill runs; refused before anything is run where one of them could not be. */
final class BackfillPlan {
  private final Path landing;
  private final List<String> wanted;
  private final List<RunRecord> published;
  private final Staleness staleness;
  private final BackfillWords words;
  private final SortedMap<IsoWeek, List<String>> operators = new TreeMap<>();

  BackfillPlan(Configuration configuration, BackfillWords words) {
    RunRecords records = new RunRecords(Configuration.required(configuration.lake(), "paths.lake"));
    this.landing = Configuration.required(configuration.landing(), "paths.landing");
    this.wanted = words.operator().map(List::of).orElse(configuration.operators());
    this.published = records.all().stream().filter(RunRecord::isPublished).toList();
    this.staleness = Staleness.of(records);
    this.words = words;
  }

  /**
   * Every week from one to another, both included.
   *
   * @throws ConfigurationProblem where the first is after the last
   * @throws InputProblem where a week has no files, or an operator's weeks have a gap
   */
  List<IsoWeek> range(IsoWeek from, IsoWeek to) {
    if (from.compareTo(to) > 0) {
      throw new ConfigurationProblem(
          "--from %s is after --to %s\n  what to do: %s"
              .formatted(from, to, words.range(to, from)));
    }
    List<IsoWeek> weeks = new ArrayList<>();
    SortedMap<String, IsoWeek> planned = new TreeMap<>();
    for (IsoWeek week = from; week.compareTo(to) <= 0; week = week.plus(1)) {
      if (holds(week, from, to, planned)) {
        weeks.add(week);
      }
    }
    if (weeks.isEmpty()) {
      throw InputProblem.of(
          "no week from %s to %s has files".formatted(from, to),
          "put them into " + folder(words.operator().orElse("<operator>"), from));
    }
    return weeks;
  }

  /**
   * The weeks that are out of date and those after them; none where none is.
   *
   * @throws InputProblem as of a range
   */
  List<IsoWeek> stale() {
    List<IsoWeek> stale = staleness.weeks(words.operator());
    List<IsoWeek> weeks = new ArrayList<>();
    SortedMap<String, IsoWeek> planned = new TreeMap<>();
    for (IsoWeek week : stale) {
      if (holds(week, stale.get(0), stale.get(stale.size() - 1), planned)) {
        weeks.add(week);
      }
    }
    return weeks;
  }

  /**
   * The operators that a planned week is run for: of those that are wanted, all with files, and
   * those of which a week before is there and this one is not, to be refused. Others had not
   * joined.
   */
  List<String> operators(IsoWeek week) {
    return operators.get(week);
  }

  /** Operators that are named, and have neither files nor figures of a planned week or before. */
  List<String> leftOut(IsoWeek week) {
    return wanted.stream()
        .filter(operator -> !operators.get(week).contains(operator))
        .distinct()
        .sorted()
        .toList();
  }

  /** Whether the week is to be run; the last week so far by operator is kept in the map. */
  private boolean holds(
      IsoWeek week, IsoWeek from, IsoWeek to, SortedMap<String, IsoWeek> planned) {
    List<String> delivered = delivered(week);
    refuseGone(week, from, to, delivered);
    if (delivered.isEmpty()) {
      if (words.gaps() == PastWeek.Gaps.SKIPPED) {
        return false;
      }
      throw withoutFolder(week, from, to);
    }
    List<String> late =
        wanted.stream()
            .filter(operator -> words.gaps() == PastWeek.Gaps.REFUSED)
            .filter(operator -> !delivered.contains(operator))
            .filter(operator -> before(operator, week, planned).isPresent())
            .toList();
    for (String operator : delivered) {
      Optional<IsoWeek> before = before(operator, week, planned);
      if (words.gaps() == PastWeek.Gaps.REFUSED
          && before.isPresent()
          && !before.get().equals(week.previous())) {
        throw gap(operator, before.get(), week, from, to);
      }
      planned.put(operator, week);
    }
    operators.put(
        week, Stream.of(delivered, late).flatMap(List::stream).distinct().sorted().toList());
    return true;
  }

  private List<String> delivered(IsoWeek week) {
    return LandingFolder.operators(landing, week).stream()
        .filter(operator -> wanted.isEmpty() || wanted.contains(operator))
        .toList();
  }

  /** An operator that is published and cannot be run again would stay as it was, out of date. */
  private void refuseGone(IsoWeek week, IsoWeek from, IsoWeek to, List<String> delivered) {
    List<String> gone =
        published.stream()
            .filter(run -> run.week().equals(week.toString()))
            .map(RunRecord::operators)
            .flatMap(Collection::stream)
            .filter(operator -> wanted.isEmpty() || wanted.contains(operator))
            .filter(operator -> !delivered.contains(operator))
            .distinct()
            .sorted()
            .toList();
    if (!gone.isEmpty()) {
      throw InputProblem.of(
          "%s was published for %s, but its files are no longer in %s"
              .formatted(gone.get(0), week, folder(gone.get(0), week)),
          "put them back"
              + (delivered.isEmpty()
                  ? shorter(week, from)
                  : ", or run another operator alone, such as: "
                      + words.only(delivered.get(0)).range(from, to)));
    }
  }

  private InputProblem withoutFolder(IsoWeek week, IsoWeek from, IsoWeek to) {
    String operator = words.operator().orElse("<operator>");
    String cure = "put its files into " + folder(operator, week) + shorter(week, from);
    if (week.compareTo(to) < 0) {
      cure += "; or, where there are none, pass over it with: " + words.skipping().range(from, to);
    }
    return InputProblem.of(
        words.operator().map(name -> name + " has no folder").orElse("no operator has a folder")
            + " for "
            + week,
        cure);
  }

  private String shorter(IsoWeek week, IsoWeek from) {
    return week.equals(from)
        ? ""
        : ", or run only the weeks before it: " + words.range(from, week.previous());
  }

  private InputProblem gap(
      String operator, IsoWeek before, IsoWeek week, IsoWeek from, IsoWeek to) {
    boolean isBeforeAll = before.compareTo(from) < 0 && week.equals(from);
    String problem =
        isBeforeAll
            ? "the last published week of %s before %s is %s: the weeks between are missing"
                .formatted(operator, week, before)
            : "%s has files for %s and %s, but none for the weeks between"
                .formatted(operator, before, week);
    String cure =
        isBeforeAll
            ? "begin with them: " + words.range(before.plus(1), to)
            : "put them into " + folder(operator, before.plus(1)) + shorter(week, from);
    return InputProblem.of(
        problem,
        cure
            + "; or, where there are no files for them, start from %s with: %s"
                .formatted(before, words.skipping().range(from, to)));
  }

  private Optional<IsoWeek> before(
      String operator, IsoWeek week, SortedMap<String, IsoWeek> planned) {
    Optional<IsoWeek> last =
        published.stream()
            .filter(run -> run.operators().contains(operator))
            .map(run -> IsoWeek.parse(run.week()))
            .filter(past -> past.compareTo(week) < 0)
            .max(IsoWeek::compareTo);
    IsoWeek inPlan = planned.get(operator);
    return inPlan == null || last.isPresent() && last.get().compareTo(inPlan) > 0
        ? last
        : Optional.of(inPlan);
  }

  private Path folder(String operator, IsoWeek week) {
    return landing.resolve(operator).resolve(week.toString());
  }
}
