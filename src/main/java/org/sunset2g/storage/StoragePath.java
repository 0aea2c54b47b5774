package org.sunset2g.storage;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A path of HDFS or S3. An absolute one is written with its scheme and its host or bucket, so that
 * its text is the same in every message, record and process.
 */
final class StoragePath implements Path {
  private final StorageFileSystem fileSystem;
  private final String text;

  StoragePath(StorageFileSystem fileSystem, String text) {
    this.fileSystem = fileSystem;
    String single = text.replaceAll("/+", "/");
    this.text =
        single.length() > 1 && single.endsWith("/")
            ? single.substring(0, single.length() - 1)
            : single;
  }

  /** The path within its file system. */
  String text() {
    return text;
  }

  org.apache.hadoop.fs.Path hadoop() {
    return new org.apache.hadoop.fs.Path(toUri());
  }

  private List<String> names() {
    String bare = text.startsWith("/") ? text.substring(1) : text;
    return bare.isEmpty() && text.startsWith("/") ? List.of() : Arrays.asList(bare.split("/"));
  }

  private StoragePath path(String other) {
    return new StoragePath(fileSystem, other);
  }

  @Override
  public StorageFileSystem getFileSystem() {
    return fileSystem;
  }

  @Override
  public boolean isAbsolute() {
    return text.startsWith("/");
  }

  @Override
  public Path getRoot() {
    return isAbsolute() ? path("/") : null;
  }

  @Override
  public Path getFileName() {
    List<String> names = names();
    return names.isEmpty() ? null : path(names.get(names.size() - 1));
  }

  @Override
  public Path getParent() {
    int slash = text.lastIndexOf('/');
    if (slash < 0 || text.equals("/")) {
      return null;
    }
    return path(slash == 0 ? "/" : text.substring(0, slash));
  }

  @Override
  public int getNameCount() {
    return names().size();
  }

  @Override
  public Path getName(int index) {
    return path(names().get(index));
  }

  @Override
  public Path subpath(int begin, int end) {
    return path(String.join("/", names().subList(begin, end)));
  }

  @Override
  public boolean startsWith(Path other) {
    return other instanceof StoragePath there
        && there.fileSystem == fileSystem
        && there.isAbsolute() == isAbsolute()
        && there.getNameCount() <= getNameCount()
        && names().subList(0, there.getNameCount()).equals(there.names());
  }

  @Override
  public boolean endsWith(Path other) {
    List<String> end = names(other);
    List<String> names = names();
    return other.isAbsolute()
        ? equals(other)
        : end.size() <= names.size()
            && names.subList(names.size() - end.size(), names.size()).equals(end);
  }

  private static List<String> names(Path path) {
    List<String> names = new ArrayList<>();
    path.forEach(name -> names.add(name.toString()));
    return names;
  }

  @Override
  public Path normalize() {
    List<String> kept = new ArrayList<>();
    for (String name : names()) {
      if (name.equals("..") && !kept.isEmpty() && !kept.get(kept.size() - 1).equals("..")) {
        kept.remove(kept.size() - 1);
      } else if (!name.equals(".") && !(name.equals("..") && isAbsolute())) {
        kept.add(name);
      }
    }
    return path((isAbsolute() ? "/" : "") + String.join("/", kept));
  }

  @Override
  public Path resolve(Path other) {
    if (other.isAbsolute()) {
      return other;
    }
    String below = other.toString();
    return below.isEmpty() ? this : path(text.isEmpty() ? below : text + "/" + below);
  }

  @Override
  public Path relativize(Path other) {
    if (!(other instanceof StoragePath there) || there.fileSystem != fileSystem) {
      throw new ProviderMismatchException();
    }
    List<String> from = names();
    List<String> to = there.names();
    int same = 0;
    while (same < Math.min(from.size(), to.size()) && from.get(same).equals(to.get(same))) {
      same++;
    }
    List<String> way = new ArrayList<>();
    from.subList(same, from.size()).forEach(name -> way.add(".."));
    way.addAll(to.subList(same, to.size()));
    return path(String.join("/", way));
  }

  @Override
  public URI toUri() {
    try {
      return new URI(
          fileSystem.scheme(), fileSystem.authority(), toAbsolutePath().text, null, null);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public StoragePath toAbsolutePath() {
    return isAbsolute() ? this : path("/" + text);
  }

  /** There are no links: the path itself, where something lies there. */
  @Override
  public Path toRealPath(LinkOption... options) throws IOException {
    StoragePath real = (StoragePath) toAbsolutePath().normalize();
    if (!fileSystem.hadoop().exists(real.hadoop())) {
      throw new NoSuchFileException(toString());
    }
    return real;
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int compareTo(Path other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoragePath there
        && there.fileSystem == fileSystem
        && there.text.equals(text);
  }

  /** The same in every process: names of catalogues are made of it. */
  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    return isAbsolute() ? fileSystem + text : text;
  }
}
