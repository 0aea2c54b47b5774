package org.sunset2g.feed.area;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sunset2g.contract.AdminUnit;
import org.sunset2g.contract.AdminUnitChange;
import org.sunset2g.feed.text.Layout;
import org.sunset2g.feed.text.ReferenceFile;
import org.sunset2g.feed.text.ReferenceTable;
import org.sunset2g.feed.text.ReferenceTable.Row;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnit.Level;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.Spelling;

/**
 * Reads administrative units by contract {@code admin_unit}: one row per code system and code.
 * Every fault of a file is an {@link InputProblem}.
 */
public final class AdminUnitReader {
  private record Placed(ReferenceTable table, Row row, AdministrativeUnit unit) {}

  private final Map<AreaCode, Placed> units = new TreeMap<>();

  private AdminUnitReader() {}

  /**
   * One file, or all files of a folder, such as one per code system. Hidden files of a folder and
   * lists of changes beside the units are passed over.
   */
  public static AdministrativeUnits read(Path fileOrFolder) {
    AdminUnitReader reader = new AdminUnitReader();
    if (Files.isDirectory(fileOrFolder)) {
      reader.takeFolder(fileOrFolder);
    } else {
      reader.take(ReferenceFile.open(fileOrFolder).table(Layout.CONTRACT));
    }
    if (reader.units.isEmpty()) {
      throw InputProblem.inFile(
          fileOrFolder, "has no administrative units", "deliver the list of units");
    }
    reader.units.values().forEach(reader::checkParent);
    return new AdministrativeUnits(reader.units.values().stream().map(Placed::unit).toList());
  }

  private void takeFolder(Path folder) {
    for (Path file : listed(folder)) {
      ReferenceTable table = ReferenceFile.open(file).table(Layout.CONTRACT);
      if (table.columns(AdminUnitChange.OLD_CODE).isEmpty()) {
        take(table);
      }
    }
  }

  private static List<Path> listed(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(file -> !file.getFileName().toString().startsWith("_"))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw InputProblem.inFile(
              folder, "cannot be listed: " + unreadable.getMessage(), "check its permissions")
          .causedBy(unreadable);
    }
  }

  private void take(ReferenceTable table) {
    int system = table.column(AdminUnit.CODE_SYSTEM);
    int level = table.column(AdminUnit.LEVEL);
    int code = table.column(AdminUnit.CODE);
    int name = table.column(AdminUnit.NAME);
    int parent = table.column(AdminUnit.PARENT_CODE);
    for (Row row : table.rows()) {
      AreaCode area = AreaCodes.of(table, row, row.field(system), row.field(code));
      Optional<AreaCode> above =
          Optional.of(row.field(parent))
              .filter(written -> !written.isEmpty())
              .map(written -> AreaCodes.of(table, row, area.system(), written));
      AdministrativeUnit unit =
          new AdministrativeUnit(
              area, level(table, row, row.field(level)), name(table, row, row.field(name)), above);
      Placed before = units.putIfAbsent(area, new Placed(table, row, unit));
      if (before != null) {
        throw table.problem(
            row,
            "the code %s is there already, on line %d of %s"
                .formatted(area, before.row.line(), before.table.file()),
            "keep one row per code system and code");
      }
    }
  }

  private void checkParent(Placed placed) {
    AdministrativeUnit unit = placed.unit;
    if (unit.parent().isEmpty()) {
      if (unit.level() != Level.PROVINCE) {
        throw placed.table.problem(
            placed.row,
            "%s '%s' has no %s"
                .formatted(written(unit.level()), unit.area(), AdminUnit.PARENT_CODE),
            "name the unit above it");
      }
      return;
    }
    Placed above = units.get(unit.parent().get());
    if (above == null) {
      throw placed.table.problem(
          placed.row,
          "the %s '%s' is not in the list"
              .formatted(AdminUnit.PARENT_CODE, unit.parent().get().code()),
          "add the unit %s, or correct the code".formatted(unit.parent().get()));
    }
    if (above.unit.level().compareTo(unit.level()) >= 0) {
      throw placed.table.problem(
          placed.row,
          "the %s '%s' names a %s above a %s"
              .formatted(
                  AdminUnit.PARENT_CODE,
                  unit.parent().get().code(),
                  written(above.unit.level()),
                  written(unit.level())),
          "name the unit above it; a province has none");
    }
  }

  private static Level level(ReferenceTable table, Row row, String text) {
    List<String> known = Arrays.stream(Level.values()).map(AdminUnitReader::written).toList();
    return Arrays.stream(Level.values())
        .filter(level -> written(level).equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                table.problem(
                    row,
                    "the %s '%s' is not known.%s"
                        .formatted(AdminUnit.LEVEL, text, Spelling.suggestion(text, known)),
                    "write one of " + known));
  }

  private static String name(ReferenceTable table, Row row, String text) {
    if (text.isEmpty()) {
      throw table.problem(row, AdminUnit.NAME + " is empty", "write the unit's name");
    }
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static String written(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
