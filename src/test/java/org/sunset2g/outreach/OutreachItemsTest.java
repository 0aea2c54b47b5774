package org.sunset2g.outreach;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunset2g.SparkForTests;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.ledger.HandsetRule;
import org.sunset2g.ledger.Phase;
import org.sunset2g.ledger.SubscriberKey;
import org.sunset2g.vocabulary.Channel;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;
import org.sunset2g.vocabulary.Standing;
import org.sunset2g.vocabulary.SubscriberStatus;

/** Every subscriber at risk has one outcome; each test names the few it is about. */
@Tag("spark")
class OutreachItemsTest {
  private static final IsoWeek WEEK = IsoWeek.parse("2024-W37");
  private static final LocalDate MONDAY = LocalDate.parse("2024-09-16");
  private static final Phase PHASE =
      new Phase(
          "phase1",
          "Giai đoạn 1",
          "Phase 1",
          OffsetDateTime.parse("2024-10-16T00:00:00+07:00"),
          List.of(),
          rule(HandsetClass.TWO_G_ONLY),
          rule(HandsetClass.FOUR_G),
          Set.of(),
          Set.of());
  private static final OutreachSettings SETTINGS =
      new OutreachSettings(
          Set.of(Channel.VISIT, Channel.CALL, Channel.SMS),
          14,
          26,
          26,
          4,
          3,
          0.7,
          30,
          OptionalInt.empty());

  private final List<Row> snapshot = new ArrayList<>();
  private final List<Row> state = new ArrayList<>();
  private final List<Row> contacts = new ArrayList<>();
  private final List<Row> areas = new ArrayList<>();
  private final List<Row> limits = new ArrayList<>();
  private final List<Row> hamlets = new ArrayList<>();

  @Test
  void whoConsentsToAVisitIsVisitedAndWhoMayBeCalledIsCalled() {
    at("visit", "A", Consent.VISIT);
    at("both", "A", Consent.BOTH);
    at("call", "A", Consent.CALL);
    at("none", "A", Consent.NONE);
    area("A", "team A", true, true, null);

    Map<String, Row> items = items(SETTINGS);

    assertThat(channel(items, "visit")).isEqualTo("VISIT");
    assertThat(channel(items, "both")).isEqualTo("VISIT");
    assertThat(channel(items, "call")).isEqualTo("CALL");
    assertThat(outcome(items, "none")).isEqualTo("NO_CONSENT");
    assertThat(channel(items, "none")).isNull();
    assertThat(text(items, "both", OutreachItem.CHANNELS)).isEqualTo("VISIT|CALL|SMS");
    assertThat(text(items, "visit", OutreachItem.SHEET_TOKEN)).matches("[0-9a-f]{32}");
    assertThat(text(items, "call", OutreachItem.SHEET_TOKEN)).isNull();
  }

  @Test
  void whatSubscribersSaidIsHonouredWhileItHolds() {
    area("A", "team A", true, true, null);
    for (String id : List.of("changed", "refused", "spare", "met", "long ago", "register")) {
      at(id, "A", Consent.CALL);
    }
    contact("changed", null, null, null, "2024-09-10", false);
    contact("refused", "2024-09-01", "2024-04-01", null, null, false);
    contact("spare", null, null, "2024-05-01", null, false);
    contact("met", "2024-09-05", null, null, null, false);
    contact("long ago", "2024-09-01", "2024-03-01", "2024-03-01", "2024-08-01", false);
    contact("register", null, null, null, null, true);

    Map<String, Row> items = items(SETTINGS);

    assertThat(outcome(items, "changed")).isEqualTo("REPORTED_CONVERTED");
    assertThat(outcome(items, "refused")).isEqualTo("REFUSED");
    assertThat(outcome(items, "spare")).isEqualTo("NOT_NEEDED");
    assertThat(outcome(items, "met")).isEqualTo("RECENTLY_CONTACTED");
    assertThat(outcome(items, "long ago")).isEqualTo("LISTED");
    assertThat(outcome(items, "register")).isEqualTo("DO_NOT_CALL");
  }

  @Test
  void aClosedAreaTurnsVisitsIntoCallsAndCountsThem() {
    area("closed", "team A", false, true, null);
    at("both", "closed", Consent.BOTH);
    at("visit", "closed", Consent.VISIT);

    Map<String, Row> items = items(SETTINGS);

    assertThat(channel(items, "both")).isEqualTo("CALL");
    assertThat(flag(items, "both", OutreachItem.POSTPONED_VISIT)).isTrue();
    assertThat(outcome(items, "visit")).isEqualTo("RESTRICTED_AREA");
    assertThat(flag(items, "visit", OutreachItem.POSTPONED_VISIT)).isTrue();
  }

  @Test
  void aTeamVisitsTheFirstByScoreAndTheDeskCallsTheNext() {
    area("A", "team A", true, true, null);
    limits.add(RowFactory.create("team team A", 1L));
    at("blocked", "A", Consent.BOTH, SubscriberStatus.TWO_WAY_BLOCKED, WEEK.number());
    at("called", "A", Consent.BOTH, SubscriberStatus.ONE_WAY_BLOCKED, WEEK.number());
    at("texted", "A", Consent.BOTH);
    at("too many", "A", Consent.VISIT);
    OutreachSettings oneCall =
        new OutreachSettings(SETTINGS.channels(), 14, 26, 26, 4, 3, 0.7, 30, OptionalInt.of(1));

    Map<String, Row> items = items(oneCall);

    assertThat(channel(items, "blocked")).isEqualTo("VISIT");
    assertThat(channel(items, "called")).isEqualTo("CALL");
    assertThat(channel(items, "texted")).isEqualTo("SMS");
    assertThat(outcome(items, "too many")).isEqualTo("NO_CAPACITY");
  }

  @Test
  void spareAndLongUnseenHandsetsAreLeftAlone() {
    area("A", "team A", true, true, null);
    at("drawer", "A", Consent.CALL, SubscriberStatus.ACTIVE, WEEK.number() - 1, "2024-08-01");
    at("unseen", "A", Consent.CALL, SubscriberStatus.ACTIVE, WEEK.number() - 3, "2024-09-15");
    at("once", "A", Consent.CALL, SubscriberStatus.ACTIVE, WEEK.number() - 1, "2024-09-15");

    Map<String, Row> items = items(SETTINGS);

    assertThat(outcome(items, "drawer")).isEqualTo("SPARE_SIM");
    assertThat(outcome(items, "unseen")).isEqualTo("CARRIED_TOO_LONG");
    assertThat(outcome(items, "once")).isEqualTo("LISTED");
  }

  @Test
  void anOfferIsMadeApartFromTheNoticeToWhoWantsAny() {
    area("A", "team A", true, true, "gift");
    area("no programme", "team B", true, true, null);
    limits.add(RowFactory.create("programme gift", 1L));
    at("wants", "A", Consent.BOTH_AND_OFFERS, SubscriberStatus.ONE_WAY_BLOCKED, WEEK.number());
    at("comes late", "A", Consent.BOTH_AND_OFFERS);
    at("wants none", "A", Consent.BOTH);
    at("visit and offers", "A", Consent.VISIT_AND_OFFERS);
    at("elsewhere", "no programme", Consent.BOTH_AND_OFFERS);

    Map<String, Row> items = items(SETTINGS);

    assertThat(text(items, "wants", OutreachItem.PROGRAMME)).isEqualTo("gift");
    assertThat(text(items, "wants", OutreachItem.OFFER_CHANNEL)).isEqualTo("SMS");
    for (String without : List.of("comes late", "wants none", "visit and offers", "elsewhere")) {
      assertThat(text(items, without, OutreachItem.PROGRAMME)).as(without).isNull();
      assertThat(text(items, without, OutreachItem.OFFER_CHANNEL)).as(without).isNull();
    }
  }

  @Test
  void theScoreIsTheSumOfPartsThatSayWhatTheyAre() {
    area("far", "team A", true, true, null, true, 15);
    at("most", "far", Consent.BOTH, SubscriberStatus.TWO_WAY_BLOCKED, WEEK.number());

    Map<String, Row> items = items(SETTINGS);

    // From 16 September the cut-off is 30 days away.
    assertThat(text(items, "most", OutreachItem.SCORE_PARTS))
        .isEqualTo("CUT_OFF:15|BLOCKED:20|FEW_CONVERT:15|REMOTE:10|ACTIVE:5");
    assertThat(items.get("most").<Integer>getAs(OutreachItem.SCORE)).isEqualTo(65);
    assertThat(ScorePart.inWords("BLOCKED:20|ACTIVE:5"))
        .isEqualTo("đã bị khóa chiều (20); đang sử dụng (5)");
    assertThat(List.of(ScorePart.values()).stream().mapToInt(ScorePart::most).sum()).isEqualTo(100);
  }

  @Test
  void aHamletWithATeamOfItsOwnIsThatTeams() {
    area("A", "team A", true, true, null);
    hamlets.add(RowFactory.create("VN-2004", "A", "bản mới", "team H", true));
    at("own", "A", Consent.VISIT, " Bản   Mới ");
    at("other", "A", Consent.VISIT, "bản cũ");

    Map<String, Row> items = items(SETTINGS);

    assertThat(text(items, "own", OutreachItem.TEAM)).isEqualTo("team H");
    assertThat(text(items, "other", OutreachItem.TEAM)).isEqualTo("team A");
  }

  @Test
  void everybodyHasOneOutcome() {
    area("A", "team A", true, true, null);
    area("B", "team B", false, true, null);
    at("1", "A", Consent.BOTH);
    at("2", "A", Consent.NONE);
    at("3", "B", Consent.VISIT);
    at("4", "nowhere", Consent.CALL);

    List<String> outcomes =
        OutreachItems.outcomes(frame(SETTINGS)).collectAsList().stream()
            .map(row -> row.getString(0) + " " + row.getString(1) + " " + row.getLong(2))
            .sorted()
            .toList();

    assertThat(outcomes)
        .containsExactly("phase1 LISTED 2", "phase1 NO_CONSENT 1", "phase1 RESTRICTED_AREA 1");
  }

  private enum Consent {
    NONE(false, true, false),
    VISIT(true, true, false),
    CALL(false, false, false),
    BOTH(true, false, false),
    BOTH_AND_OFFERS(true, false, true),
    VISIT_AND_OFFERS(true, true, true);

    private final boolean visit;
    private final boolean doNotCall;
    private final boolean offer;

    Consent(boolean visit, boolean doNotCall, boolean offer) {
      this.visit = visit;
      this.doNotCall = doNotCall;
      this.offer = offer;
    }
  }

  private void at(String id, String commune, Consent consent) {
    at(id, commune, consent, "hamlet");
  }

  private void at(String id, String commune, Consent consent, String hamlet) {
    at(id, commune, consent, SubscriberStatus.ACTIVE, WEEK.number(), "2024-09-15", hamlet);
  }

  private void at(
      String id, String commune, Consent consent, SubscriberStatus status, int lastObserved) {
    at(id, commune, consent, status, lastObserved, "2024-09-15");
  }

  private void at(
      String id,
      String commune,
      Consent consent,
      SubscriberStatus status,
      int lastObserved,
      String lastActive) {
    at(id, commune, consent, status, lastObserved, lastActive, "hamlet");
  }

  private void at(
      String id,
      String commune,
      Consent consent,
      SubscriberStatus status,
      int lastObserved,
      String lastActive,
      String hamlet) {
    snapshot.add(
        RowFactory.create(
            "op",
            WEEK.toString(),
            id,
            "VN-2004",
            commune,
            hamlet,
            consent.visit,
            consent.offer,
            consent.doNotCall,
            false,
            Date.valueOf(lastActive)));
    state.add(
        RowFactory.create(
            "op",
            id,
            status.ordinal(),
            35_000_001,
            lastObserved,
            Standing.AT_RISK.ordinal(),
            LedgerFlow.STAYED.ordinal(),
            WEEK.number() - 2));
  }

  private void contact(
      String id, String reached, String refused, String notNeeded, String converted, boolean dnc) {
    contacts.add(
        RowFactory.create(
            "op", id, day(reached), day(refused), day(notNeeded), day(converted), dnc));
  }

  private static Date day(String day) {
    return day == null ? null : Date.valueOf(day);
  }

  private void area(String commune, String team, boolean visits, boolean calls, String programme) {
    area(commune, team, visits, calls, programme, false, 0);
  }

  private void area(
      String commune,
      String team,
      boolean visits,
      boolean calls,
      String programme,
      boolean remote,
      int fewConvert) {
    areas.add(
        RowFactory.create(
            "op",
            "VN-2004",
            commune,
            "VN-2004/180",
            team,
            true,
            visits,
            calls,
            calls,
            true,
            remote,
            fewConvert,
            programme,
            null));
  }

  private Map<String, Row> items(OutreachSettings settings) {
    Map<String, Row> items = new HashMap<>();
    for (Row row : frame(settings).collectAsList()) {
      assertThat(items.put(row.getAs(OutreachItem.SUBSCRIBER_ID), row)).isNull();
    }
    assertThat(items).hasSize(snapshot.size());
    assertThat(items.values())
        .allSatisfy(
            row ->
                assertThat(row.<Date>getAs(OutreachItem.EXPIRES_ON).toLocalDate())
                    .isEqualTo(MONDAY.plusDays(6)));
    return items;
  }

  private Dataset<Row> frame(OutreachSettings settings) {
    return OutreachItems.of(
        new OutreachFrames(
            stateFrame(),
            snapshotFrame(),
            SparkForTests.session().createDataFrame(areas, AreaPlan.LAYOUT),
            optional(hamlets, AreaPlan.HAMLET_LAYOUT),
            optional(limits, AreaPlan.LIMIT_LAYOUT),
            optional(contacts, Contacts.LAYOUT)),
        snapshot.size(),
        List.of(PHASE),
        WEEK,
        settings);
  }

  private static Optional<Dataset<Row>> optional(List<Row> rows, StructType layout) {
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(SparkForTests.session().createDataFrame(rows, layout));
  }

  private Dataset<Row> snapshotFrame() {
    return SparkForTests.session()
        .createDataFrame(
            snapshot,
            new StructType()
                .add(SubscriberSnapshot.OPERATOR, DataTypes.StringType)
                .add(SubscriberSnapshot.WEEK, DataTypes.StringType)
                .add(SubscriberSnapshot.SUBSCRIBER_ID, DataTypes.StringType)
                .add(SubscriberSnapshot.HOME_CODE_SYSTEM, DataTypes.StringType)
                .add(SubscriberSnapshot.HOME_COMMUNE, DataTypes.StringType)
                .add(SubscriberSnapshot.HAMLET, DataTypes.StringType)
                .add(SubscriberSnapshot.VISIT_CONSENT, DataTypes.BooleanType)
                .add(SubscriberSnapshot.OFFER_CONSENT, DataTypes.BooleanType)
                .add(SubscriberSnapshot.DO_NOT_CALL, DataTypes.BooleanType)
                .add(SubscriberSnapshot.SUBSIDY_ELIGIBLE, DataTypes.BooleanType)
                .add(SubscriberSnapshot.LAST_ACTIVE_ON, DataTypes.DateType));
  }

  private Dataset<Row> stateFrame() {
    return SparkForTests.session()
        .createDataFrame(
            state,
            new StructType()
                .add(SubscriberState.OPERATOR, DataTypes.StringType)
                .add("id", DataTypes.StringType)
                .add(SubscriberState.STATUS, DataTypes.IntegerType)
                .add(SubscriberState.TAC, DataTypes.IntegerType)
                .add(SubscriberState.LAST_OBSERVED_WEEK, DataTypes.IntegerType)
                .add(PHASE.column(SubscriberState.STANDING), DataTypes.IntegerType)
                .add(PHASE.column(SubscriberState.FLOW), DataTypes.IntegerType)
                .add(PHASE.column(SubscriberState.AT_RISK_SINCE), DataTypes.IntegerType))
        .select(col("*"), SubscriberKey.key(col("id")).as(SubscriberState.SUBSCRIBER_KEY), lit(0));
  }

  private static String outcome(Map<String, Row> items, String id) {
    return text(items, id, OutreachItem.OUTCOME);
  }

  private static String channel(Map<String, Row> items, String id) {
    return text(items, id, OutreachItem.NOTICE_CHANNEL);
  }

  private static String text(Map<String, Row> items, String id, String column) {
    return items.get(id).getAs(column);
  }

  private static boolean flag(Map<String, Row> items, String id, String column) {
    return items.get(id).getAs(column);
  }

  private static HandsetRule rule(HandsetClass handsetClass) {
    return new HandsetRule(
        List.of(new HandsetRule.Case(Set.of(handsetClass), Set.of(), Set.of(), Set.of())));
  }
}
