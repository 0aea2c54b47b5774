package org.sunset2g.feed.landing;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Where the faultless rows of a landing table are put while the file is read, in files that nobody
 * sees until they are accepted. Goes with the tasks that read.
 */
public interface Shelf extends Serializable {

  /** Whether what is put here can be read again. */
  default boolean keeps() {
    return true;
  }

  /** A new file for rows of the contract's columns. */
  RowFile rows();

  /**
   * A new file with row groups of a Parquet file as they are.
   *
   * @param groups which row groups
   * @param changes what is not kept as it is
   */
  KeptFile copy(Path source, RowGroups groups, Changes changes);

  /**
   * Changes of a copy.
   *
   * @param blanked positions of fields that must not be kept, by column; counted from the first row
   *     of the row groups, in order
   * @param filled what is put into empty fields, by column
   */
  record Changes(Map<String, long[]> blanked, Map<String, Boolean> filled) {}

  /**
   * A run of row groups of a Parquet file.
   *
   * @param first place of the first in the file
   * @param rows rows of all of them
   */
  record RowGroups(int first, int count, long rows) implements Serializable {}

  /** A file in the making, deleted when it is closed before its end. */
  interface RowFile extends AutoCloseable {
    void add(InternalRow row);

    KeptFile end();

    @Override
    void close();
  }

  /** A file with rows, each known by its position from 0. */
  interface KeptFile extends Serializable {
    String path();

    long rows();
  }
}
