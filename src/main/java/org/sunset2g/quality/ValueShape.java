package org.sunset2g.quality;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_extract_all;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/**
 * What a value looks like, without the value: {@code 9{10}} for ten digits, {@code A{3}9{2}} for
 * three letters and two digits, {@code 9{4}-9{1}-9{1}} for a date without its zeros. Letters of any
 * script and case are {@code A}, punctuation and blanks of ASCII stay, the rest is {@code ?}.
 *
 * <p>A value of more than {@value #MOST_RUNS} runs is only {@code *} with its length: where letters
 * and digits alternate in a pseudonym is nearly as telling as the pseudonym.
 */
final class ValueShape {
  private static final int MOST_RUNS = 6;
  private static final String PLAIN = "[ -/:-@\\[-`{-~]+";
  private static final String RUNS = "(\\p{L}+|[0-9]+|" + PLAIN + "|[^\\p{L}0-9 -/:-@\\[-`{-~]+)";

  private ValueShape() {}

  static Column of(Column text) {
    Column runs = regexp_extract_all(text, lit(RUNS), lit(1));
    return when(size(runs).gt(MOST_RUNS), counted("*", text))
        .otherwise(array_join(transform(runs, ValueShape::ofRun), ""));
  }

  private static Column ofRun(Column run) {
    return when(run.rlike("^[0-9]"), counted("9", run))
        .when(run.rlike("^\\p{L}"), counted("A", run))
        .when(run.rlike("^" + PLAIN), when(length(run).leq(3), run).otherwise(counted("?", run)))
        .otherwise(counted("?", run));
  }

  private static Column counted(String letter, Column text) {
    return concat(lit(letter + "{"), length(text), lit("}"));
  }
}
