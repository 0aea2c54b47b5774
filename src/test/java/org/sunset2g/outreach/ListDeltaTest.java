package org.sunset2g.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sunset2g.SparkForTests;
import org.sunset2g.contract.OutreachExit;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.outreach.ListDelta.Change;
import org.sunset2g.outreach.ListDelta.Listed;
import org.sunset2g.outreach.ListDelta.Subscriber;
import org.sunset2g.vocabulary.IsoWeek;

/** Differences between lists over worlds in which subscribers come, change, leave and return. */
class ListDeltaTest {
  /** A year ends in between, so that weeks are ordered by more than their last digits. */
  private static final IsoWeek FIRST = new IsoWeek(2024, 50);

  private static final List<DeltaStatus> GONE =
      List.of(DeltaStatus.RESOLVED, DeltaStatus.NO_LONGER_SEEN, DeltaStatus.EXPIRED);

  /**
   * What a subscriber does in one week.
   *
   * @param reason why he or she is on no list
   * @param hamlet may be missing
   */
  record Told(
      boolean isListed, DeltaStatus reason, String list, Optional<String> hamlet, String tac) {}

  /** Lives by subscriber, as long as each other. */
  record World(List<List<Told>> lives, int weeks) {
    SortedMap<Subscriber, Listed> listed(int week) {
      SortedMap<Subscriber, Listed> listed = new TreeMap<>();
      for (int who = 0; who < lives.size(); who++) {
        Told told = lives.get(who).get(week);
        if (told.isListed) {
          Map<String, String> plan = new HashMap<>();
          plan.put(OutreachItem.LIST, told.list);
          plan.put(OutreachItem.COMMUNE, "06007");
          told.hamlet.ifPresent(hamlet -> plan.put(OutreachItem.HAMLET, hamlet));
          plan.put(OutreachItem.TAC, told.tac);
          plan.put(OutreachItem.REASON, "STILL_AT_RISK");
          plan.put(OutreachItem.CHANNELS, "VISIT");
          listed.put(subscriber(who), new Listed("t" + week + "-" + who, plan));
        }
      }
      return listed;
    }

    /** Who was on the lists of the week before and is not on the week's. */
    SortedMap<Subscriber, DeltaStatus> exits(int week) {
      SortedMap<Subscriber, DeltaStatus> exits = new TreeMap<>();
      for (int who = 0; who < lives.size(); who++) {
        if (lives.get(who).get(week - 1).isListed && !lives.get(who).get(week).isListed) {
          exits.put(subscriber(who), lives.get(who).get(week).reason);
        }
      }
      return exits;
    }

    ListDelta direct(int base, int week) {
      Map<Subscriber, DeltaStatus> last = new HashMap<>();
      for (int each = base + 1; each <= week; each++) {
        last.putAll(exits(each));
      }
      return ListDelta.between(listed(base), listed(week), last);
    }

    private static Subscriber subscriber(int who) {
      return new Subscriber(who % 2 == 0 ? "north" : "south", "phase1", "s" + who);
    }
  }

  @Provide
  Arbitrary<World> worlds() {
    Arbitrary<Told> told =
        Combinators.combine(
                Arbitraries.of(true, true, false),
                Arbitraries.of(GONE),
                Arbitraries.of("D1", "D2"),
                Arbitraries.of("", "Nà Pò")
                    .map(text -> Optional.of(text).filter(t -> !t.isEmpty())),
                Arbitraries.of("01234567", "01234568"))
            .as(Told::new);
    return Arbitraries.integers()
        .between(2, 6)
        .flatMap(
            weeks ->
                told.list()
                    .ofSize(weeks)
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(12)
                    .map(lives -> new World(lives, weeks)));
  }

  @Property(tries = 300)
  void theWeeklyDifferencesFoldIntoTheDirectOne(@ForAll("worlds") World world) {
    ListDelta folded = world.direct(0, 1);
    for (int week = 2; week < world.weeks; week++) {
      folded = ListDelta.fold(folded, world.direct(week - 1, week));
    }

    assertThat(folded).isEqualTo(world.direct(0, world.weeks - 1));
  }

  @Property(tries = 100)
  void itDoesNotMatterWhichDifferencesAreFoldedFirst(@ForAll("worlds") World world) {
    int last = world.weeks - 1;
    for (int middle = 1; middle < last; middle++) {
      assertThat(ListDelta.fold(world.direct(0, middle), world.direct(middle, last)))
          .isEqualTo(world.direct(0, last));
    }
  }

  @Property(tries = 100)
  void whoWasThereAndCameIsWhoLeftAndIsThere(@ForAll("worlds") World world) {
    Map<Optional<DeltaStatus>, Long> counts = new HashMap<>();
    world
        .direct(0, world.weeks - 1)
        .changes()
        .values()
        .forEach(change -> counts.merge(change.status(), 1L, Long::sum));
    long gone = GONE.stream().mapToLong(each -> counts.getOrDefault(Optional.of(each), 0L)).sum();

    assertThat(
            world.listed(0).size() + counts.getOrDefault(Optional.of(DeltaStatus.NEW), 0L) - gone)
        .isEqualTo(world.listed(world.weeks - 1).size());
  }

  @Tag("spark")
  @Property(tries = 3, shrinking = ShrinkingMode.OFF)
  void theTablesSayTheSameAsThePlainRule(@ForAll("worlds") World world) {
    int last = world.weeks - 1;
    List<Row> exits = new ArrayList<>();
    for (int week = 1; week <= last; week++) {
      String written = FIRST.plus(week).toString();
      world
          .exits(week)
          .forEach(
              (who, why) ->
                  exits.add(
                      RowFactory.create(
                          who.operator(), written, who.phase(), who.subscriberId(), why.name())));
    }

    Dataset<Row> delta =
        ListDelta.frame(items(world.listed(0)), items(world.listed(last)), exitFrame(exits));

    TreeSet<String> expected = new TreeSet<>();
    world.direct(0, last).changes().forEach((who, change) -> told(who, change, expected));
    assertThat(
            delta
                .select(
                    OutreachItem.OPERATOR,
                    OutreachItem.SUBSCRIBER_ID,
                    OutreachItem.TOKEN,
                    ListDeltaFrame.TOKEN_BEFORE,
                    ListDeltaFrame.STATUS,
                    ListDeltaFrame.CHANGED,
                    OutreachItem.LIST,
                    ListDeltaFrame.LIST_BEFORE)
                .collectAsList()
                .stream()
                .map(row -> row.mkString(","))
                .toList())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Example
  void aChangeThatIsTakenBackIsNone() {
    World world =
        new World(List.of(List.of(on("D1"), on("D2"), off(DeltaStatus.RESOLVED), on("D1"))), 4);

    assertThat(statuses(world.direct(0, 1))).containsExactly(Optional.of(DeltaStatus.CHANGED));
    assertThat(statuses(world.direct(0, 2))).containsExactly(Optional.of(DeltaStatus.RESOLVED));
    assertThat(statuses(world.direct(0, 3))).containsExactly(Optional.of(DeltaStatus.CARRIED));
    assertThat(world.direct(0, 1).changes().values().iterator().next().changed())
        .containsExactly(OutreachItem.LIST);
  }

  @Example
  void theLatestDepartureCountsAlsoOfWhoCameAndWentInBetween() {
    World world =
        new World(
            List.of(
                List.of(
                    on("D1"),
                    off(DeltaStatus.RESOLVED),
                    on("D1"),
                    off(DeltaStatus.NO_LONGER_SEEN))),
            4);

    assertThat(statuses(world.direct(0, 3)))
        .containsExactly(Optional.of(DeltaStatus.NO_LONGER_SEEN));
    assertThat(statuses(world.direct(1, 3))).containsExactly(Optional.empty());
    assertThat(ListDelta.fold(world.direct(0, 1), world.direct(1, 3)))
        .isEqualTo(world.direct(0, 3));
  }

  @Example
  void differencesThatDoNotMeetAreRefused() {
    World world = new World(List.of(List.of(on("D1"), on("D2"), on("D1"))), 3);

    assertThatThrownBy(() -> ListDelta.fold(world.direct(0, 1), world.direct(0, 2)))
        .hasMessageContaining("does not begin where the first ends");
  }

  @Example
  void whoLeftWithoutAnExitIsRefused() {
    World world = new World(List.of(List.of(on("D1"), off(DeltaStatus.EXPIRED))), 2);

    assertThatThrownBy(() -> ListDelta.between(world.listed(0), world.listed(1), Map.of()))
        .hasMessageContaining("without an exit");
  }

  @Example
  @Tag("spark")
  void aColumnThatTheEarlierListsDidNotHaveChangesNobodysPlan() {
    World world = new World(List.of(List.of(on("D1"), on("D1"))), 2);

    List<Row> delta =
        ListDelta.frame(
                items(world.listed(0)).drop(OutreachItem.CHANNELS),
                items(world.listed(1)),
                exitFrame(List.of()))
            .select(ListDeltaFrame.STATUS)
            .collectAsList();

    assertThat(delta).containsExactly(RowFactory.create(DeltaStatus.CARRIED.name()));
  }

  private static Told on(String list) {
    return new Told(true, DeltaStatus.EXPIRED, list, Optional.empty(), "01234567");
  }

  private static Told off(DeltaStatus reason) {
    return new Told(false, reason, "D1", Optional.empty(), "01234567");
  }

  private static List<Optional<DeltaStatus>> statuses(ListDelta delta) {
    return delta.changes().values().stream().map(Change::status).toList();
  }

  private static void told(Subscriber who, Change change, TreeSet<String> expected) {
    if (change.status().isPresent()) {
      Listed shown = change.now().or(change::before).orElseThrow();
      expected.add(
          String.join(
              ",",
              who.operator(),
              who.subscriberId(),
              change.now().map(Listed::token).orElse("null"),
              change.before().map(Listed::token).orElse("null"),
              change.status().get().name(),
              String.join("|", change.changed()),
              shown.plan().get(OutreachItem.LIST),
              change.before().map(item -> item.plan().get(OutreachItem.LIST)).orElse("null")));
    }
  }

  private static Dataset<Row> items(Map<Subscriber, Listed> listed) {
    StructType layout =
        new StructType()
            .add(OutreachItem.OPERATOR, DataTypes.StringType)
            .add(OutreachItem.PHASE, DataTypes.StringType)
            .add(OutreachItem.SUBSCRIBER_ID, DataTypes.StringType)
            .add(OutreachItem.TOKEN, DataTypes.StringType)
            .add(OutreachItem.CODE_SYSTEM, DataTypes.StringType);
    for (String column : ListDelta.PLAN) {
      layout = layout.add(column, DataTypes.StringType);
    }
    List<Row> rows = new ArrayList<>();
    listed.forEach(
        (who, item) -> {
          List<Object> cells =
              new ArrayList<>(
                  List.of(who.operator(), who.phase(), who.subscriberId(), item.token(), "VN"));
          ListDelta.PLAN.forEach(column -> cells.add(item.plan().get(column)));
          rows.add(RowFactory.create(cells.toArray()));
        });
    return SparkForTests.session().createDataFrame(rows, layout);
  }

  private static Dataset<Row> exitFrame(List<Row> rows) {
    return SparkForTests.session()
        .createDataFrame(
            rows,
            new StructType()
                .add(OutreachExit.OPERATOR, DataTypes.StringType)
                .add(OutreachExit.WEEK, DataTypes.StringType)
                .add(OutreachExit.PHASE, DataTypes.StringType)
                .add(OutreachExit.SUBSCRIBER_ID, DataTypes.StringType)
                .add(OutreachExit.STATUS, DataTypes.StringType));
  }
}
