package org.sunset2g.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.hadoop.HadoopFileIO;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.SupportsPrefixOperations;

/**
 * Files of a table that was copied: whoever asks for a file at the old place gets the one at the
 * new place. The old place is never looked at, so it does not matter whether it is still there.
 */
final class CopiedFiles implements FileIO {
  private static final long serialVersionUID = 1L;

  private final FileIO storage;
  private final String from;
  private final String to;

  /**
   * @param from folder of the table at the old place, as its paths begin
   * @param to folder of the table at the new place
   */
  CopiedFiles(FileIO storage, String from, String to) {
    this.storage = storage;
    this.from = from;
    this.to = to;
  }

  /** The storage that the catalogue's settings name, else Hadoop's. */
  static FileIO storage(Map<String, String> properties, Map<String, String> hadoop) {
    Configuration configuration = new Configuration();
    configuration.set("fs.file.impl", QuickLocalFileSystem.class.getName());
    hadoop.forEach(configuration::set);
    String implementation = properties.getOrDefault("io-impl", HadoopFileIO.class.getName());
    return CatalogUtil.loadFileIO(implementation, properties, configuration);
  }

  @Override
  public InputFile newInputFile(String path) {
    return storage.newInputFile(here(path));
  }

  @Override
  public InputFile newInputFile(String path, long length) {
    // A delete file that was written anew has another length than its manifest says.
    return storage.newInputFile(here(path));
  }

  @Override
  public OutputFile newOutputFile(String path) {
    return storage.newOutputFile(here(path));
  }

  @Override
  public void deleteFile(String path) {
    storage.deleteFile(here(path));
  }

  /** Where it lies now. */
  String here(String path) {
    return path.startsWith(from + "/") ? to + path.substring(from.length()) : path;
  }

  boolean isThere(String path) {
    return newInputFile(path).exists();
  }

  /** Everything below the table's folder at the new place, in one spelling. */
  Set<String> lying() {
    Set<String> lying = new TreeSet<>();
    if (storage instanceof SupportsPrefixOperations listing) {
      listing.listPrefix(to).forEach(file -> lying.add(TableFiles.place(file.location())));
    }
    return lying;
  }

  /** Puts a file that is complete in the place of another. */
  void replace(String by, String path) {
    if (!(storage instanceof HadoopFileIO hadoop)) {
      throw new IllegalStateException("files of " + storage.getClass() + " are written in place");
    }
    try {
      Path source = new Path(here(by));
      Path target = new Path(here(path));
      FileSystem files = source.getFileSystem(hadoop.conf());
      // Where a rename does not replace, the complete file stays until it has taken the place.
      if (!files.rename(source, target)) {
        files.delete(target, false);
        if (!files.rename(source, target)) {
          throw new IOException("cannot rename " + source + " to " + target);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  boolean canRename() {
    return storage instanceof HadoopFileIO;
  }
}
