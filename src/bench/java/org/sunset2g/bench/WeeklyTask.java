package org.sunset2g.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.sunset2g.synthetic.LandingFormat;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * What a contender's process is asked to do.
 *
 * @param world folder with {@code landing} and {@code reference}
 * @param work folder of the contender; what earlier weeks left there is last week's state
 * @param report file for its {@link Report}
 * @param format format of the landing files
 * @param firstWeek first week of the world
 * @param from position of the first week to run
 * @param to position after the last week to run
 */
public record WeeklyTask(
    Path world, Path work, Path report, LandingFormat format, IsoWeek firstWeek, int from, int to) {
  /** The only operator of the world. */
  public static final String OPERATOR = "operator_a";

  public static WeeklyTask from(String[] arguments) {
    return new WeeklyTask(
        Path.of(arguments[0]),
        Path.of(arguments[1]),
        Path.of(arguments[2]),
        LandingFormat.valueOf(arguments[3]),
        IsoWeek.parse(arguments[4]),
        Integer.parseInt(arguments[5]),
        Integer.parseInt(arguments[6]));
  }

  List<String> arguments() {
    return List.of(
        world.toString(),
        work.toString(),
        report.toString(),
        format.name(),
        firstWeek.toString(),
        Integer.toString(from),
        Integer.toString(to));
  }

  /** The weeks to run, in order. */
  public List<IsoWeek> weeks() {
    return IntStream.range(from, to).mapToObj(firstWeek::plus).toList();
  }

  boolean isFirst(IsoWeek week) {
    return week.equals(firstWeek);
  }

  /** Where a script's outputs of the week go. */
  Path output(IsoWeek week) {
    return work.resolve(week.toString());
  }
}
