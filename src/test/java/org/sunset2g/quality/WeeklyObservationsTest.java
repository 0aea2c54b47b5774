package org.sunset2g.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.sunset2g.SparkForTests;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.OperatorDump;
import org.sunset2g.vocabulary.IsoWeek;

/** The devices of a week from daily triplets. */
class WeeklyObservationsTest {
  private static final IsoWeek WEEK = IsoWeek.parse("2024-W37");
  private static final String IMEI = "35900000000001";
  private static final String IMSI = "452010000000001";
  private static final String MSISDN = "84901234567";

  @Test
  void oneRowPerNumberSimAndDeviceWithItsDaysAndHighestRadio() {
    assertThat(
            WeeklyObservations.of(
                    triplets(
                        triplet("2024-09-09", IMEI, IMSI, MSISDN, "2G"),
                        triplet("2024-09-11", IMEI, IMSI, MSISDN, "4G"),
                        triplet("2024-09-15", IMEI, IMSI, MSISDN, null),
                        triplet("2024-09-12", "01332700000001", IMSI, MSISDN, null),
                        triplet("2024-09-12", IMEI, null, MSISDN, "5G")),
                    WEEK)
                .collectAsList())
        .containsExactlyInAnyOrder(
            row(IMEI, IMSI, "35900000", "2024-09-09", "2024-09-15", 3, 3, "4G"),
            row("01332700000001", IMSI, "01332700", "2024-09-12", "2024-09-12", 1, 1, null),
            row(IMEI, null, "35900000", "2024-09-12", "2024-09-12", 1, 1, "5G"));
  }

  @Test
  void aDayThatComesTwiceIsOneDayAndTwoEvents() {
    Row observation =
        WeeklyObservations.of(
                triplets(
                    triplet("2024-09-15", IMEI, IMSI, MSISDN, "2G"),
                    triplet("2024-09-15", IMEI, IMSI, MSISDN, "4G")),
                WEEK)
            .first();
    assertThat(observation.<Integer>getAs(DeviceObservation.DAYS_SEEN)).isEqualTo(1);
    assertThat(observation.<Integer>getAs(DeviceObservation.EVENTS)).isEqualTo(2);
  }

  @Test
  void everyUnusedTripletIsCountedUnderTheFirstReasonThatHolds() {
    Dataset<Row> triplets =
        triplets(
            triplet("2024-09-08", null, IMSI, MSISDN, null),
            triplet("2024-09-16", IMEI, IMSI, MSISDN, null),
            triplet("2024-09-10", null, IMSI, null, null),
            triplet("2024-09-10", "A1234", IMSI, null, null),
            triplet("2024-09-10", "3590000000000A", IMSI, MSISDN, null),
            triplet("2024-09-10", IMEI, IMSI, null, null),
            triplet("2024-09-10", IMEI, IMSI, MSISDN, null));

    assertThat(WeeklyObservations.unused(triplets, WEEK).collectAsList())
        .containsExactlyInAnyOrder(
            RowFactory.create("OTHER_WEEK", 2L),
            RowFactory.create("NO_IMEI", 1L),
            RowFactory.create("MALFORMED_IMEI", 2L),
            RowFactory.create("NO_SUBSCRIBER", 1L));
    assertThat(WeeklyObservations.of(triplets, WEEK).count()).isEqualTo(1);
  }

  @Test
  void whereSubscribersAreNamedByTheirSimTheNumberMayBeMissing() {
    Dataset<Row> triplets =
        triplets(
            triplet("2024-09-10", IMEI, IMSI, null, null),
            triplet("2024-09-10", IMEI, null, MSISDN, null));

    assertThat(
            WeeklyObservations.of(triplets, WEEK, OperatorDump.IMSI)
                .select(OperatorDump.IMSI)
                .collectAsList())
        .containsExactly(RowFactory.create(IMSI));
    assertThat(WeeklyObservations.unused(triplets, WEEK, OperatorDump.IMSI).collectAsList())
        .containsExactly(RowFactory.create("NO_SUBSCRIBER", 1L));
  }

  @Test
  void theTypesAreThoseOfTheObservation() {
    StructType schema =
        WeeklyObservations.of(triplets(triplet("2024-09-10", IMEI, IMSI, MSISDN, "4G")), WEEK)
            .schema();
    Contracts.of(DeviceObservation.TABLE).columns().stream()
        .filter(column -> Arrays.asList(schema.fieldNames()).contains(column.name()))
        .forEach(
            column ->
                assertThat(schema.apply(column.name()).dataType().typeName())
                    .as(column.name())
                    .startsWith(column.type().name().toLowerCase(java.util.Locale.ROOT)));
  }

  private static Row row(
      String imei,
      String imsi,
      String tac,
      String first,
      String last,
      int days,
      int events,
      String rat) {
    return RowFactory.create(
        imei, imsi, MSISDN, tac, Date.valueOf(first), Date.valueOf(last), days, events, rat);
  }

  private static Row triplet(String day, String imei, String imsi, String msisdn, String rat) {
    return RowFactory.create(Date.valueOf(day), imei, imsi, msisdn, rat);
  }

  private static Dataset<Row> triplets(Row... rows) {
    StructType schema =
        new StructType()
            .add(OperatorDump.DATE, "date")
            .add(OperatorDump.IMEI, "string")
            .add(OperatorDump.IMSI, "string")
            .add(OperatorDump.MSISDN, "string")
            .add(OperatorDump.RAT, "string");
    return SparkForTests.session().createDataFrame(List.of(rows), schema);
  }
}
