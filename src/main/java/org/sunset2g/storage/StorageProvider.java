package org.sunset2g.storage;

import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/**
 * What {@link java.nio.file.Files} does, done by Hadoop's file systems. Files are written from
 * their beginning to their end, nothing is appended, and there are no links.
 */
final class StorageProvider extends FileSystemProvider {
  private final String scheme;

  StorageProvider(String scheme) {
    this.scheme = scheme;
  }

  @Override
  public String getScheme() {
    return scheme;
  }

  private static org.apache.hadoop.fs.FileSystem files(Path path) throws IOException {
    return ((StoragePath) path).getFileSystem().hadoop();
  }

  private static org.apache.hadoop.fs.Path hadoop(Path path) {
    return ((StoragePath) path.toAbsolutePath()).hadoop();
  }

  private static FileStatus status(Path path) throws IOException {
    try {
      return files(path).getFileStatus(hadoop(path));
    } catch (FileNotFoundException missing) {
      throw new NoSuchFileException(path.toString());
    }
  }

  @Override
  public InputStream newInputStream(Path path, OpenOption... options) throws IOException {
    try {
      return new SeekingStream(files(path).open(hadoop(path)), status(path).getLen());
    } catch (FileNotFoundException missing) {
      throw new NoSuchFileException(path.toString());
    }
  }

  /** Skips without reading: tasks begin in the middle of a file. */
  private static final class SeekingStream extends FilterInputStream {
    private final FSDataInputStream input;
    private final long size;

    SeekingStream(FSDataInputStream input, long size) {
      super(input);
      this.input = input;
      this.size = size;
    }

    @Override
    public long skip(long bytes) throws IOException {
      long from = input.getPos();
      long to = Math.max(from, Math.min(size, from + bytes));
      if (to > from) {
        input.seek(to);
      }
      return to - from;
    }
  }

  @Override
  public OutputStream newOutputStream(Path path, OpenOption... options) throws IOException {
    List<OpenOption> given = Arrays.asList(options);
    if (given.contains(StandardOpenOption.APPEND)) {
      throw new UnsupportedOperationException("nothing is appended to " + path);
    }
    boolean isNew = given.contains(StandardOpenOption.CREATE_NEW);
    boolean isOld =
        !given.isEmpty() && !isNew && !given.contains(StandardOpenOption.CREATE) && !exists(path);
    if (isOld) {
      throw new NoSuchFileException(path.toString());
    }
    try {
      return files(path).create(hadoop(path), !isNew);
    } catch (org.apache.hadoop.fs.FileAlreadyExistsException taken) {
      throw new FileAlreadyExistsException(path.toString());
    } catch (IOException failed) {
      if (isNew && exists(path)) {
        throw new FileAlreadyExistsException(path.toString());
      }
      throw failed;
    }
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    if (options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND)) {
      return StorageChannel.writing(newOutputStream(path, options.toArray(OpenOption[]::new)));
    }
    long size = status(path).getLen();
    return StorageChannel.reading(files(path).open(hadoop(path)), size);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    List<Path> entries = new ArrayList<>();
    try {
      for (FileStatus entry : files(folder).listStatus(hadoop(folder))) {
        Path path = folder.resolve(entry.getPath().getName());
        if (filter.accept(path)) {
          entries.add(path);
        }
      }
    } catch (FileNotFoundException missing) {
      throw new NoSuchFileException(folder.toString());
    }
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        return entries.iterator();
      }

      @Override
      public void close() {
        // It was read at once.
      }
    };
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    if (exists(folder)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    if (!files(folder).mkdirs(hadoop(folder))) {
      throw new IOException("the folder " + folder + " cannot be made");
    }
  }

  @Override
  public void delete(Path path) throws IOException {
    FileStatus there = status(path);
    if (there.isDirectory() && files(path).listStatus(hadoop(path)).length > 0) {
      throw new DirectoryNotEmptyException(path.toString());
    }
    files(path).delete(hadoop(path), false);
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    boolean replaces = Arrays.asList(options).contains(StandardCopyOption.REPLACE_EXISTING);
    try (InputStream from = newInputStream(source);
        OutputStream to =
            replaces
                ? newOutputStream(target)
                : newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
      from.transferTo(to);
    }
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    List<CopyOption> given = Arrays.asList(options);
    boolean replaces = given.contains(StandardCopyOption.REPLACE_EXISTING);
    StorageFileSystem system = ((StoragePath) source).getFileSystem();
    if (given.contains(StandardCopyOption.ATOMIC_MOVE) && !system.isRenameAtomic()) {
      throw new AtomicMoveNotSupportedException(
          source.toString(), target.toString(), "an object store copies");
    }
    try {
      FileContext.getFileContext(source.toUri(), HadoopSettings.current())
          .rename(
              hadoop(source),
              hadoop(target),
              replaces ? Options.Rename.OVERWRITE : Options.Rename.NONE);
    } catch (UnsupportedFileSystemException withoutContext) {
      if (replaces) {
        files(target).delete(hadoop(target), false);
      } else if (exists(target)) {
        throw new FileAlreadyExistsException(target.toString());
      }
      if (!files(source).rename(hadoop(source), hadoop(target))) {
        throw new IOException("cannot move " + source + " to " + target);
      }
    } catch (org.apache.hadoop.fs.FileAlreadyExistsException taken) {
      throw new FileAlreadyExistsException(target.toString());
    } catch (FileNotFoundException missing) {
      throw new NoSuchFileException(source.toString());
    }
  }

  private static boolean exists(Path path) throws IOException {
    return files(path).exists(hadoop(path));
  }

  @Override
  public boolean isSameFile(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  @Override
  public boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  @Override
  public FileStore getFileStore(Path path) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    status(path);
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return null;
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    if (type != BasicFileAttributes.class) {
      throw new UnsupportedOperationException(type + " of " + path);
    }
    return type.cast(new StorageAttributes(status(path)));
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    return getFileSystem(uri);
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return StorageFileSystem.of(uri.getScheme(), uri.getAuthority());
  }

  @Override
  public Path getPath(URI uri) {
    return Places.path(uri);
  }
}
