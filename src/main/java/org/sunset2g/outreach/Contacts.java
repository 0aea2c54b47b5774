package org.sunset2g.outreach;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Columns of the frame of what is known of single subscribers: one row per operator and pseudonym,
 * days null where it never was so.
 */
public final class Contacts {
  public static final String OPERATOR = "contact_operator";
  public static final String SUBSCRIBER_ID = "contact_subscriber_id";

  /** Last day on which he or she was reached. */
  public static final String REACHED_ON = "contact_reached_on";

  public static final String REFUSED_ON = "contact_refused_on";
  public static final String NOT_NEEDED_ON = "contact_not_needed_on";
  public static final String CONVERTED_ON = "contact_converted_on";

  /** Whether the register of numbers that are not to be called has him or her. */
  public static final String DO_NOT_CALL = "contact_do_not_call";

  public static final StructType LAYOUT =
      new StructType()
          .add(OPERATOR, DataTypes.StringType)
          .add(SUBSCRIBER_ID, DataTypes.StringType)
          .add(REACHED_ON, DataTypes.DateType)
          .add(REFUSED_ON, DataTypes.DateType)
          .add(NOT_NEEDED_ON, DataTypes.DateType)
          .add(CONVERTED_ON, DataTypes.DateType)
          .add(DO_NOT_CALL, DataTypes.BooleanType);

  private Contacts() {}
}
