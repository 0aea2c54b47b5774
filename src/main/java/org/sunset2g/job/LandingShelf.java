package org.sunset2g.job;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sunset2g.feed.landing.KeptRows;
import org.sunset2g.feed.landing.Shelf;
import org.sunset2g.lake.LandedFile;
import org.sunset2g.lake.LandedRows;
import org.sunset2g.lake.LandingFiles;

/** Puts the rows of a landing table into data files of the lake. */
public final class LandingShelf implements Shelf {
  private static final long serialVersionUID = 1L;

  private final LandingFiles files;

  public LandingShelf(LandingFiles files) {
    this.files = files;
  }

  @Override
  public RowFile rows() {
    var file = files.rows();
    return new RowFile() {
      @Override
      public void add(InternalRow row) {
        file.add(row);
      }

      @Override
      public KeptFile end() {
        return new InLake(file.end());
      }

      @Override
      public void close() {
        file.close();
      }
    };
  }

  @Override
  public KeptFile copy(Path source, RowGroups groups, Changes changes) {
    return new InLake(
        files.copied(source, groups.first(), groups.count(), changes.blanked(), changes.filled()));
  }

  /** What was put on shelves like this, as the lake takes it in. */
  public static LandedRows landed(KeptRows kept) {
    List<LandedFile> landed = kept.files().stream().map(file -> ((InLake) file).file()).toList();
    return new LandedRows(landed, kept.taken());
  }

  private record InLake(LandedFile file) implements KeptFile {
    @Override
    public String path() {
      return file.path();
    }

    @Override
    public long rows() {
      return file.rows();
    }
  }
}
