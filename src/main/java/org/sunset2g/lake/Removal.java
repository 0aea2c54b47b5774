package org.sunset2g.lake;

import java.util.Collection;

/**
 * What left the lake's disk.
 *
 * @param table the table
 * @param rows rows in data files that a snapshot of the table held
 * @param files data and delete files, those included that no snapshot held
 * @param bytes their size
 */
public record Removal(String table, long rows, long files, long bytes) {
  /** The sum of some. */
  public static Removal sum(String name, Collection<Removal> of) {
    return new Removal(
        name,
        of.stream().mapToLong(Removal::rows).sum(),
        of.stream().mapToLong(Removal::files).sum(),
        of.stream().mapToLong(Removal::bytes).sum());
  }
}
