package org.sunset2g.outreach;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Columns of the small frames that say what holds in an area in the days for which lists are made.
 */
public final class AreaPlan {
  /** One row per operator and home area. */
  public static final String OPERATOR = "plan_operator";

  public static final String CODE_SYSTEM = "plan_code_system";
  public static final String COMMUNE = "plan_commune";

  /** Code system and code of the list; null where no list of units has the home. */
  public static final String LIST = "plan_list";

  /** Team of the commune; null as the list is. */
  public static final String TEAM = "plan_team";

  /** Whether the team makes visits. */
  public static final String TEAM_VISITS = "plan_team_visits";

  /** Channels that no restriction closes. */
  public static final String VISIT_OPEN = "plan_visit_open";

  public static final String CALL_OPEN = "plan_call_open";
  public static final String SMS_OPEN = "plan_sms_open";
  public static final String POST_OPEN = "plan_post_open";

  /** Whether the area is hard to reach. */
  public static final String REMOTE = "plan_remote";

  /** Points of {@link ScorePart#FEW_CONVERT}. */
  public static final String FEW_CONVERT = "plan_few_convert";

  /** Programme for everybody, and for who may get a subsidised handset; null where none is. */
  public static final String PROGRAMME = "plan_programme";

  public static final String SUBSIDY_PROGRAMME = "plan_subsidy_programme";

  public static final StructType LAYOUT =
      new StructType()
          .add(OPERATOR, DataTypes.StringType)
          .add(CODE_SYSTEM, DataTypes.StringType)
          .add(COMMUNE, DataTypes.StringType)
          .add(LIST, DataTypes.StringType)
          .add(TEAM, DataTypes.StringType)
          .add(TEAM_VISITS, DataTypes.BooleanType)
          .add(VISIT_OPEN, DataTypes.BooleanType)
          .add(CALL_OPEN, DataTypes.BooleanType)
          .add(SMS_OPEN, DataTypes.BooleanType)
          .add(POST_OPEN, DataTypes.BooleanType)
          .add(REMOTE, DataTypes.BooleanType)
          .add(FEW_CONVERT, DataTypes.IntegerType)
          .add(PROGRAMME, DataTypes.StringType)
          .add(SUBSIDY_PROGRAMME, DataTypes.StringType);

  /** One row per commune and hamlet that has a team of its own. */
  public static final String HAMLET_CODE_SYSTEM = "hamlet_code_system";

  public static final String HAMLET_COMMUNE = "hamlet_commune";

  /** In lower case, without blanks at its ends and doubled ones. */
  public static final String HAMLET_NAME = "hamlet_name";

  public static final String HAMLET_TEAM = "hamlet_team";
  public static final String HAMLET_TEAM_VISITS = "hamlet_team_visits";

  public static final StructType HAMLET_LAYOUT =
      new StructType()
          .add(HAMLET_CODE_SYSTEM, DataTypes.StringType)
          .add(HAMLET_COMMUNE, DataTypes.StringType)
          .add(HAMLET_NAME, DataTypes.StringType)
          .add(HAMLET_TEAM, DataTypes.StringType)
          .add(HAMLET_TEAM_VISITS, DataTypes.BooleanType);

  /**
   * One row per team whose visits in a week are limited, and per programme of which few are left.
   */
  public static final String LIMITED = "limited";

  public static final String LIMIT = "limited_to";

  public static final StructType LIMIT_LAYOUT =
      new StructType().add(LIMITED, DataTypes.StringType).add(LIMIT, DataTypes.LongType);

  private AreaPlan() {}
}
