package org.sunset2g.job;

import org.sunset2g.vocabulary.IsoWeek;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an ISO week from the command line. */
final class WeekConverter implements ITypeConverter<IsoWeek> {
  @Override
  public IsoWeek convert(String text) {
    try {
      return IsoWeek.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw new TypeConversionException(malformed.getMessage());
    }
  }
}
