package org.sunset2g.feed.landing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The accepted rows of a landing table as they lie on a {@link Shelf}.
 *
 * @param files the files
 * @param taken for each of them the positions, in order, of rows that do not count: at fault,
 *     repeated, or replaced
 */
public record KeptRows(List<Shelf.KeptFile> files, List<long[]> taken) {
  public KeptRows {
    files = List.copyOf(files);
    taken = List.copyOf(taken);
  }

  /** Rows that count. */
  public long rows() {
    return files.stream().mapToLong(Shelf.KeptFile::rows).sum()
        - taken.stream().mapToLong(positions -> positions.length).sum();
  }

  /**
   * What the parts of a file kept, less the rows that are taken away because of their keys.
   *
   * @param places of those rows, see {@link #place}
   * @param put files with rows in place of them
   */
  static KeptRows of(List<CheckedPart> parts, long[] places, List<Shelf.KeptFile> put) {
    long[] sorted = places.clone();
    Arrays.sort(sorted);
    List<Shelf.KeptFile> files = new ArrayList<>();
    List<long[]> taken = new ArrayList<>();
    int next = 0;
    for (int part = 0; part < parts.size(); part++) {
      int from = next;
      while (next < sorted.length && partOf(sorted[next]) == part) {
        next++;
      }
      List<Shelf.KeptFile> ofPart = parts.get(part).kept();
      long[][] ofFile = new long[ofPart.size()][];
      for (int file = 0, at = from; file < ofPart.size(); file++) {
        int begin = at;
        while (at < next && fileOf(sorted[at]) == file) {
          at++;
        }
        ofFile[file] =
            union(
                parts.get(part).taken().get(file),
                Arrays.stream(sorted, begin, at).map(KeptRows::positionOf).toArray());
      }
      files.addAll(ofPart);
      taken.addAll(Arrays.asList(ofFile));
    }
    for (Shelf.KeptFile file : put) {
      files.add(file);
      taken.add(new long[0]);
    }
    return new KeptRows(files, taken);
  }

  private static long[] union(long[] one, long[] other) {
    long[] all = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    return Arrays.stream(all).sorted().distinct().toArray();
  }

  private static final int POSITION_BITS = 40;
  private static final long POSITION = (1L << POSITION_BITS) - 1;

  /** One number for a row: in which file of which part it lies, and where. */
  static long place(int part, int file, long position) {
    return ((long) part << 1 | file) << POSITION_BITS | position;
  }

  static int partOf(long place) {
    return (int) (place >>> POSITION_BITS + 1);
  }

  static int fileOf(long place) {
    return (int) (place >>> POSITION_BITS) & 1;
  }

  static long positionOf(long place) {
    return place & POSITION;
  }
}
