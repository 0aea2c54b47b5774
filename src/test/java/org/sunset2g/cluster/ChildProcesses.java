package org.sunset2g.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Processes that end with their owner: when it closes them, and when this JVM is stopped. The last
 * one started is ended first, and with each the processes it has started itself.
 */
public final class ChildProcesses implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  /** A process, and where it writes what it says. */
  public record Child(Process process, Path log) {
    /** The end of what it said. */
    public String said() {
      try {
        List<String> lines = Files.readAllLines(log);
        return log
            + "\n"
            + String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
      } catch (IOException unreadable) {
        return unreadable.toString();
      }
    }
  }

  private final Deque<Child> children = new ArrayDeque<>();
  private final Thread atExit = new Thread(this::end);
  private boolean isEnded;

  public ChildProcesses() {
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Starts a process; what it says goes into the log.
   *
   * @param environment put over this process's own, of which nothing about Spark is passed on
   */
  public synchronized Child start(List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    if (isEnded) {
      throw new IllegalStateException("nothing is started any more");
    }
    Files.createDirectories(log.getParent());
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SPARK_"));
    builder.environment().putAll(environment);
    Child child = new Child(builder.start(), log);
    children.push(child);
    return child;
  }

  /**
   * Waits for the end of a process, and answers with its exit code.
   *
   * @throws IllegalStateException where it takes too long, or another one ends before it
   */
  public int finish(Child awaited, Duration most) throws InterruptedException {
    long until = System.nanoTime() + most.toNanos();
    while (!awaited.process().waitFor(100, TimeUnit.MILLISECONDS)) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("not done after " + most + ": " + awaited.said());
      }
      refuseEnded(awaited);
    }
    forget(awaited);
    return awaited.process().exitValue();
  }

  private synchronized void refuseEnded(Child awaited) {
    for (Child child : children) {
      if (child != awaited && !child.process().isAlive()) {
        throw new IllegalStateException(
            "ended with code %d before its time: %s"
                .formatted(child.process().exitValue(), child.said()));
      }
    }
  }

  private synchronized void forget(Child ended) {
    children.remove(ended);
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException stopping) {
      // The hook is at work already and finds nothing left to end.
    }
  }

  private synchronized void end() {
    isEnded = true;
    while (!children.isEmpty()) {
      ProcessHandle child = children.pop().process().toHandle();
      List<ProcessHandle> below = child.descendants().toList();
      end(child);
      below.forEach(ChildProcesses::end);
    }
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException stays) {
      process.destroyForcibly();
      process.onExit().join();
    }
  }
}
