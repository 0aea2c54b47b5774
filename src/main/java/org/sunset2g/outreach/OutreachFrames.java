package org.sunset2g.outreach;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the lists are made of.
 *
 * @param state this week's state
 * @param snapshot this week's accepted snapshot
 * @param areas what is known of every home area, see {@link AreaPlan}
 * @param hamletTeams teams of single hamlets, see {@link AreaPlan}; absent where there are none
 * @param capacities how many visits teams can make, see {@link AreaPlan}; absent where nobody says
 * @param contacts what is known of single subscribers, see {@link Contacts}; absent where nothing
 *     is
 */
public record OutreachFrames(
    Dataset<Row> state,
    Dataset<Row> snapshot,
    Dataset<Row> areas,
    Optional<Dataset<Row>> hamletTeams,
    Optional<Dataset<Row>> capacities,
    Optional<Dataset<Row>> contacts) {}
