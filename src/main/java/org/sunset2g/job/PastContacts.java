package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.OutreachResult;
import org.sunset2g.contract.PseudonymChange;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.ledger.Rekeying;
import org.sunset2g.outreach.Contacts;
import org.sunset2g.vocabulary.ContactOutcome;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * What published weeks before say of single subscribers, under the pseudonyms of this week.
 *
 * @param pseudonyms what became of pseudonyms in this week
 */
record PastContacts(Lake lake, RunRecords records, OperatorPseudonyms pseudonyms) {
  private static final List<ContactOutcome> REACHED =
      List.of(
          ContactOutcome.REACHED,
          ContactOutcome.REFUSED,
          ContactOutcome.CONVERTED,
          ContactOutcome.NOT_NEEDED);

  /** An operator's rows of the table in the weeks before; empty where there are none. */
  Optional<Dataset<Row>> weeks(String operator, IsoWeek week, int weeks, String table) {
    OperatorWeeks published = OperatorWeeks.of(records, operator);
    List<Dataset<Row>> parts = new ArrayList<>();
    for (int back = weeks; back >= 1; back--) {
      IsoWeek before = week.plus(-back);
      if (published.runs().containsKey(before) && published.has(table, before)) {
        Collection<IsoWeek> since = published.runs().subMap(before.plus(1), week).keySet();
        Dataset<Row> rows = published.renamed(lake, published.rows(lake, table, before), since);
        parts.add(
            pseudonyms
                .changesOf(List.of(operator))
                .map(changes -> Rekeying.renamed(rows, changes))
                .orElse(rows));
      }
    }
    // A table may have got a column meanwhile.
    return parts.stream().reduce((first, next) -> first.unionByName(next, true));
  }

  /**
   * Rows of {@link Contacts#LAYOUT}: by the results of the weeks before and of this one.
   *
   * @param now results delivered with this week
   * @param register who is not to be called, and whom other systems reached
   */
  Optional<Dataset<Row>> frame(
      List<String> operators,
      IsoWeek week,
      int weeks,
      Optional<Dataset<Row>> now,
      Optional<Dataset<Row>> register) {
    List<Dataset<Row>> parts = new ArrayList<>();
    for (String operator : operators) {
      weeks(operator, week, weeks, OutreachResult.TABLE)
          .map(PastContacts::onlyNeeded)
          .ifPresent(parts::add);
    }
    now.map(PastContacts::onlyNeeded).ifPresent(parts::add);
    register.ifPresent(
        rows -> {
          parts.add(rows);
          underNewNames(rows, operators, week).ifPresent(parts::add);
        });
    return parts.stream()
        .reduce(Dataset::unionAll)
        .map(
            all ->
                all.groupBy(Contacts.OPERATOR, Contacts.SUBSCRIBER_ID)
                    .agg(
                        max(Contacts.REACHED_ON).as(Contacts.REACHED_ON),
                        max(Contacts.REFUSED_ON).as(Contacts.REFUSED_ON),
                        max(Contacts.NOT_NEEDED_ON).as(Contacts.NOT_NEEDED_ON),
                        max(Contacts.CONVERTED_ON).as(Contacts.CONVERTED_ON),
                        max(Contacts.DO_NOT_CALL).as(Contacts.DO_NOT_CALL)));
  }

  /**
   * The same under today's pseudonyms: other systems may still name somebody by an earlier one.
   * Every change counts that the lake still has; nothing where there was none.
   */
  private Optional<Dataset<Row>> underNewNames(
      Dataset<Row> register, List<String> operators, IsoWeek week) {
    Optional<Dataset<Row>> now = pseudonyms.changesOf(operators);
    boolean isRekeyed = now.isPresent();
    Dataset<Row> named =
        register
            .withColumnRenamed(Contacts.OPERATOR, OutreachResult.OPERATOR)
            .withColumnRenamed(Contacts.SUBSCRIBER_ID, OutreachResult.SUBSCRIBER_ID);
    for (String operator : operators) {
      OperatorWeeks published = OperatorWeeks.of(records, operator);
      List<IsoWeek> changed =
          published.runs().headMap(week).keySet().stream()
              .filter(before -> published.has(PseudonymChange.TABLE, before))
              .toList();
      isRekeyed |= !changed.isEmpty();
      named = published.renamed(lake, named, changed);
    }
    Dataset<Row> old = named;
    return isRekeyed
        ? Optional.of(
            now.map(changes -> Rekeying.renamed(old, changes)).orElse(old).toDF(register.columns()))
        : Optional.empty();
  }

  private static Dataset<Row> onlyNeeded(Dataset<Row> results) {
    return results
        .filter(col(OutreachResult.SUBSCRIBER_ID).isNotNull())
        .select(
            col(OutreachResult.OPERATOR).as(Contacts.OPERATOR),
            col(OutreachResult.SUBSCRIBER_ID).as(Contacts.SUBSCRIBER_ID),
            day(REACHED).as(Contacts.REACHED_ON),
            day(List.of(ContactOutcome.REFUSED)).as(Contacts.REFUSED_ON),
            day(List.of(ContactOutcome.NOT_NEEDED)).as(Contacts.NOT_NEEDED_ON),
            day(List.of(ContactOutcome.CONVERTED)).as(Contacts.CONVERTED_ON),
            lit(false).as(Contacts.DO_NOT_CALL));
  }

  private static Column day(List<ContactOutcome> outcomes) {
    return when(
        col(OutreachResult.OUTCOME).isin(outcomes.stream().map(Enum::name).toArray()),
        col(OutreachResult.DONE_ON));
  }
}
