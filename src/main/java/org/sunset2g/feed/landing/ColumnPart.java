package org.sunset2g.feed.landing;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.sunset2g.storage.Places;

/**
 * Row groups of a Parquet landing file whose columns are stored as the lake stores them.
 *
 * @param file path of the file
 * @param start offset of the first row group
 * @param length bytes of the row groups
 * @param firstGroup place of the first row group in the file
 * @param groupRows rows of each row group
 * @param linesBefore rows of the landing file before the part
 */
record ColumnPart(
    String file, long start, long length, int firstGroup, long[] groupRows, long linesBefore)
    implements Serializable {
  Path path() {
    return Places.path(file);
  }

  Shelf.RowGroups groups() {
    return new Shelf.RowGroups(firstGroup, groupRows.length, LongStream.of(groupRows).sum());
  }
}
