package org.sunset2g.feed.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.sunset2g.registry.TetTable;

/** Reads the calendar of Tết that is shipped: year and first day of the lunar year. */
public final class TetTableReader {
  private static final String RESOURCE = "/calendar/tet.csv";

  private TetTableReader() {}

  /** The shipped table; what is wrong with it is a fault of ours. */
  public static TetTable shipped() {
    try (InputStream file = TetTableReader.class.getResourceAsStream(RESOURCE)) {
      if (file == null) {
        throw new IllegalStateException("the jar lacks " + RESOURCE);
      }
      Map<Integer, LocalDate> days = new TreeMap<>();
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .forEach(fields -> days.put(Integer.valueOf(fields[0]), LocalDate.parse(fields[1])));
      return new TetTable(days);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + RESOURCE + " from the jar", unreadable);
    }
  }
}
