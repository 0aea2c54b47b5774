package org.sunset2g.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.sunset2g.job.Sunset2g;

/**
 * The command sunset2g in a process that kills itself at a given moment. It looks at the product
 * from outside only: at what it says, at the files it touches and at the folder of its records.
 */
public final class MortalCommand {
  private static final Map<Moment.Kind, AtomicLong> SEEN = new EnumMap<>(Moment.Kind.class);
  private static final long LOOK_EVERY_NANOS = 50_000;
  private static Moment death = Moment.NEVER;

  private MortalCommand() {}

  /** Takes the moment, the file for what was counted, the folder of run records, the command. */
  public static void main(String[] arguments) throws IOException {
    for (Moment.Kind kind : Moment.Kind.values()) {
      SEEN.put(kind, new AtomicLong());
    }
    death = Moment.read(arguments[0]);
    Path counted = Path.of(arguments[1]);
    watch(Path.of(arguments[2]));
    System.setErr(new PrintStream(new Lines(System.err), true, StandardCharsets.UTF_8));
    String[] command = new String[arguments.length - 3];
    System.arraycopy(arguments, 3, command, 0, command.length);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> write(counted)));
    Sunset2g.main(command);
  }

  /** One more of a kind: the last one, where its number has come up. */
  static void seen(Moment.Kind kind) {
    long number = SEEN.get(kind).incrementAndGet();
    if (death.kind() == kind && death.number() == number) {
      LockSupport.parkNanos(death.micros() * 1000);
      die();
    }
  }

  private static void watch(Path folder) {
    long start = System.nanoTime();
    Thread watch =
        new Thread(
            () -> {
              String before = state(folder);
              while (true) {
                if (death.kind() == Moment.Kind.TIME
                    && System.nanoTime() - start > death.number() * 1_000_000) {
                  die();
                }
                String now = state(folder);
                if (!now.equals(before)) {
                  before = now;
                  seen(Moment.Kind.RECORD);
                }
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
              }
            });
    watch.setDaemon(true);
    watch.start();
  }

  private static String state(Path folder) {
    try {
      return Files.getLastModifiedTime(folder).toString();
    } catch (IOException notThere) {
      return "";
    }
  }

  private static synchronized void die() {
    try {
      new ProcessBuilder("kill", "-KILL", String.valueOf(ProcessHandle.current().pid())).start();
      while (true) {
        LockSupport.park();
      }
    } catch (IOException impossible) {
      Runtime.getRuntime().halt(99);
    }
  }

  private static void write(Path counted) {
    StringBuilder text = new StringBuilder();
    SEEN.forEach((kind, number) -> text.append(kind).append('=').append(number).append('\n'));
    try {
      Files.writeString(counted, text);
    } catch (IOException unwritable) {
      throw new java.io.UncheckedIOException(unwritable);
    }
  }

  /** Passes lines on, and counts those that say that a step has ended. */
  private static final class Lines extends OutputStream {
    private final OutputStream out;
    private final java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();

    Lines(OutputStream out) {
      this.out = out;
    }

    @Override
    public synchronized void write(int one) throws IOException {
      out.write(one);
      if (one == '\n') {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        out.flush();
        if (Announcement.isOfAStep(text)) {
          seen(Moment.Kind.STEP);
        }
      } else {
        line.write(one);
      }
    }
  }
}
