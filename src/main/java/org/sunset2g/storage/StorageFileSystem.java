package org.sunset2g.storage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** One HDFS or one bucket: what {@code scheme://authority} names. */
final class StorageFileSystem extends FileSystem {
  private static final Map<String, StorageFileSystem> KNOWN = new ConcurrentHashMap<>();

  private final String scheme;
  private final String authority;
  private final StorageProvider provider;

  private StorageFileSystem(String scheme, String authority) {
    this.scheme = scheme;
    this.authority = authority;
    this.provider = new StorageProvider(scheme);
  }

  static StorageFileSystem of(String scheme, String authority) {
    return KNOWN.computeIfAbsent(
        scheme + "://" + authority, none -> new StorageFileSystem(scheme, authority));
  }

  String scheme() {
    return scheme;
  }

  String authority() {
    return authority;
  }

  /** The place at that absolute path. */
  StoragePath at(String path) {
    return new StoragePath(this, path);
  }

  /** Hadoop's way to it, kept by Hadoop itself. */
  org.apache.hadoop.fs.FileSystem hadoop() throws IOException {
    return org.apache.hadoop.fs.FileSystem.get(
        URI.create(scheme + "://" + authority + "/"), HadoopSettings.current());
  }

  /**
   * Whether a file takes another's place in one step. On an object store a move is a copy; there a
   * file that is written appears, or replaces another, as a whole when it is closed.
   */
  boolean isRenameAtomic() {
    return !scheme.startsWith("s3");
  }

  @Override
  public StorageProvider provider() {
    return provider;
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return "/";
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return List.of(at("/"));
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return List.of();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return Set.of("basic");
  }

  @Override
  public Path getPath(String first, String... more) {
    StringBuilder path = new StringBuilder(first);
    for (String part : more) {
      path.append('/').append(part);
    }
    return new StoragePath(this, path.toString());
  }

  @Override
  public PathMatcher getPathMatcher(String syntaxAndPattern) {
    if (syntaxAndPattern.startsWith("regex:")) {
      Pattern pattern = Pattern.compile(syntaxAndPattern.substring("regex:".length()));
      return path -> pattern.matcher(path.toString()).matches();
    }
    PathMatcher local = FileSystems.getDefault().getPathMatcher(syntaxAndPattern);
    return path -> local.matches(Path.of(((StoragePath) path).text()));
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException();
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String toString() {
    return scheme + "://" + authority;
  }
}
