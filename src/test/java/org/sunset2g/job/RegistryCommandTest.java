package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.synthetic.BuiltInCatalogue;
import org.sunset2g.synthetic.BuiltInUnits;
import org.sunset2g.synthetic.LandingFormat;
import org.sunset2g.synthetic.SyntheticWorld;
import org.sunset2g.synthetic.WorldPlan;
import org.sunset2g.vocabulary.IsoWeek;

/** What {@code registry check} finds. */
class RegistryCommandTest {
  private static final String TEAMS = "team.csv";

  @TempDir private Path folder;

  /** Two districts; the second one has next to nothing. Looked at on 2025-01-20. */
  @BeforeEach
  void writeRegistry() throws IOException {
    Files.createDirectories(folder.resolve("registry"));
    Files.writeString(
        folder.resolve("units.csv"),
        """
        code_system,level,code,name,parent_code
        VN-2004,province,20,Tỉnh Lạng Sơn,
        VN-2004,district,180,Huyện Tràng Định,20
        VN-2004,commune,06001,Xã Đoàn Kết,180
        VN-2004,commune,06007,Xã Khánh Long,180
        VN-2004,district,181,Huyện Bình Gia,20
        VN-2004,commune,06067,Xã Hưng Đạo,181
        """);
    write(
        TEAMS,
        """
        id,name,code_system,commune,hamlets,members,channels,valid_to
        a,Tổ A,VN-2004,06001,,5,VISIT,
        b,Tổ B,VN-2004,06007,Nà Lầu,5,VISIT,
        c,Tổ C,VN-2004,06067,,5,VISIT,2025-01-19
        d,Tổ D,VN-2004,00600,,5,VISIT,
        """);
    write(
        "focal_point.csv",
        """
        operator,code_system,area,role,office,telephone,confirmed_on
        north,VN-2004,180,COORDINATE,Chi nhánh,0200 00123,2025-01-01
        ,VN-2004,20,REPORT,Sở,0200 00124,2024-07-24
        ,VN-2004,180,REPORT,Phòng,0200 00125,2024-07-23
        ,VN-2004,06001,REPORT,Xã,0200 00126,
        """);
    write(
        "sale_point.csv",
        """
        id,operator,code_system,commune,name,address,services
        s,north,VN-2004,06001,Cửa hàng,,SALE
        """);
    write(
        "programme.csv",
        """
        id,operator,eligibility,offer,stock
        full,north,EVERYBODY,Đổi máy,10
        sold,north,EVERYBODY,Đổi máy,0
        """);
    write(
        "area_restriction.csv",
        """
        code_system,area,allowed,reason,valid_from,valid_to
        VN-2004,181,SMS|CALL,lụt,2025-01-20,2025-01-25
        VN-2004,180,SMS,lụt,2025-01-21,2025-01-25
        """);
    write(
        "assurance.csv",
        """
        blackout,operator,recorded_on,reference
        tet-2025,north,2025-01-10,12/CV
        """);
  }

  @Test
  void everyGapIsCountedAndNamed() {
    CommandRun run = check();

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            registry for the lists of 2025-W03, as of 2025-01-20, areas of VN-2004
                    4 teams
                    4 offices
                    1 sale points
                    2 programmes
                    2 restrictions
                    0 blackouts of their own
                    1 assurances
                    0 area profiles
            ! 1 of 3 communes without a team
                VN-2004/06067 Xã Hưng Đạo, Huyện Bình Gia, Tỉnh Lạng Sơn
            - 1 of 3 communes whose teams work in named hamlets only
                VN-2004/06007 Xã Khánh Long, Huyện Tràng Định, Tỉnh Lạng Sơn
            ! 1 of 4 teams in communes that no list of units has
                team d (Tổ D), VN-2004/00600
            ! 1 of 2 districts (north) without an office of their own
                VN-2004/181 Huyện Bình Gia, Tỉnh Lạng Sơn
            - 0 of 1 provinces (authorities) without an office of their own
            ! 1 of 2 districts (authorities) without an office of their own
                VN-2004/181 Huyện Bình Gia, Tỉnh Lạng Sơn
            ! 2 of 3 communes (authorities) without an office of their own
                VN-2004/06007 Xã Khánh Long, Huyện Tràng Định, Tỉnh Lạng Sơn
                VN-2004/06067 Xã Hưng Đạo, Huyện Bình Gia, Tỉnh Lạng Sơn
            ! 1 of 3 communes without a sale point near them
                VN-2004/06067 Xã Hưng Đạo, Huyện Bình Gia, Tỉnh Lạng Sơn
            ! 2 of 4 offices not confirmed lately
                office Phòng of an authority for VN-2004/180 Huyện Tràng Định, Tỉnh Lạng Sơn, confirmed on 2024-07-23
                office Xã of an authority for VN-2004/06001 Xã Đoàn Kết, Huyện Tràng Định, Tỉnh Lạng Sơn, never confirmed
            - 1 of 13 entries that have expired
                team c (Tổ C), VN-2004/06067 Xã Hưng Đạo, Huyện Bình Gia, Tỉnh Lạng Sơn, until 2025-01-19
            ! 1 of 2 programmes without stock
                programme sold of north, everywhere
            - 1 of 2 restrictions in force
                VN-2004/181 Huyện Bình Gia, Tỉnh Lạng Sơn: lụt; allowed are CALL, SMS
            - 1 of 11 blackouts in force
                tet-2025 from 2025-01-14T00:00 to 2025-02-05T00:00, everywhere: Tết Nguyên đán; lifted for north everywhere from 2025-01-10 on (12/CV)
            something is missing in 8 ways
            """);
  }

  @Test
  void strictEndsWithTwoWhereSomethingIsMissing() {
    assertThat(check("--strict").code()).isEqualTo(2);
  }

  @Test
  void operatorsCanBeNamedAndTheDaysOfConfirmationSet() {
    CommandRun run = check("--operator", "south", "--stale-days", "182");

    assertThat(run.out())
        .contains("! 2 of 2 districts (south) without an office")
        .doesNotContain("(north) without")
        .contains("! 1 of 4 offices not confirmed lately");
  }

  @Test
  void tenExamplesAreNamedAndAllOnRequest() throws IOException {
    StringBuilder units = new StringBuilder();
    for (int commune = 10; commune < 30; commune++) {
      units.append("VN-2004,commune,070%d,Xã %d,181\n".formatted(commune, commune));
    }
    Path file = folder.resolve("units.csv");
    Files.writeString(file, Files.readString(file) + units);

    assertThat(check().out())
        .contains("! 21 of 23 communes without a team\n")
        .contains("    VN-2004/07018 Xã 18, Huyện Bình Gia, Tỉnh Lạng Sơn\n    and 11 more (--all")
        .doesNotContain("Xã 29");
    assertThat(check("--all").out()).contains("Xã 29").doesNotContain("more (--all");
  }

  @Test
  void theSameIsSaidInJson() throws IOException {
    JsonNode report = new ObjectMapper().readTree(check("--json").out());

    assertThat(report.at("/day").asText()).isEqualTo("2025-01-20");
    assertThat(report.at("/entries/teams").asInt()).isEqualTo(4);
    assertThat(report.at("/findings/0/kind").asText()).isEqualTo("COMMUNE_WITHOUT_TEAM");
    assertThat(report.at("/findings/0/missing").asBoolean()).isTrue();
    assertThat(report.at("/findings/0/count").asInt()).isEqualTo(1);
    assertThat(report.at("/findings/0/checked").asInt()).isEqualTo(3);
    assertThat(report.at("/findings/0/examples/0").asText()).startsWith("VN-2004/06067 ");
  }

  @Test
  void whereThereAreNoDistrictsCommunesAreAskedInstead() throws IOException {
    Files.writeString(
        folder.resolve("units.csv"),
        """
        code_system,level,code,name,parent_code
        VN-2025,province,20,Tỉnh Lạng Sơn,
        VN-2025,commune,06001,Xã Đoàn Kết,20
        """);

    assertThat(check().out())
        .contains("! 1 of 1 communes (north) without an office")
        .contains("! 1 of 1 communes without a sale point near them")
        .contains("! 4 of 4 teams in communes that no list of units has")
        .doesNotContain("districts");
  }

  @Test
  void aFaultOfAFileIsBadInput() throws IOException {
    write(TEAMS, "id,name,code_system,commune,members,channels\na,A,VN-2004,06001,5,VIST\n");

    CommandRun run = check();

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("team.csv, line 2: the channels 'VIST' is not known. Did you mean 'VISIT'?")
        .doesNotContain("\tat ");
  }

  @Test
  void withoutARegistryOrAWeekTheUsageIsWrong() {
    CommandRun none = CommandRun.of("registry", "check", "--week", "2025-W03");
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).contains("reference.registry is not set");
    assertThat(CommandRun.of("registry", "check").err()).contains("--week");
    assertThat(CommandRun.of("registry").code()).isEqualTo(1);
    assertThat(check("--stale-days", "0").err()).contains("--stale-days must be at least 1");
  }

  @Test
  void theRegistryOfASyntheticWorldHasFewGapsAndNoFault() {
    Path world = folder.resolve("world");
    SyntheticWorld.write(
        WorldPlan.of(
            7, 50, IsoWeek.parse("2024-W40"), 3, List.of("north", "south"), LandingFormat.CSV),
        BuiltInCatalogue.smallMarket(),
        BuiltInUnits.langSonAndSocTrang(),
        org.sunset2g.reference.AreaChanges.NONE,
        world,
        done -> {});

    CommandRun run =
        CommandRun.of(
            "registry",
            "check",
            "--week",
            "2024-W40",
            "--set",
            "reference.registry=" + world.resolve("registry"),
            "--set",
            "reference.adminUnits=" + world.resolve("reference/admin_units.csv"));

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("4 programmes\n")
        .contains("- 1 of 1 restrictions in force")
        .contains("- 0 of 11 blackouts in force");
    assertThat(count(run, "of 302 communes without a team")).isBetween(5, 30);
    assertThat(count(run, "of 302 communes whose teams work in named hamlets only"))
        .isBetween(20, 70);
  }

  private static int count(CommandRun run, String words) {
    String line = run.out().lines().filter(one -> one.endsWith(words)).findFirst().orElseThrow();
    return Integer.parseInt(line.substring(2, line.indexOf(" of ")));
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve("registry").resolve(file), text);
  }

  private CommandRun check(String... further) {
    return CommandRun.of(
        Stream.concat(
                Stream.of(
                    "registry",
                    "check",
                    "--week",
                    "2025-W03",
                    "--set",
                    "reference.registry=" + folder.resolve("registry"),
                    "--set",
                    "reference.adminUnits=" + folder.resolve("units.csv")),
                Arrays.stream(further))
            .toArray(String[]::new));
  }
}
