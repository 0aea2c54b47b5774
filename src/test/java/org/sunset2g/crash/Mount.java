package org.sunset2g.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file system in memory over a folder: small, or read-only, for as long as it is open. */
final class Mount implements AutoCloseable {
  private final Path folder;

  private Mount(Path folder) {
    this.folder = folder;
  }

  /** Whether this machine lets us mount anything; without, limits of the process take its place. */
  static boolean isAllowed(Path trial) throws IOException {
    Files.createDirectories(trial);
    boolean isAllowed = call("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", trial + "");
    return isAllowed && call("umount", trial.toString());
  }

  static Mount over(Path folder, long kibibytes) throws IOException {
    Files.createDirectories(folder);
    require("mount", "-t", "tmpfs", "-o", "size=" + kibibytes + "k", "tmpfs", folder + "");
    return new Mount(folder);
  }

  /** Leaves that much room beside what is there. */
  void leave(long kibibytes) throws IOException {
    var store = Files.getFileStore(folder);
    long used = (store.getTotalSpace() - store.getUsableSpace()) / 1024;
    // A size of nothing would be no limit at all.
    remount("size=" + Math.max(4, used + kibibytes) + "k");
  }

  void readOnly() {
    remount("ro");
  }

  void writable() {
    remount("rw");
  }

  private void remount(String option) {
    require("mount", "-o", "remount," + option, folder.toString());
  }

  @Override
  public void close() {
    require("umount", folder.toString());
  }

  private static void require(String... command) {
    if (!call(command)) {
      throw new IllegalStateException("cannot " + String.join(" ", command));
    }
  }

  private static boolean call(String... command) {
    try {
      List<String> all = new ArrayList<>(List.of(command));
      return new ProcessBuilder(all).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
