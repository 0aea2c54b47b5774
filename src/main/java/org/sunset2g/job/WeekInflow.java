package org.sunset2g.job;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.sunset2g.contract.Inflow;
import org.sunset2g.contract.NewAttachment;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.ledger.NewAttachments;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Writes who came to the network with a handset of 2G only, counted and listed. One pass over the
 * state as it was written gives the few subscribers; they are kept while they are counted and, by a
 * pass over the pseudonyms of the snapshot alone, listed.
 */
final class WeekInflow {
  private final WeekTables tables;
  private final Dataset<Row> twoGOnly;
  private final IsoWeek week;

  WeekInflow(WeekTables tables, Dataset<Row> twoGOnly, IsoWeek week) {
    this.tables = tables;
    this.twoGOnly = twoGOnly;
    this.week = week;
  }

  void write() {
    Dataset<Row> attachments =
        NewAttachments.of(tables.written(SubscriberState.TABLE), twoGOnly, week)
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      write(attachments);
    } finally {
      attachments.unpersist();
    }
  }

  private void write(Dataset<Row> attachments) {
    tables.replace(
        Inflow.TABLE,
        NewAttachments.counted(attachments, week)
            .coalesce(1)
            .sortWithinPartitions(Inflow.OPERATOR, Inflow.CODE_SYSTEM, Inflow.COMMUNE, Inflow.TAC));
    tables.replace(
        NewAttachment.TABLE,
        NewAttachments.listed(
                attachments, tables.written(SubscriberSnapshot.TABLE), attachments.count(), week)
            // All of the snapshot is gone through, little is left: one file, and always the same.
            .repartition(1)
            .sortWithinPartitions(NewAttachment.OPERATOR, NewAttachment.SUBSCRIBER_ID));
  }
}
