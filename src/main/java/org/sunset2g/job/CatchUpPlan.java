package org.sunset2g.job;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.sunset2g.feed.landing.LandingFolder;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * What a scheduled run has to do so that every week up to one is published: weeks that are not, in
 * order, from the last published one on. That one is run again where an operator came late to it.
 *
 * @param weeks to be run
 * @param waiting why it ends before the week that was asked for; empty where it does not
 * @param toKnow corrected files, which are not run again unasked
 */
record CatchUpPlan(List<IsoWeek> weeks, Optional<InputProblem> waiting, List<String> toKnow) {

  /** Looks at the run records and the landing folder; opens no file. */
  static CatchUpPlan upTo(IsoWeek last, Configuration configuration, BackfillWords words) {
    return upTo(last, configuration, words, Clock.systemUTC());
  }

  /**
   * The same at another time.
   *
   * @param clock what runs and files cannot be later than
   */
  static CatchUpPlan upTo(
      IsoWeek last, Configuration configuration, BackfillWords words, Clock clock) {
    RunRecords records = new RunRecords(Configuration.required(configuration.lake(), "paths.lake"));
    Path landing = Configuration.required(configuration.landing(), "paths.landing");
    List<String> named =
        words.operator().map(List::of).orElse(configuration.operators()).stream()
            .distinct()
            .sorted()
            .toList();
    return new Search(landing, named, words.gaps(), records.all(), clock.instant()).upTo(last);
  }

  /**
   * What the plan is made from.
   *
   * @param named operators that must have delivered; empty where whoever did is enough
   * @param all runs of the lake, however they ended
   * @param now a run that says it began later did so by a clock that was wrong
   */
  private record Search(
      Path landing, List<String> named, PastWeek.Gaps gaps, List<RunRecord> all, Instant now) {

    CatchUpPlan upTo(IsoWeek last) {
      List<IsoWeek> weeks = new ArrayList<>();
      List<String> toKnow = new ArrayList<>();
      Optional<IsoWeek> done = lastPublished(last);
      done.filter(week -> cameLate(week, toKnow)).ifPresent(weeks::add);
      SortedSet<IsoWeek> delivered = new TreeSet<>(LandingFolder.weeks(landing));
      delivered.removeIf(week -> week.compareTo(last) > 0 || !absent(week).isEmpty());
      IsoWeek next =
          done.map(week -> week.plus(1)).orElse(delivered.isEmpty() ? last : delivered.first());
      for (IsoWeek week = next; week.compareTo(last) <= 0; week = week.plus(1)) {
        if (delivered.contains(week)) {
          weeks.add(week);
        } else if (gaps == PastWeek.Gaps.REFUSED
            || delivered.tailSet(week).isEmpty()
            || isThereInPart(week)) {
          return new CatchUpPlan(weeks, Optional.of(notYet(week, delivered)), toKnow);
        }
      }
      return new CatchUpPlan(weeks, Optional.empty(), toKnow);
    }

    private Optional<IsoWeek> lastPublished(IsoWeek last) {
      return all.stream()
          .filter(RunRecord::isPublished)
          .filter(run -> named.isEmpty() || run.operators().stream().anyMatch(named::contains))
          .map(run -> IsoWeek.parse(run.week()))
          .filter(week -> week.compareTo(last) <= 0)
          .max(Comparator.naturalOrder());
    }

    /** Whether an operator is not in the published week and its files were not yet looked at. */
    private boolean cameLate(IsoWeek week, List<String> toKnow) {
      List<RunRecord> runs =
          all.stream().filter(run -> run.week().equals(week.toString())).toList();
      boolean isLate = false;
      for (String operator : LandingFolder.operators(landing, week)) {
        if (!named.isEmpty() && !named.contains(operator)) {
          continue;
        }
        Optional<Instant> lookedAt =
            runs.stream()
                .filter(run -> hasLookedAt(run, operator) && !isOfWrongClock(run))
                .map(RunRecord::startedAt)
                .max(Comparator.naturalOrder());
        boolean isNewer =
            lookedAt.isEmpty()
                || LandingFolder.changed(landing, operator, week).isAfter(lookedAt.get());
        List<RunRecord> publishing = runs.stream().filter(run -> isIn(run, operator)).toList();
        if (!publishing.isEmpty()) {
          // After a run of a wrong clock nobody can say whether they changed.
          if (isNewer && publishing.stream().noneMatch(this::isOfWrongClock)) {
            toKnow.add(
                "files of %s for %s changed after it was published; to run it again: weekly --week %s"
                    .formatted(operator, week, week));
          }
        } else {
          isLate |= isNewer;
        }
      }
      return isLate;
    }

    /** Such a run would be later than every file that is delivered until its time comes. */
    private boolean isOfWrongClock(RunRecord run) {
      return run.startedAt().isAfter(now);
    }

    /** A run that published nothing has looked, too, where the operator's files refused it. */
    private static boolean hasLookedAt(RunRecord run, String operator) {
      boolean isRefused =
          run.refused().containsKey(operator)
              && (run.isPublished() || run.status() == RunRecord.Status.REFUSED);
      return isRefused || isIn(run, operator);
    }

    private static boolean isIn(RunRecord run, String operator) {
      return run.isPublished() && run.operators().contains(operator);
    }

    private List<String> absent(IsoWeek week) {
      List<String> there = LandingFolder.operators(landing, week);
      if (named.isEmpty()) {
        return there.isEmpty() ? List.of("<operator>") : List.of();
      }
      return named.stream().filter(operator -> !there.contains(operator)).toList();
    }

    /** Files that are there are never passed over for those that are not. */
    private boolean isThereInPart(IsoWeek week) {
      return !named.isEmpty() && absent(week).size() < named.size();
    }

    private InputProblem notYet(IsoWeek week, SortedSet<IsoWeek> delivered) {
      List<String> absent = absent(week);
      String cure = "run the same command again when they are there";
      if (isThereInPart(week)) {
        cure +=
            "; to go on without %s: weekly --week %s --operator NAME"
                .formatted(String.join(", ", absent), week);
      } else if (!delivered.tailSet(week).isEmpty()) {
        cure += "; where there will be none, pass over the week with --skip-missing-week";
      }
      return InputProblem.inFile(
              landing.resolve(absent.get(0)).resolve(week.toString()),
              "the files of " + week + " are not there yet",
              cure)
          .onlyForNow();
    }
  }
}
