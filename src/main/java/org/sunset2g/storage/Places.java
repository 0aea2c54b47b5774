package org.sunset2g.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.permission.FsPermission;
import org.sunset2g.format.RestrictedFile;
import org.sunset2g.vocabulary.InputProblem;

/** Text into paths and back, on the disk, on HDFS ({@code hdfs://}) and on S3 ({@code s3a://}). */
public final class Places {
  private static final Pattern REMOTE = Pattern.compile("[a-z][a-z0-9+.-]+://.*", Pattern.DOTALL);

  /** Paths of different file systems cannot be compared with one another by themselves. */
  public static final Comparator<Path> ORDER = Comparator.comparing(Path::toString);

  private Places() {}

  /** Whether the text names a place that is not a path of this machine's own file systems. */
  public static boolean isRemote(String text) {
    return REMOTE.matcher(text).matches() && !text.startsWith("file://");
  }

  public static boolean isRemote(Path path) {
    return path instanceof StoragePath;
  }

  /**
   * The path that a text names, as {@link Path#toString} writes it.
   *
   * @throws InputProblem where it names no place that can be told from others
   */
  public static Path path(String text) {
    if (!isRemote(text)) {
      return text.startsWith("file:") ? Path.of(URI.create(text)) : Path.of(text);
    }
    int colon = text.indexOf(':');
    String scheme = text.substring(0, colon);
    int slash = text.indexOf('/', colon + 3);
    String authority = text.substring(colon + 3, slash < 0 ? text.length() : slash);
    if (scheme.equals("s3") || scheme.equals("s3n")) {
      throw InputProblem.of(
          text + ": Hadoop calls S3 s3a", "write s3a" + text.substring(colon) + " instead");
    }
    if (authority.isEmpty()) {
      throw InputProblem.of(
          text + ": no host, name service or bucket is named",
          "write it out, such as hdfs://namenode:8020/lake: the same file must have one name only");
    }
    if (authority.contains("@")) {
      throw InputProblem.of(
          scheme + "://...@" + authority.replaceFirst(".*@", "") + ": a path holds no name or key",
          "give keys in the environment or in a file, see \"Storage\" in jobs/README.md");
    }
    return StorageFileSystem.of(scheme, authority).at(slash < 0 ? "/" : text.substring(slash));
  }

  /** Whether Hadoop knows how to get there. */
  public static boolean isReachable(String place) {
    try {
      return !isRemote(place)
          || FileSystem.getFileSystemClass(
                  place.substring(0, place.indexOf(':')), HadoopSettings.current())
              != null;
    } catch (IOException unknownScheme) {
      return false;
    }
  }

  /** The path that a URI names, in which characters can be escaped. */
  public static Path path(URI uri) {
    return uri.getScheme() == null || uri.getScheme().equals("file")
        ? Path.of(uri.getPath())
        : StorageFileSystem.of(uri.getScheme(), uri.getAuthority()).at(uri.getPath());
  }

  /** The same place as Hadoop writes it. */
  public static org.apache.hadoop.fs.Path hadoop(Path path) {
    return new org.apache.hadoop.fs.Path(path.toUri());
  }

  /**
   * All files below the folder, in order; none where it is not there. Links below it are passed
   * over, since they lead to what is not ours, and so is what others delete meanwhile.
   */
  public static List<Path> filesUnder(Path folder) {
    return files(folder);
  }

  /** The same with what links lead to: a delivery may be linked within the landing folder. */
  public static List<Path> filesReachedFrom(Path folder) {
    return files(folder, FileVisitOption.FOLLOW_LINKS);
  }

  private static List<Path> files(Path folder, FileVisitOption... options) {
    List<Path> found = new ArrayList<>();
    try {
      // A folder that cannot be looked at is not one without files.
      if (Files.notExists(folder)
          || !Files.readAttributes(folder, BasicFileAttributes.class).isDirectory()) {
        return found;
      }
      if (folder instanceof StoragePath remote) {
        RemoteIterator<LocatedFileStatus> files =
            remote.getFileSystem().hadoop().listFiles(remote.hadoop(), true);
        while (files.hasNext()) {
          found.add(remote.getFileSystem().at(files.next().getPath().toUri().getPath()));
        }
      } else {
        // The folder itself may be a link: its user has named it so.
        Path real = folder.toRealPath();
        Files.walkFileTree(
            real,
            Set.of(options),
            Integer.MAX_VALUE,
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                  found.add(folder.resolve(real.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFileFailed(Path file, IOException unreadable)
                  throws IOException {
                if (unreadable instanceof NoSuchFileException) {
                  return FileVisitResult.CONTINUE;
                }
                throw unreadable;
              }
            });
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    Collections.sort(found);
    return found;
  }

  /**
   * Makes a folder that nobody but its owner may look into from the moment it exists, and those
   * above it as they are made there; one that is there is left as it is. Where owners are not known
   * only the folder is made.
   */
  public static void makeRestricted(Path folder) throws IOException {
    if (!Files.notExists(folder)) {
      return;
    }
    if (folder instanceof StoragePath remote) {
      Files.createDirectories(folder.getParent());
      remote.getFileSystem().hadoop().mkdirs(remote.hadoop(), new FsPermission((short) 0700));
    } else {
      RestrictedFile.folder(folder);
    }
  }

  /**
   * Lets nobody but its owner look into the folder, where the file system knows owners: S3 has
   * policies of its buckets in their place.
   */
  public static void restrict(Path folder) throws IOException {
    if (folder instanceof StoragePath remote) {
      FileSystem files = remote.getFileSystem().hadoop();
      if (remote.getFileSystem().isRenameAtomic()) {
        files.setPermission(remote.hadoop(), new FsPermission((short) 0700));
      }
    } else if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
