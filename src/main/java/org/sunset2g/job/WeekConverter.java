package org.sunset2g.job;

import java.time.Clock;
import java.time.LocalDate;
import org.sunset2g.registry.ReportCalendar;
import org.sunset2g.vocabulary.IsoWeek;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads an ISO week from the command line: {@code 2024-W37}, or {@code last} for the last one whose
 * Sunday is over in Việt Nam. From Monday to Sunday {@code last} is the same week.
 */
final class WeekConverter implements ITypeConverter<IsoWeek> {
  static final String LAST = "last";

  private final Clock clock;

  WeekConverter(Clock clock) {
    this.clock = clock;
  }

  @Override
  public IsoWeek convert(String text) {
    if (text.equals(LAST)) {
      return IsoWeek.of(LocalDate.ofInstant(clock.instant(), ReportCalendar.ZONE)).previous();
    }
    try {
      return IsoWeek.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw new TypeConversionException(malformed.getMessage() + "; or 'last'");
    }
  }
}
