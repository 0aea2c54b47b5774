package org.sunset2g.lake;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.sunset2g.vocabulary.InputProblem;

/** Another process that tries to take the lock of a lake on a disk. */
public final class SecondProcess {
  private static final int REFUSED = 75;

  private SecondProcess() {}

  /** Whether it was told that the lake is held. */
  public static boolean isRefused(Path lake) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"))
                    .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                SecondProcess.class.getName(),
                lake.toString())
            .inheritIO()
            .start();
    int code = process.waitFor();
    if (code != 0 && code != REFUSED) {
      throw new IllegalStateException("the second process ended with " + code);
    }
    return code == REFUSED;
  }

  /** Argument: the lake. */
  public static void main(String[] arguments) {
    try (LakeLock lock = LakeLock.take(Path.of(arguments[0]), Map.of(), "weekly 2024-W38")) {
      lock.confirm();
    } catch (InputProblem held) {
      System.exit(REFUSED);
    }
  }
}
