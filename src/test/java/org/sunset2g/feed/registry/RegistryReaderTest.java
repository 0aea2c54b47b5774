package org.sunset2g.feed.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunset2g.registry.AreaProfile;
import org.sunset2g.registry.AreaRestriction;
import org.sunset2g.registry.Assurance;
import org.sunset2g.registry.Blackout;
import org.sunset2g.registry.FocalPoint;
import org.sunset2g.registry.Programme;
import org.sunset2g.registry.Registry;
import org.sunset2g.registry.SalePoint;
import org.sunset2g.registry.Team;
import org.sunset2g.registry.TetTable;
import org.sunset2g.registry.Validity;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Channel;
import org.sunset2g.vocabulary.InputProblem;

/** The registry as it is written, and what is refused of it. */
class RegistryReaderTest {
  private static final String TEAM =
      """
      id,name,code_system,commune,hamlets,members,weekly_capacity,channels,valid_from,valid_to
      to-1,Tổ 1,VN-2004,06007,Nà Lầu|Pò  Mới,7,30,visit|LOUDSPEAKER,2024-09-01,2024-12-31
      to-2,Tổ 2,VN-2004,06010,,5,,Visit,,
      """;
  private static final String FOCAL_POINT =
      """
      operator,code_system,area,role,office,telephone,confirmed_on,valid_from,valid_to
      north,VN-2004,180,coordinate,Chi nhánh Tràng Định,0200 00123,2024-08-01,,
      ,VN-2004,20,REPORT,Sở Thông tin và Truyền thông,0200 00124,,,
      """;
  private static final String SALE_POINT =
      """
      id,operator,code_system,commune,name,address,services,hours,valid_from,valid_to
      s-1,north,VN-2004,06007,Cửa hàng,Trung tâm xã,sale|EXCHANGE,7:30-17:30,,
      """;
  private static final String PROGRAMME =
      """
      id,operator,code_system,area,eligibility,offer,stock,valid_from,valid_to
      p-1,north,,,EVERYBODY,"Đổi máy, tặng gói",,,
      p-2,north,VN-2004,20,subsidy_eligible,Tặng máy 4G,500,2024-09-01,
      """;
  private static final String AREA_RESTRICTION =
      """
      code_system,area,allowed,reason,valid_from,valid_to
      VN-2004,180,call|sms,ngập lụt,2024-09-07,2024-09-20
      VN-2004,181,,cách ly,,
      """;
  private static final String BLACKOUT =
      """
      id,starts_at,ends_at,code_system,area,reason
      flood,2024-09-07T12:00,2024-09-10T00:00,VN-2004,20,bão
      talks,2024-10-01T00:00,2024-10-02T00:00,,,hội nghị
      """;
  private static final String ASSURANCE =
      """
      blackout,operator,code_system,area,recorded_on,reference
      tet-2025,north,,,2025-01-10,12/CV
      flood,north,VN-2004,180,2024-09-08,13/CV
      """;
  private static final String AREA_PROFILE =
      """
      code_system,area,kind
      VN-2004,180,border
      VN-2004,20,MOUNTAIN
      """;

  @TempDir private Path folder;

  @Test
  void everyFieldOfEveryTableIsRead() throws IOException {
    writeAll();

    Registry registry = RegistryReader.read(folder);

    assertThat(registry.teams())
        .containsExactly(
            new Team(
                "to-1",
                "Tổ 1",
                area("06007"),
                Set.of("Nà Lầu", "Pò  Mới"),
                7,
                OptionalInt.of(30),
                Set.of(Channel.VISIT, Channel.LOUDSPEAKER),
                validity("2024-09-01", "2024-12-31")),
            new Team(
                "to-2",
                "Tổ 2",
                area("06010"),
                Set.of(),
                5,
                OptionalInt.empty(),
                Set.of(Channel.VISIT),
                Validity.ALWAYS));
    assertThat(registry.focalPoints())
        .containsExactly(
            new FocalPoint(
                Optional.of("north"),
                area("180"),
                FocalPoint.Role.COORDINATE,
                "Chi nhánh Tràng Định",
                "0200 00123",
                Optional.of(LocalDate.of(2024, 8, 1)),
                Validity.ALWAYS),
            new FocalPoint(
                Optional.empty(),
                area("20"),
                FocalPoint.Role.REPORT,
                "Sở Thông tin và Truyền thông",
                "0200 00124",
                Optional.empty(),
                Validity.ALWAYS));
    assertThat(registry.salePoints())
        .containsExactly(
            new SalePoint(
                "s-1",
                "north",
                area("06007"),
                "Cửa hàng",
                "Trung tâm xã",
                Set.of(SalePoint.Service.SALE, SalePoint.Service.EXCHANGE),
                "7:30-17:30",
                Validity.ALWAYS));
    assertThat(registry.programmes())
        .containsExactly(
            new Programme(
                "p-1",
                "north",
                Optional.empty(),
                Programme.Eligibility.EVERYBODY,
                "Đổi máy, tặng gói",
                OptionalLong.empty(),
                Validity.ALWAYS),
            new Programme(
                "p-2",
                "north",
                Optional.of(area("20")),
                Programme.Eligibility.SUBSIDY_ELIGIBLE,
                "Tặng máy 4G",
                OptionalLong.of(500),
                new Validity(Optional.of(LocalDate.of(2024, 9, 1)), Optional.empty())));
    assertThat(registry.restrictions())
        .containsExactly(
            new AreaRestriction(
                area("180"),
                Set.of(Channel.CALL, Channel.SMS),
                "ngập lụt",
                validity("2024-09-07", "2024-09-20")),
            new AreaRestriction(area("181"), Set.of(), "cách ly", Validity.ALWAYS));
    assertThat(registry.blackouts())
        .containsExactly(
            new Blackout(
                "flood",
                LocalDateTime.parse("2024-09-07T12:00"),
                LocalDateTime.parse("2024-09-10T00:00"),
                Optional.of(area("20")),
                "bão"),
            new Blackout(
                "talks",
                LocalDateTime.parse("2024-10-01T00:00"),
                LocalDateTime.parse("2024-10-02T00:00"),
                Optional.empty(),
                "hội nghị"));
    assertThat(registry.assurances())
        .containsExactly(
            new Assurance(
                "tet-2025", "north", Optional.empty(), LocalDate.of(2025, 1, 10), "12/CV"),
            new Assurance(
                "flood", "north", Optional.of(area("180")), LocalDate.of(2024, 9, 8), "13/CV"));
    assertThat(registry.profiles())
        .containsExactly(
            new AreaProfile(area("180"), AreaProfile.Kind.BORDER),
            new AreaProfile(area("20"), AreaProfile.Kind.MOUNTAIN));
  }

  @Test
  void everyFileMayBeMissing() throws IOException {
    assertThat(RegistryReader.read(folder)).isEqualTo(Registry.EMPTY);
    write("area_profile", AREA_PROFILE);
    assertThat(RegistryReader.read(folder).profiles()).hasSize(2);
  }

  @Test
  void columnsWithADefaultMayBeMissingAndStandInAnyOrder() throws IOException {
    write("team", "channels,members,commune,code_system,name,id\nVISIT,4,06007,VN-2004,Tổ,t\n");

    assertThat(RegistryReader.read(folder).teams())
        .containsExactly(
            new Team(
                "t",
                "Tổ",
                area("06007"),
                Set.of(),
                4,
                OptionalInt.empty(),
                Set.of(Channel.VISIT),
                Validity.ALWAYS));
  }

  @Test
  void otherFilesOfTheFolderAreNotLookedAt() throws IOException {
    Files.writeString(folder.resolve("readme.txt"), "nothing");
    Files.createDirectory(folder.resolve("old"));

    assertThat(RegistryReader.read(folder)).isEqualTo(Registry.EMPTY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "team ! to-3,Tổ,VN-2004,06013,,5,,VISITS,, ! the channels 'VISITS' is not known. Did you mean 'VISIT'?",
        "team ! to-3,Tổ,VN-2004,06013,,5,,VISIT||ZALO,, ! the list channels 'VISIT||ZALO' has an empty part",
        "team ! to-3,Tổ,VN-2004,06013,,5,,,, ! channels is empty",
        "team ! to-2,Tổ,VN-2004,06013,,5,,VISIT,, ! the id 'to-2' is there already, on line 3",
        "team ! TO-2,Tổ,VN-2004,06013,,5,,VISIT,, ! the id 'TO-2' is there already, on line 3",
        "team ! to/3,Tổ,VN-2004,06013,,5,,VISIT,, ! the id 'to/3' is not of the form",
        "team ! tổ-3,Tổ,VN-2004,06013,,5,,VISIT,, ! the id 'tổ-3' is not of the form",
        "team ! ..,Tổ,VN-2004,06013,,5,,VISIT,, ! the id '..' cannot be part of a file name",
        "team ! ,Tổ,VN-2004,06013,,5,,VISIT,, ! id is empty",
        "team ! to-3,Tổ,VN-2004,06013,,5,-1,VISIT,, ! the weekly_capacity is -1, which is below 0",
        "team ! to-3,Tổ,VN-2004,06013,,5,many,VISIT,, ! the weekly_capacity 'many' is not a whole number",
        "team ! to-3,Tổ,VN-2004,06013,,5,12345678901,VISIT,, ! the weekly_capacity '12345678901' is not a whole number",
        "team ! to-3,Tổ,VN-2004,06013,,5,9999999999,VISIT,, ! the weekly_capacity '9999999999' is not a whole number",
        "team ! to-3,Tổ,VN-2004,06013,,,,VISIT,, ! members is empty",
        "team ! to-3,Tổ,VN-2004,06 13,,5,,VISIT,, ! the code '06 13' is not made of letters",
        "team ! to-3,Tổ,VN-2004,06013,,5,,VISIT,2024-10-02,2024-10-01 ! valid_to (2024-10-01) is before valid_from (2024-10-02)",
        "team ! to-3,Tổ,VN-2004,06013,,5,,VISIT,2024-02-30, ! the valid_from '2024-02-30' is not a day of the calendar",
        "team ! to-3,Tổ,VN-2004,06013,,5,,VISIT,,01/10/2024 ! the valid_to '01/10/2024' is not a day of the calendar",
        "team ! to-3,Tổ,VN-2004,06010,,5,,VISIT,, ! the teams to-3 and to-2 (line 3) both work in the whole of VN-2004/06010",
        "team ! to-3,Tổ,VN-2004,06007,Kéo|pò mới,5,,VISIT,2024-12-31, ! the teams to-3 and to-1 (line 2) both work in the hamlet 'pò mới' of VN-2004/06007",
        "focal_point ! north,VN-2004,180,chief,Office,0200 1234,,, ! the role 'chief' is not known.",
        "focal_point ! north,VN-2004,180,REPROT,Office,0200 1234,,, ! Did you mean 'REPORT'?",
        "focal_point ! north,VN-2004,180,REPORT,Office,,,, ! telephone is empty",
        "focal_point ! north,VN-2004,180,REPORT,Office,none,,, ! the telephone 'none' is not of the form",
        "focal_point ! north,VN-2004,180,REPORT,,0200 1234,,, ! office is empty",
        "focal_point ! no rth,VN-2004,180,REPORT,Office,0200 1234,,, ! the operator 'no rth' is not of the form",
        "focal_point ! north,VN-2004,180,REPORT,Office,0200 1234,soon,, ! the confirmed_on 'soon' is not a day",
        "sale_point ! s-1,north,VN-2004,06007,Name,,SALE,,, ! the id 's-1' is there already, on line 2",
        "sale_point ! s-2,north,VN-2004,06007,Name,,SELL,,, ! the services 'SELL' is not known. Did you mean 'SALE'?",
        "sale_point ! s-2,,VN-2004,06007,Name,,SALE,,, ! operator is empty",
        "programme ! p-3,north,,,EVERYONE,Offer,,, ! the eligibility 'EVERYONE' is not known. Did you mean 'EVERYBODY'?",
        "programme ! p-3,north,,20,EVERYBODY,Offer,,, ! the code system '' is empty",
        "programme ! p-3,north,VN-2004,,EVERYBODY,Offer,,, ! the code '' is empty",
        "programme ! p-3,north,,,EVERYBODY,Offer,-5,, ! the stock is -5, which is below 0",
        "programme ! p-1,north,,,EVERYBODY,Offer,,, ! the id 'p-1' is there already, on line 2",
        "area_restriction ! VN-2004,182,LOUD,lụt,, ! the allowed 'LOUD' is not known",
        "area_restriction ! VN-2004,182,SMS,,, ! reason is empty",
        "blackout ! b,2024-10-02T00:00,2024-10-02T00:00,,,x ! the blackout ends at 2024-10-02T00:00 and begins at 2024-10-02T00:00",
        "blackout ! b,2024-10-02,2024-10-03,,,x ! the starts_at '2024-10-02' is not a day with a time",
        "blackout ! talks,2024-10-02T00:00,2024-10-03T00:00,,,x ! the id 'talks' is there already, on line 3",
        "assurance ! tet-2052,north,,,2025-01-10,1/CV ! there is no blackout 'tet-2052'. Did you mean 'tet-202",
        "assurance ! flod,north,,,2025-01-10,1/CV ! there is no blackout 'flod'. Did you mean 'flood'?",
        "assurance ! talks,north,,,,1/CV ! recorded_on is empty",
        "area_profile ! VN-2004,182,MOUNTAINS ! the kind 'MOUNTAINS' is not known. Did you mean 'MOUNTAIN'?",
        "area_profile ! VN-2004,180,ISLAND ! VN-2004/180 has a row already, on line 2"
      })
  void aFaultyRowIsRefusedWithFileLineValueAndCure(String table, String row, String message)
      throws IOException {
    writeAll();
    Path file = folder.resolve(table + ".csv");
    long line = Files.readAllLines(file).size() + 1;
    Files.writeString(file, Files.readString(file) + row + "\n");

    assertThatThrownBy(() -> RegistryReader.read(folder))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining(table + ".csv, line " + line + ": ")
        .hasMessageContaining(message)
        .hasMessageContaining("what to do: ");
  }

  @Test
  void teamsThatFollowOneAnotherOrHaveHamletsBesideTheWholeCommuneStand() throws IOException {
    write(
        "team",
        TEAM
            + """
            to-3,Tổ,VN-2004,06007,Nà Lầu,5,,VISIT,2025-01-01,
            to-4,Tổ,VN-2004,06007,,5,,VISIT,,
            to-5,Tổ,VN-2025,06010,,5,,VISIT,,
            """);

    assertThat(RegistryReader.read(folder).teams()).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "teams.csv ! is no table of the registry. Did you mean 'team'?",
        "focal_points.csv.gz ! is no table of the registry. Did you mean 'focal_point'?",
        "Team.CSV ! is no table of the registry. Did you mean 'team'?",
        "notes.csv ! is no table of the registry."
      })
  void aFileOfAnotherNameIsRefused(String name, String message) throws IOException {
    Files.writeString(folder.resolve(name), TEAM);

    assertThatThrownBy(() -> RegistryReader.read(folder))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining(name)
        .hasMessageContaining(message);
  }

  @Test
  void aTableThatIsThereTwiceIsRefused() throws IOException {
    write("team", TEAM);
    Files.writeString(folder.resolve("team.csv.gz"), TEAM);

    assertThatThrownBy(() -> RegistryReader.read(folder))
        .hasMessageContaining("the table is there twice, also as team.csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "weekly_capacity ! weekly_capcity ! there is no column 'weekly_capcity' in team. Did you mean 'weekly_capacity'?",
        "commune ! kommune ! there is no column 'kommune' in team. Did you mean 'commune'?",
        "hamlets ! leader_phone ! there is no column 'leader_phone' in team."
      })
  void aColumnThatTheContractDoesNotHaveIsRefused(String column, String written, String message)
      throws IOException {
    write("team", TEAM.replaceFirst(column, written));

    assertThatThrownBy(() -> RegistryReader.read(folder))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("team.csv, line 1: " + message);
  }

  @Test
  void aColumnThatMustBeThereIsMissed() throws IOException {
    write("area_profile", "code_system,area\nVN-2004,180\n");

    assertThatThrownBy(() -> RegistryReader.read(folder))
        .hasMessageContaining("has no column 'kind'");
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> RegistryReader.read(folder.resolve("none")))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("is not there")
        .hasMessageContaining("reference.registry");
  }

  @Test
  void theShippedTableHasVietNamsFirstDaysOfTet() {
    TetTable tet = TetTableReader.shipped();

    assertThat(tet.firstDay(2025)).contains(LocalDate.of(2025, 1, 29));
    assertThat(tet.firstDay(2030)).as("China: 2030-02-03").contains(LocalDate.of(2030, 2, 2));
    assertThat(tet.firstDay(2031)).isEmpty();
    assertThat(tet.identifiers())
        .hasSize(11)
        .startsWith("tet-2020")
        .endsWith("tet-2030")
        .allSatisfy(
            identifier ->
                assertThat(tet.firstDay(Integer.parseInt(identifier.substring(4))).orElseThrow())
                    .satisfies(day -> assertThat(day.getDayOfYear()).isBetween(21, 51)));
  }

  private void writeAll() throws IOException {
    write("team", TEAM);
    write("focal_point", FOCAL_POINT);
    write("sale_point", SALE_POINT);
    write("programme", PROGRAMME);
    write("area_restriction", AREA_RESTRICTION);
    write("blackout", BLACKOUT);
    write("assurance", ASSURANCE);
    write("area_profile", AREA_PROFILE);
  }

  private void write(String table, String text) throws IOException {
    Files.writeString(folder.resolve(table + ".csv"), text);
  }

  private static AreaCode area(String code) {
    return new AreaCode("VN-2004", code);
  }

  private static Validity validity(String from, String to) {
    return new Validity(Optional.of(LocalDate.parse(from)), Optional.of(LocalDate.parse(to)));
  }
}
