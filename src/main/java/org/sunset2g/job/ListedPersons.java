package org.sunset2g.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.sunset2g.format.RestrictedFile;
import org.sunset2g.outreach.OutreachItems;
import org.sunset2g.outreach.OutreachToken;
import org.sunset2g.sheet.CareDeskList;
import org.sunset2g.sheet.ListManifest;
import org.sunset2g.sheet.ManifestCheck;
import org.sunset2g.sheet.ManifestFolder;
import org.sunset2g.sheet.SheetRows;
import org.sunset2g.storage.Places;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Persons on the list files of an output folder, where tokens stand for them, on the list of new
 * attachments their pseudonyms.
 *
 * @param output folder of reports and lists
 * @param phases phases that were first in the settings when lists were made, or may have been: what
 *     lies in a phase's folder is known to be of that phase
 */
record ListedPersons(Path output, List<String> phases, Persons persons) {
  /** lists, week, operator, file; of a further phase, its folder before the file. */
  private static final int OF_FIRST_PHASE = 4;

  private static final int OF_FURTHER_PHASE = 5;
  private static final Set<Integer> LENGTHS = Set.of(OF_FIRST_PHASE, OF_FURTHER_PHASE);

  /** The first cells that the persons' rows have, or would have, on all lists there are. */
  Set<String> tokens() {
    Set<String> tokens = new TreeSet<>();
    lists().forEach(list -> tokens.addAll(tokens(list)));
    sheets().forEach(sheet -> tokens.addAll(tokens(sheet)));
    return tokens;
  }

  /** Takes the persons' rows out of the lists, and leaves all other bytes as they are. */
  long erase() {
    long erased = 0;
    SortedSet<Path> changed = new TreeSet<>();
    try {
      for (Path list : lists()) {
        Path columns =
            list.resolveSibling(list.getFileName().toString().replaceFirst("csv$", "parquet"));
        // Whatever the CSV says: a kill may have come between the two.
        long ofColumns =
            Files.exists(columns)
                ? CareDeskList.remove(columns, persons.texts(ListPlace.of(list).operator()))
                : 0;
        long rows = erase(list, tokens(list));
        erased += Math.max(rows, ofColumns);
        if (rows > 0 || ofColumns > 0) {
          changed.add(folderOf(list));
        }
      }
      for (Path sheet : sheets()) {
        if (SheetRows.remove(sheet, tokens(sheet))) {
          changed.add(folderOf(sheet));
        }
      }
      for (Path folder : changed) {
        if (Files.exists(folder.resolve(ListManifest.FILE))) {
          ManifestFolder.refresh(folder);
        }
        RestrictedFile.closeAll(folder);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException("cannot take rows out of the lists", unwritable);
    }
    return erased;
  }

  /**
   * Makes manifests right that no longer are: an erasure was killed after it had changed files and
   * before it said so.
   */
  void refreshManifests() {
    try {
      for (Path file : Places.filesUnder(output.resolve("lists"))) {
        if (file.endsWith(ListManifest.FILE) && !ManifestCheck.verify(file.getParent()).isWhole()) {
          ManifestFolder.refresh(file.getParent());
          RestrictedFile.closeAll(file.getParent());
        }
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException("cannot write the manifest of a list", unwritable);
    }
  }

  /** The folder whose manifest speaks of the file: the nearest above that has one. */
  private Path folderOf(Path file) {
    Path folder = file.getParent();
    while (!Files.exists(folder.resolve(ListManifest.FILE)) && !folder.equals(output)) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** The sheets of teams, of which a file is for one team. */
  private List<Path> sheets() {
    return Places.filesUnder(output.resolve("lists")).stream()
        .filter(file -> file.getParent().getFileName().toString().equals(TeamSheets.FOLDER))
        .filter(file -> file.getFileName().toString().matches(".*\\.(html|xlsx)"))
        .toList();
  }

  private List<Path> lists() {
    return Places.filesUnder(output.resolve("lists")).stream()
        .filter(file -> LENGTHS.contains(output.relativize(file).getNameCount()))
        .filter(file -> file.getFileName().toString().endsWith(".csv"))
        // Folders of what names nobody have a hyphen in their names, phases have not.
        .filter(file -> !file.getParent().getFileName().toString().contains("-plans"))
        .filter(file -> !file.getParent().getFileName().toString().contains("-notices"))
        .filter(file -> IsoWeek.isWritten(output.relativize(file).getName(1).toString()))
        .toList();
  }

  private Set<String> tokens(Path list) {
    ListPlace place = ListPlace.of(list);
    if (list.getFileName().toString().equals(NewAttachmentList.FILE)) {
      return persons.texts(place.operator());
    }
    // Lists begin with the pseudonym; those of earlier versions began with the token.
    Set<String> tokens = new TreeSet<>(persons.texts(place.operator()));
    for (String phase : place.phase().map(List::of).orElse(phases)) {
      OutreachToken.Maker maker =
          new OutreachToken(
                  phase,
                  place.operator(),
                  place.week().orElseThrow(),
                  place.list().orElse(OutreachItems.UNPLACED))
              .maker();
      persons.texts(place.operator()).forEach(pseudonym -> tokens.add(maker.of(pseudonym)));
    }
    return tokens;
  }

  private static long erase(Path list, Set<String> tokens) {
    try {
      String text = Files.readString(list, StandardCharsets.UTF_8);
      StringBuilder kept = new StringBuilder();
      long erased = 0;
      try (CSVParser rows = CSVParser.parse(text, CSVFormat.RFC4180)) {
        List<CSVRecord> all = rows.getRecords();
        for (int at = 0; at < all.size(); at++) {
          int from = (int) all.get(at).getCharacterPosition();
          int to =
              at + 1 < all.size() ? (int) all.get(at + 1).getCharacterPosition() : text.length();
          if (tokens.contains(all.get(at).get(0))) {
            erased++;
          } else {
            kept.append(text, from, to);
          }
        }
      }
      if (erased > 0) {
        RestrictedFile.replace(
            list, out -> out.write(kept.toString().getBytes(StandardCharsets.UTF_8)));
      }
      return erased;
    } catch (IOException unwritable) {
      throw new UncheckedIOException("cannot take rows out of " + list, unwritable);
    }
  }
}
