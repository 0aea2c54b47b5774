package org.sunset2g.lake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A process that takes the lock of a lake and keeps it until it is killed. */
final class HoldingProcess {
  private HoldingProcess() {}

  /** Arguments: the lake, a file that is made when the lock is held, and catalogue settings. */
  public static void main(String[] arguments) throws Exception {
    Map<String, String> named = new TreeMap<>();
    for (int at = 2; at < arguments.length; at++) {
      String[] setting = arguments[at].split("=", 2);
      named.put(setting[0], setting[1]);
    }
    LakeLock lock = LakeLock.take(Path.of(arguments[0]), named, "weekly 2024-W37");
    lock.tell("000007");
    Files.createFile(Path.of(arguments[1]));
    Thread.sleep(Long.MAX_VALUE);
  }
}
