package org.sunset2g.contract;

import java.util.List;
import java.util.Optional;

/**
 * One column of a contract.
 *
 * @param name column name
 * @param type physical type
 * @param required whether a value must be there
 * @param pattern regular expression the whole text must match
 * @param maximumLength most characters of a text
 * @param minimum least number
 * @param maximum greatest number
 * @param validValues the only values there may be; empty where any is valid
 * @param emptyMeans what an empty field stands for
 * @param fromPath whether the value comes from the folder the file lies in, not from the file
 * @param perPhase whether the table has the column once per sunset phase
 * @param columnMayBeMissing whether a file may leave the column out altogether
 * @param restricted whether the value speaks of one person
 */
public record Column(
    String name,
    Type type,
    boolean required,
    Optional<String> pattern,
    Optional<Integer> maximumLength,
    Optional<Long> minimum,
    Optional<Long> maximum,
    List<String> validValues,
    Optional<String> emptyMeans,
    boolean fromPath,
    boolean perPhase,
    boolean columnMayBeMissing,
    boolean restricted) {

  /** Physical types of the accepted subset. */
  public enum Type {
    STRING,
    DATE,
    INT,
    LONG,
    DOUBLE,
    BOOLEAN,
    TIMESTAMP
  }

  public Column {
    validValues = List.copyOf(validValues);
  }

  /** The column's name in the table of a run with that phase. */
  public String nameIn(String phase) {
    return perPhase ? inPhase(name, phase) : name;
  }

  /** The name of a per-phase column. */
  public static String inPhase(String name, String phase) {
    return name + "__" + phase;
  }
}
