package org.sunset2g.feed.catalogue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunset2g.feed.text.ReferenceFile;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Reads TAC catalogues: plain CSV by contract {@code tac_catalogue}, the GSMA export, a list of
 * flags, or the Osmocom list, told apart by their header; optionally with an overlay by contract
 * {@code capability_overlay}. Every fault of a file is an {@link
 * org.sunset2g.vocabulary.InputProblem}.
 */
public final class TacCatalogueReader {
  private TacCatalogueReader() {}

  /** One catalogue file. */
  public static TacCatalogue read(Path file, Optional<Path> overlay) {
    CatalogueDialect.Recognised recognised = CatalogueDialect.recognise(ReferenceFile.open(file));
    List<String> notes = new ArrayList<>(recognised.notes());
    TacCatalogue catalogue =
        switch (recognised.dialect()) {
          case PLAIN -> PlainCatalogue.read(recognised.table(), notes);
          case GSMA -> GsmaCatalogue.read(recognised.table(), notes);
          case FLAGS -> FlagCatalogue.read(recognised.table(), notes);
          case OSMOCOM -> OsmocomCatalogue.read(recognised.table(), notes);
        };
    return overlay
        .map(given -> CapabilityOverlayReader.read(given).completing(catalogue))
        .orElse(catalogue);
  }

  /**
   * The catalogue in force in a week: the file itself, or the newest version in the folder whose
   * effective date is not after the week's Sunday.
   */
  public static TacCatalogue asOf(Path fileOrFolder, Optional<Path> overlay, IsoWeek week) {
    return read(inForce(fileOrFolder, week), overlay);
  }

  /** The file that {@link #asOf} reads for a week. */
  public static Path inForce(Path fileOrFolder, IsoWeek week) {
    return Files.isDirectory(fileOrFolder)
        ? CatalogueVersions.in(fileOrFolder).inForceIn(week)
        : fileOrFolder;
  }

  /** The version of a folder with exactly that effective date. */
  public static Path versionOf(Path folder, LocalDate effective) {
    if (!Files.isDirectory(folder)) {
      throw InputProblem.inFile(
          folder,
          "is no folder of catalogue versions, so there is none of " + effective,
          "name catalogue files, or put versions named by effective date into a folder");
    }
    return CatalogueVersions.in(folder).effectiveOn(effective);
  }
}
