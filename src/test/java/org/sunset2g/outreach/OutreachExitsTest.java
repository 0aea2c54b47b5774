package org.sunset2g.outreach;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.SparkForTests;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.ledger.HandsetRule;
import org.sunset2g.ledger.Phase;
import org.sunset2g.ledger.SubscriberKey;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.Standing;

@Tag("spark")
class OutreachExitsTest {
  private static final List<Phase> PHASES = List.of(phase("phase1"), phase("phase2"));

  /** Few rows are copied to where the state is, many are exchanged: the same either way. */
  @ParameterizedTest
  @ValueSource(longs = {0, 100_000_000})
  void whoLeftTheListsLeftThemForWhatTheStateSays(long listedBefore) {
    Dataset<Row> before =
        items(
            "north|phase1|D1|stays",
            "north|phase1|D1|moves-list",
            "north|phase1|D1|converted",
            "north|phase1|D2|quiet",
            "north|phase1|D2|absent",
            "north|phase1|D2|forgotten",
            "north|phase1|D2|still-at-risk",
            "north|phase1|D2|exempt",
            "north|phase1|D2|below",
            "north|phase1|D2|unknown",
            "north|phase1|D1|other-phase",
            "north|dropped|D1|of-a-dropped-phase",
            "south|phase1|D1|converted");
    Dataset<Row> now =
        items(
            "north|phase1|D1|stays",
            "north|phase1|D2|moves-list",
            "north|phase2|D1|other-phase",
            "north|phase1|D1|new");
    Dataset<Row> state =
        state(
            row("north", "stays", Standing.AT_RISK, Standing.AT_RISK),
            row("north", "moves-list", Standing.AT_RISK, Standing.AT_RISK),
            row("north", "converted", Standing.TARGET, Standing.AT_RISK),
            row("north", "quiet", Standing.QUIET, Standing.QUIET),
            row("north", "absent", Standing.ABSENT, Standing.ABSENT),
            row("north", "still-at-risk", Standing.AT_RISK, Standing.AT_RISK),
            row("north", "exempt", Standing.EXEMPT, Standing.TARGET),
            row("north", "below", Standing.BELOW_TARGET, Standing.TARGET),
            row("north", "unknown", Standing.UNKNOWN, Standing.UNKNOWN),
            row("north", "other-phase", Standing.TARGET, Standing.AT_RISK),
            row("north", "of-a-dropped-phase", Standing.TARGET, Standing.TARGET),
            row("north", "new", Standing.AT_RISK, Standing.AT_RISK),
            row("south", "converted", Standing.QUIET, Standing.TARGET));

    List<String> exits =
        OutreachExits.of(before, listedBefore, now, state, PHASES, new IsoWeek(2024, 37))
            .collectAsList()
            .stream()
            .map(row -> row.mkString("|"))
            .toList();

    assertThat(exits)
        .containsExactlyInAnyOrder(
            "north|2024-W37|phase1|D1|converted|RESOLVED",
            "north|2024-W37|phase1|D2|quiet|NO_LONGER_SEEN",
            "north|2024-W37|phase1|D2|absent|NO_LONGER_SEEN",
            "north|2024-W37|phase1|D2|forgotten|NO_LONGER_SEEN",
            "north|2024-W37|phase1|D2|still-at-risk|EXPIRED",
            "north|2024-W37|phase1|D2|exempt|EXPIRED",
            "north|2024-W37|phase1|D2|below|EXPIRED",
            "north|2024-W37|phase1|D2|unknown|EXPIRED",
            "north|2024-W37|phase1|D1|other-phase|RESOLVED",
            "north|2024-W37|dropped|D1|of-a-dropped-phase|EXPIRED",
            "south|2024-W37|phase1|D1|converted|NO_LONGER_SEEN");
  }

  private static Phase phase(String name) {
    return new Phase(
        name,
        "",
        "",
        OffsetDateTime.parse("2024-10-16T00:00:00+07:00"),
        List.of(),
        HandsetRule.ofClasses(HandsetClass.TWO_G_ONLY),
        HandsetRule.ofClasses(HandsetClass.FOUR_G),
        Set.of(),
        Set.of());
  }

  private static Dataset<Row> items(String... rows) {
    StructType layout =
        new StructType()
            .add(OutreachItem.OPERATOR, DataTypes.StringType)
            .add(OutreachItem.PHASE, DataTypes.StringType)
            .add(OutreachItem.LIST, DataTypes.StringType)
            .add(OutreachItem.SUBSCRIBER_ID, DataTypes.StringType);
    return SparkForTests.session()
        .createDataFrame(
            Stream.of(rows).map(row -> RowFactory.create((Object[]) row.split("\\|"))).toList(),
            layout);
  }

  private static Row row(String operator, String id, Standing first, Standing second) {
    return RowFactory.create(operator, id, first.ordinal(), second.ordinal());
  }

  private static Dataset<Row> state(Row... rows) {
    StructType layout =
        new StructType()
            .add(SubscriberState.OPERATOR, DataTypes.StringType)
            .add("id", DataTypes.StringType)
            .add(PHASES.get(0).column(SubscriberState.STANDING), DataTypes.IntegerType)
            .add(PHASES.get(1).column(SubscriberState.STANDING), DataTypes.IntegerType);
    return SparkForTests.session()
        .createDataFrame(List.of(rows), layout)
        .withColumn(SubscriberState.SUBSCRIBER_KEY, SubscriberKey.key(col("id")))
        .withColumn(SubscriberState.SUBSCRIBER_CHECK, SubscriberKey.check(col("id")))
        .withColumn(SubscriberState.TAC, lit(1));
  }
}
