package org.sunset2g.sheet;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a team's sheet as a page that needs no other file, no script and no network, to print on
 * A4 or read on a telephone.
 */
public final class TeamSheetHtml {
  private TeamSheetHtml() {}

  /** Writes a file in UTF-8, or replaces it. */
  public static void write(Path file, TeamSheet sheet) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      write(writer, sheet);
    }
  }

  /** Writes to an open writer, which is flushed but not closed. */
  public static void write(Writer writer, TeamSheet sheet) throws IOException {
    TeamSheetView view = new TeamSheetView(sheet);
    SheetPage.write(writer, "team.jte", view, view.runningHead());
  }
}
