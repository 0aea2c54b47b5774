package org.sunset2g.lake;

import java.util.List;

/**
 * The rows of an operator's week as they lie in data files.
 *
 * @param files the files
 * @param taken for each of them the positions, in order, of rows that are not to be read
 */
public record LandedRows(List<LandedFile> files, List<long[]> taken) {
  public LandedRows {
    if (files.size() != taken.size()) {
      throw new IllegalArgumentException(
          "%d files, but positions for %d".formatted(files.size(), taken.size()));
    }
    files = List.copyOf(files);
    taken = List.copyOf(taken);
  }

  /** Rows to be read. */
  public long rows() {
    return files.stream().mapToLong(LandedFile::rows).sum()
        - taken.stream().mapToLong(positions -> positions.length).sum();
  }
}
