package org.sunset2g.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunset2g.registry.TwoProvinces.AN_LAC;
import static org.sunset2g.registry.TwoProvinces.CHANGES;
import static org.sunset2g.registry.TwoProvinces.DOAN_KET;
import static org.sunset2g.registry.TwoProvinces.HUNG_DAO;
import static org.sunset2g.registry.TwoProvinces.KHANH_LONG;
import static org.sunset2g.registry.TwoProvinces.LANG_SON;
import static org.sunset2g.registry.TwoProvinces.SUCCESSOR;
import static org.sunset2g.registry.TwoProvinces.TRANG_DINH;
import static org.sunset2g.registry.TwoProvinces.UNITS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Channel;

/** What the registry answers about an area. */
class RegistryIndexTest {
  private static final LocalDate DAY = LocalDate.of(2024, 10, 21);

  private final List<Team> teams = new ArrayList<>();
  private final List<FocalPoint> offices = new ArrayList<>();
  private final List<SalePoint> places = new ArrayList<>();
  private final List<Programme> programmes = new ArrayList<>();
  private final List<AreaRestriction> restrictions = new ArrayList<>();
  private final List<AreaProfile> profiles = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(
      strings = {"Nà Lầu", "nà lầu", "  NÀ  LẦU ", "Nà\u00a0Lầu", "Na\u0300 La\u0302\u0300u"})
  void aHamletIsTheSameHoweverItIsWritten(String written) {
    team("whole", KHANH_LONG, Set.of(), Validity.ALWAYS);
    team("hamlet", KHANH_LONG, Set.of("Nà Lầu", "Pò Mới"), Validity.ALWAYS);

    assertThat(index().teamOf(KHANH_LONG, written, DAY)).map(Team::id).contains("hamlet");
  }

  @Test
  void otherHamletsHaveTheTeamOfTheCommuneAndOtherCommunesNone() {
    team("whole", KHANH_LONG, Set.of(), Validity.ALWAYS);
    team("hamlet", KHANH_LONG, Set.of("Nà Lầu"), Validity.ALWAYS);

    assertThat(index().teamOf(KHANH_LONG, "Kéo Cặp", DAY)).map(Team::id).contains("whole");
    assertThat(index().teamOf(KHANH_LONG, "", DAY)).map(Team::id).contains("whole");
    assertThat(index().teamOf(DOAN_KET, "Nà Lầu", DAY)).isEmpty();
  }

  @Test
  void aTeamWorksOnItsDaysOnly() {
    team("before", KHANH_LONG, Set.of(), until("2024-10-20"));
    team("now", KHANH_LONG, Set.of(), from("2024-10-21"));
    team("gone", KHANH_LONG, Set.of("Nà Lầu"), until("2024-10-20"));

    assertThat(index().teamOf(KHANH_LONG, "Nà Lầu", DAY)).map(Team::id).contains("now");
    assertThat(index().teamOf(KHANH_LONG, "Nà Lầu", DAY.minusDays(1)))
        .map(Team::id)
        .contains("gone");
    assertThat(index().teamsIn(KHANH_LONG, DAY)).extracting(Team::id).containsExactly("now");
  }

  @Test
  void aChannelIsAllowedWhereEveryRestrictionOfTheLineageAllowsIt() {
    restriction(LANG_SON, Set.of(Channel.CALL, Channel.SMS), Validity.ALWAYS);
    restriction(TRANG_DINH, Set.of(Channel.SMS, Channel.POST), Validity.ALWAYS);

    assertThat(index().allowedChannels(KHANH_LONG, DAY, DAY)).containsExactly(Channel.SMS);
    assertThat(index().allowedChannels(HUNG_DAO, DAY, DAY))
        .containsExactly(Channel.CALL, Channel.SMS);
    assertThat(index().restrictedChannels(HUNG_DAO, DAY, DAY))
        .containsExactly(
            Channel.VISIT, Channel.POST, Channel.LOUDSPEAKER, Channel.ZALO, Channel.SALE_POINT);
    assertThat(index().allowedChannels(AN_LAC, DAY, DAY)).containsExactly(Channel.values());
  }

  @Test
  void aRestrictionInOneCodeSystemHoldsInTheOther() {
    restriction(SUCCESSOR, Set.of(Channel.SMS), until("2024-10-21"));

    assertThat(index().allowedChannels(DOAN_KET, DAY, DAY)).containsExactly(Channel.SMS);
    assertThat(index().allowedChannels(SUCCESSOR, DAY, DAY)).containsExactly(Channel.SMS);
    assertThat(index().allowedChannels(KHANH_LONG, DAY, DAY)).contains(Channel.VISIT);

    restrictions.clear();
    restriction(TRANG_DINH, Set.of(Channel.SMS), until("2024-10-21"));

    assertThat(index().allowedChannels(SUCCESSOR, DAY, DAY)).containsExactly(Channel.SMS);
  }

  @Test
  void aRestrictionOfOneOfTheDaysRestrictsThemAll() {
    restriction(TRANG_DINH, Set.of(Channel.SMS), until("2024-10-21"));

    assertThat(index().allowedChannels(KHANH_LONG, DAY, DAY.plusDays(6)))
        .containsExactly(Channel.SMS);
    assertThat(index().allowedChannels(KHANH_LONG, DAY.plusDays(1), DAY.plusDays(6)))
        .containsExactly(Channel.values());
  }

  @Test
  void theNearestProfileHolds() {
    profiles.add(new AreaProfile(LANG_SON, AreaProfile.Kind.MOUNTAIN));
    profiles.add(new AreaProfile(TRANG_DINH, AreaProfile.Kind.BORDER));

    assertThat(index().profileOf(KHANH_LONG)).contains(AreaProfile.Kind.BORDER);
    assertThat(index().profileOf(HUNG_DAO)).contains(AreaProfile.Kind.MOUNTAIN);
    assertThat(index().profileOf(AN_LAC)).isEmpty();
  }

  @Test
  void officesComeFromTheCommuneUpwardsAndWithinAUnitByRole() {
    office(null, LANG_SON, FocalPoint.Role.INFORM, "province informs", Validity.ALWAYS);
    office(null, LANG_SON, FocalPoint.Role.REPORT, "province reports", Validity.ALWAYS);
    office(null, TRANG_DINH, FocalPoint.Role.COORDINATE, "district", Validity.ALWAYS);
    office(null, KHANH_LONG, FocalPoint.Role.INFORM, "commune", Validity.ALWAYS);
    office(null, KHANH_LONG, FocalPoint.Role.INFORM, "closed", until("2024-10-20"));
    office("north", TRANG_DINH, FocalPoint.Role.COORDINATE, "branch", Validity.ALWAYS);

    assertThat(index().focalPoints(KHANH_LONG, Optional.empty(), DAY))
        .extracting(FocalPoint::office)
        .containsExactly("commune", "district", "province reports", "province informs");
    assertThat(index().focalPoints(KHANH_LONG, Optional.of("north"), DAY))
        .extracting(FocalPoint::office)
        .containsExactly("branch");
    assertThat(index().focalPoints(KHANH_LONG, Optional.of("south"), DAY)).isEmpty();
  }

  @Test
  void salePointsAreThoseOfTheNearestUnitThatHasAny() {
    place("z", "north", DOAN_KET, Validity.ALWAYS);
    place("a", "north", DOAN_KET, Validity.ALWAYS);
    place("b", "north", HUNG_DAO, Validity.ALWAYS);
    place("c", "north", KHANH_LONG, until("2024-10-20"));
    place("d", "south", KHANH_LONG, Validity.ALWAYS);

    assertThat(near(KHANH_LONG, "north")).containsExactly("a", "z");
    assertThat(near(HUNG_DAO, "north")).containsExactly("b");
    assertThat(near(HUNG_DAO, "south")).containsExactly("d");
    assertThat(near(AN_LAC, "north")).isEmpty();
  }

  @Test
  void salePointsOfAProvinceAreOrderedByCommuneThenIdentifier() {
    place("a", "north", HUNG_DAO, Validity.ALWAYS);
    place("z", "north", DOAN_KET, Validity.ALWAYS);
    place("y", "north", DOAN_KET, Validity.ALWAYS);

    assertThat(index().salePointsIn(LANG_SON, "north", DAY))
        .extracting(SalePoint::id)
        .containsExactly("y", "z", "a");
  }

  @Test
  void programmesAreThoseOfTheOperatorInTheAreaWithStock() {
    programme("everywhere", "north", null, OptionalLong.empty(), Validity.ALWAYS);
    programme("district", "north", TRANG_DINH, OptionalLong.of(1), Validity.ALWAYS);
    programme("sold", "north", TRANG_DINH, OptionalLong.of(0), Validity.ALWAYS);
    programme("over", "north", TRANG_DINH, OptionalLong.empty(), until("2024-10-20"));
    programme("theirs", "south", null, OptionalLong.empty(), Validity.ALWAYS);

    assertThat(index().programmesIn(KHANH_LONG, "north", DAY, DAY.plusDays(6)))
        .extracting(Programme::id)
        .containsExactly("district", "everywhere");
    assertThat(index().programmesIn(AN_LAC, "north", DAY, DAY.plusDays(6)))
        .extracting(Programme::id)
        .containsExactly("everywhere");
    assertThat(index().programmesIn(KHANH_LONG, "north", DAY.minusDays(1), DAY))
        .extracting(Programme::id)
        .containsExactly("district", "everywhere", "over");
  }

  @Test
  void anAreaThatNoListHasIsAskedByItsOwnCode() {
    AreaCode unlisted = TwoProvinces.area("99001");
    team("whole", unlisted, Set.of(), Validity.ALWAYS);
    place("a", "north", unlisted, Validity.ALWAYS);

    assertThat(index().teamOf(unlisted, "", DAY)).isPresent();
    assertThat(near(unlisted, "north")).containsExactly("a");
  }

  @Test
  void answersDoNotDependOnTheOrderOfTheFiles() {
    for (String name : List.of("b", "c", "a")) {
      office(null, LANG_SON, FocalPoint.Role.REPORT, name, Validity.ALWAYS);
      restriction(LANG_SON, Set.of(Channel.SMS), Validity.ALWAYS);
      team(name, KHANH_LONG, Set.of(name), Validity.ALWAYS);
    }
    List<?> before = answers();
    List.of(offices, restrictions, teams).forEach(Collections::reverse);

    assertThat(answers()).isEqualTo(before);
  }

  private List<?> answers() {
    return List.of(
        index().focalPoints(KHANH_LONG, Optional.empty(), DAY),
        index().teamsIn(KHANH_LONG, DAY),
        index().restrictionsIn(KHANH_LONG, DAY, DAY));
  }

  private RegistryIndex index() {
    return RegistryIndex.of(
        new Registry(
            teams, offices, places, programmes, restrictions, List.of(), List.of(), profiles),
        UNITS,
        CHANGES);
  }

  private List<String> near(AreaCode commune, String operator) {
    return index().salePointsNear(commune, operator, DAY).stream().map(SalePoint::id).toList();
  }

  private void team(String id, AreaCode commune, Set<String> hamlets, Validity validity) {
    teams.add(
        new Team(
            id,
            "Tổ " + id,
            commune,
            hamlets,
            5,
            OptionalInt.empty(),
            Set.of(Channel.VISIT),
            validity));
  }

  private void office(
      String operator, AreaCode area, FocalPoint.Role role, String name, Validity validity) {
    offices.add(
        new FocalPoint(
            Optional.ofNullable(operator), area, role, name, "0200 1", Optional.empty(), validity));
  }

  private void place(String id, String operator, AreaCode commune, Validity validity) {
    places.add(
        new SalePoint(id, operator, commune, id, "", Set.of(SalePoint.Service.SALE), "", validity));
  }

  private void programme(
      String id, String operator, AreaCode area, OptionalLong stock, Validity validity) {
    programmes.add(
        new Programme(
            id,
            operator,
            Optional.ofNullable(area),
            Programme.Eligibility.EVERYBODY,
            "Đổi máy",
            stock,
            validity));
  }

  private void restriction(AreaCode area, Set<Channel> allowed, Validity validity) {
    restrictions.add(new AreaRestriction(area, allowed, "lụt " + restrictions.size(), validity));
  }

  private static Validity until(String day) {
    return new Validity(Optional.empty(), Optional.of(LocalDate.parse(day)));
  }

  private static Validity from(String day) {
    return new Validity(Optional.of(LocalDate.parse(day)), Optional.empty());
  }
}
