package org.sunset2g.feed.landing;

import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;

/** A file on a shelf that is not begun before its first row comes. */
final class LazyRowFile implements AutoCloseable {
  private final Shelf shelf;
  private Shelf.RowFile file;
  private List<Shelf.KeptFile> ended;

  LazyRowFile(Shelf shelf) {
    this.shelf = shelf;
  }

  void add(InternalRow row) {
    if (file == null) {
      file = shelf.rows();
    }
    file.add(row);
  }

  /** The file, or none where there was no row. */
  List<Shelf.KeptFile> end() {
    if (ended == null) {
      ended = file == null ? List.of() : List.of(file.end());
    }
    return ended;
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
