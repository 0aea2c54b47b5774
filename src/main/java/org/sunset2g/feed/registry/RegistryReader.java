package org.sunset2g.feed.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sunset2g.contract.AreaProfile;
import org.sunset2g.contract.AreaRestriction;
import org.sunset2g.contract.Assurance;
import org.sunset2g.contract.Blackout;
import org.sunset2g.contract.FocalPoint;
import org.sunset2g.contract.Programme;
import org.sunset2g.contract.SalePoint;
import org.sunset2g.contract.Team;
import org.sunset2g.registry.Registry;
import org.sunset2g.registry.TetTable;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.Spelling;

/**
 * Reads the registry: a folder with one CSV file per table, each of which may be missing. Every
 * fault is an {@link InputProblem}, and the folder is good as a whole or refused.
 */
public final class RegistryReader {
  private static final List<String> TABLES =
      List.of(
          Team.TABLE,
          FocalPoint.TABLE,
          SalePoint.TABLE,
          Programme.TABLE,
          AreaRestriction.TABLE,
          Blackout.TABLE,
          Assurance.TABLE,
          AreaProfile.TABLE);
  private static final List<String> ENDINGS = List.of(".csv", ".csv.gz");

  private final Map<String, Path> files;

  private RegistryReader(Map<String, Path> files) {
    this.files = files;
  }

  /** Reads all tables; assurances may also be of the blackouts of Tết that are shipped. */
  public static Registry read(Path folder) {
    return read(folder, TetTableReader.shipped());
  }

  /** The same with another calendar. */
  static Registry read(Path folder, TetTable tet) {
    return new RegistryReader(located(folder)).read(tet);
  }

  private Registry read(TetTable tet) {
    TeamRows teams = new TeamRows();
    each(Team.TABLE, teams::take);
    List<org.sunset2g.registry.Blackout> blackouts =
        each(Blackout.TABLE, withIdentifier(Blackout.ID, RegistryEntries::blackout));
    Set<String> known = new HashSet<>(tet.identifiers());
    blackouts.forEach(blackout -> known.add(blackout.id()));
    return new Registry(
        teams.all(),
        each(FocalPoint.TABLE, RegistryEntries::focalPoint),
        each(SalePoint.TABLE, withIdentifier(SalePoint.ID, RegistryEntries::salePoint)),
        each(Programme.TABLE, withIdentifier(Programme.ID, RegistryEntries::programme)),
        each(AreaRestriction.TABLE, RegistryEntries::restriction),
        blackouts,
        each(Assurance.TABLE, row -> RegistryEntries.assurance(row, known)),
        each(AreaProfile.TABLE, onePerArea()));
  }

  private <T> List<T> each(String table, Function<RegistryRow, T> entry) {
    Path file = files.get(table);
    List<T> entries = new ArrayList<>();
    if (file != null) {
      RegistryTable.open(file, table).rows().forEach(row -> entries.add(entry.apply(row)));
    }
    return entries;
  }

  private static <T> Function<RegistryRow, T> withIdentifier(
      String column, Function<RegistryRow, T> entry) {
    Identifiers identifiers = new Identifiers(column);
    return row -> {
      identifiers.take(row);
      return entry.apply(row);
    };
  }

  private static Function<RegistryRow, org.sunset2g.registry.AreaProfile> onePerArea() {
    Map<AreaCode, Long> lines = new TreeMap<>();
    return row -> {
      org.sunset2g.registry.AreaProfile profile = RegistryEntries.profile(row);
      Long before = lines.putIfAbsent(profile.area(), row.line());
      if (before != null) {
        throw row.problem(
            "%s has a row already, on line %d".formatted(profile.area(), before),
            "keep the one that weighs most");
      }
      return profile;
    };
  }

  private static Map<String, Path> located(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw InputProblem.inFile(
          folder,
          Files.exists(folder) ? "is not a folder" : "is not there",
          "name the folder of the registry in reference.registry; its files may be missing");
    }
    Map<String, Path> located = new TreeMap<>();
    for (Path file : listed(folder)) {
      String name = file.getFileName().toString();
      for (String ending : ENDINGS) {
        if (name.toLowerCase(Locale.ROOT).endsWith(ending) && !name.startsWith(".")) {
          String table = name.substring(0, name.length() - ending.length());
          refuseUnknown(file, table);
          Path other = located.putIfAbsent(table, file);
          if (other != null) {
            throw InputProblem.inFile(
                file, "the table is there twice, also as " + other.getFileName(), "keep one file");
          }
        }
      }
    }
    return located;
  }

  private static void refuseUnknown(Path file, String table) {
    if (!TABLES.contains(table)) {
      throw InputProblem.inFile(
          file,
          "is no table of the registry.%s".formatted(Spelling.suggestion(table, TABLES)),
          "name it after its table, one of %s, or move it elsewhere"
              .formatted(String.join(", ", TABLES)));
    }
  }

  private static List<Path> listed(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException unreadable) {
      throw InputProblem.inFile(
              folder, "cannot be listed: " + unreadable.getMessage(), "check its permissions")
          .causedBy(unreadable);
    }
  }
}
