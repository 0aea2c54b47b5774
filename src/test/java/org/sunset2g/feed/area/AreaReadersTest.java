package org.sunset2g.feed.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunset2g.feed.text.SharedData;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnit.Level;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.reference.AreaChanges.Change;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;

class AreaReadersTest {
  private static final String UNITS =
      """
      code_system,level,code,name,parent_code
      VN-2004,province,20,Tỉnh Lạng Sơn,
      VN-2004,district,180,Huyện Tràng Định,20
      VN-2004,commune,06007,Xã Khánh Long,180
      """;

  @TempDir private Path folder;

  @Test
  void aUnitKnowsTheUnitsAboveIt() throws IOException {
    AdministrativeUnits units = AdminUnitReader.read(write("units.csv", UNITS));
    assertThat(units.lineage(new AreaCode("VN-2004", "06007")))
        .extracting(AdministrativeUnit::name)
        .containsExactly("Xã Khánh Long", "Huyện Tràng Định", "Tỉnh Lạng Sơn");
  }

  @Test
  void aNameInDecomposedLettersIsTheSameName() throws IOException {
    String decomposed = UNITS.replace("ạ", "a\u0323");
    assertThat(AdminUnitReader.read(write("units.csv", decomposed)).all())
        .containsExactlyElementsOf(AdminUnitReader.read(write("composed.csv", UNITS)).all());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "VN-2004,comune,06010,Xã A,180 ! the level 'comune' is not known. Did you mean 'commune'?",
        "VN-2004,commune,06010,Xã A,999 ! the parent_code '999' is not in the list",
        "VN-2004,commune,06007,Xã A,180 ! the code VN-2004/06007 is there already, on line 4",
        "VN-2004,commune,06 10,Xã A,180 ! the code '06 10' is not made of letters",
        "VN-2004,commune,,Xã A,180 ! the code '' is empty",
        "VN 2004,commune,06010,Xã A,180 ! the code system 'VN 2004' is not made of letters",
        "VN-2004,commune,06010,,180 ! name is empty",
        "VN-2004,commune,06010,Xã A, ! commune 'VN-2004/06010' has no parent_code",
        "VN-2004,commune,06010,Xã A,06007 ! names a commune above a commune",
        "VN-2004,province,21,Tỉnh A,20 ! names a province above a province"
      })
  void aFaultyUnitIsRefusedWithLineAndValue(String row, String message) throws IOException {
    Path file = write("units.csv", UNITS + row + "\n");
    assertThatThrownBy(() -> AdminUnitReader.read(file))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("units.csv, line 5: ")
        .hasMessageContaining(message);
  }

  @Test
  void aFolderHoldsTheUnitsOfSeveralCodeSystems() throws IOException {
    write("2004.csv", UNITS);
    write("2025.csv", UNITS.replace("VN-2004", "VN-2025"));
    write(".hidden", "nothing to read");
    assertThat(AdminUnitReader.read(folder).all()).hasSize(6);
  }

  @Test
  void aCodeInTwoFilesNamesBoth() throws IOException {
    write("a.csv", UNITS);
    write("b.csv", UNITS);
    assertThatThrownBy(() -> AdminUnitReader.read(folder))
        .hasMessageContaining("b.csv, line 2")
        .hasMessageContaining("on line 2 of " + folder.resolve("a.csv"));
  }

  @Test
  void aFolderWithoutUnitsIsRefused() {
    assertThatThrownBy(() -> AdminUnitReader.read(folder))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("has no administrative units");
  }

  @Test
  void theOfficialListsAreReadWhole() {
    assertThat(countsOf(SharedData.file("admin_units/units_2024.csv")))
        .containsExactly(
            Map.entry(Level.PROVINCE, 63L),
            Map.entry(Level.DISTRICT, 691L),
            Map.entry(Level.COMMUNE, 10_047L));
    assertThat(countsOf(SharedData.file("admin_units/units_2025.csv")))
        .containsExactly(Map.entry(Level.PROVINCE, 34L), Map.entry(Level.COMMUNE, 3_321L));
  }

  @Test
  void aFolderOfUnitsMayHoldTheListOfChangesAsWell() {
    assertThat(AdminUnitReader.read(SharedData.file("admin_units")).all())
        .hasSize(63 + 691 + 10_047 + 34 + 3_321);
  }

  @Test
  void theOfficialChangesAreReadWhole() {
    AreaChanges changes =
        AreaChangeReader.read(SharedData.file("admin_units/commune_changes_2025.csv"));
    AdministrativeUnits units = AdminUnitReader.read(SharedData.file("admin_units"));
    assertThat(changes.all()).hasSize(10_586);
    assertThat(changes.all().stream().filter(change -> !change.wholly()).map(Change::before))
        .satisfies(before -> assertThat(new TreeSet<AreaCode>(before)).hasSize(450));
    assertThat(changes.all())
        .allMatch(change -> units.find(change.before()).isPresent())
        .allMatch(change -> units.find(change.after()).isPresent());
  }

  @Test
  void changesRunFrom2004To2025WhereNothingElseIsSaid() throws IOException {
    AreaChanges changes =
        AreaChangeReader.read(
            write(
                "changes.csv",
                """
                old_code,new_code,kind,new_code_system
                1,2,exact,
                3,4,split,XX
                """));
    assertThat(changes.all())
        .containsExactly(
            new Change(new AreaCode("VN-2004", "1"), new AreaCode("VN-2025", "2"), true),
            new Change(new AreaCode("VN-2004", "3"), new AreaCode("XX", "4"), false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "7,8,partly ! the kind 'partly' is not known",
        "7,8/9,exact ! the code '8/9' is not made of letters",
        ",8,exact ! the code '' is empty",
        "1,2,exact ! VN-2004/1 to VN-2025/2 is there already, on line 2",
        "1,3,split ! VN-2004/1 has another successor on line 2"
      })
  void aFaultyChangeIsRefusedWithLineAndValue(String row, String message) throws IOException {
    Path file = write("changes.csv", "old_code,new_code,kind\n1,2,exact\n" + row + "\n");
    assertThatThrownBy(() -> AreaChangeReader.read(file))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("changes.csv, line 3: ")
        .hasMessageContaining(message);
  }

  private static Map<Level, Long> countsOf(Path file) {
    return AdminUnitReader.read(file).all().stream()
        .collect(
            Collectors.groupingBy(AdministrativeUnit::level, TreeMap::new, Collectors.counting()));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
