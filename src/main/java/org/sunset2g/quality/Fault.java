package org.sunset2g.quality;

import java.io.Serializable;

/**
 * Something that is wrong with a row.
 *
 * @param reason what is wrong
 * @param column the column at fault; empty where the row as a whole is
 */
public record Fault(RejectionReason reason, String column) implements Serializable {

  @Override
  public String toString() {
    return column.isEmpty() ? reason.name() : reason + " in " + column;
  }
}
