package org.sunset2g.ledger;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The frames a week's pass reads.
 *
 * @param observations accepted {@code device_observation} rows of the week
 * @param snapshot accepted {@code subscriber_snapshot} rows of the week
 * @param state {@code subscriber_state} at the end of the week before; empty where there is none
 * @param catalogue TACs of the week's catalogue, see {@link WeekPass#CATALOGUE_TAC}
 * @param areas areas of snapshot and state, see {@link WeekPass#AREA_CODE_SYSTEM}
 * @param successions official successors, see {@link WeekPass#BEFORE_CODE_SYSTEM}
 */
public record WeekFrames(
    Dataset<Row> observations,
    Dataset<Row> snapshot,
    Dataset<Row> state,
    Dataset<Row> catalogue,
    Dataset<Row> areas,
    Dataset<Row> successions) {}
