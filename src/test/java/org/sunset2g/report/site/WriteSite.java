package org.sunset2g.report.site;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sunset2g.disclosure.ProtectedWeek;

/** Writes the pages of the whole country to look at, and tells how long it took. */
final class WriteSite {
  private WriteSite() {}

  /** Folder to write, list of units, number of weeks; and a file of boundaries, its property. */
  public static void main(String[] arguments) throws Exception {
    List<ProtectedWeek> weeks =
        new RealCountry(Path.of(arguments[1]))
            .weeks(SiteWorld.FIRST, Integer.parseInt(arguments[2]));
    Optional<Boundaries> boundaries =
        arguments.length > 4
            ? Optional.of(Boundaries.read(Path.of(arguments[3]), arguments[4]))
            : Optional.empty();
    long start = System.nanoTime();
    ReportSite.write(Path.of(arguments[0]), SiteWorld.content(weeks, 1), boundaries);
    System.out.printf("%.1f s%n", (System.nanoTime() - start) / 1e9);
  }
}
