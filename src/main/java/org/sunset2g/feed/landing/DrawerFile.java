package org.sunset2g.feed.landing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A file of small rows of numbers, sorted into drawers by the first number, so that all rows with
 * the same one can be looked at together in the memory of a drawer. Written in runs: how many rows
 * each drawer has, then the rows drawer by drawer.
 */
final class DrawerFile implements AutoCloseable {
  private static final int DRAWERS = 64;
  private static final int RUN = 1 << 14;
  private static final int SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(DRAWERS);
  private static final int HEAD = DRAWERS * Integer.BYTES;

  private final FileChannel file;
  private final int width;
  private final long[] run;
  private int rows;

  /**
   * @param width numbers a row
   */
  DrawerFile(Path path, int width) {
    this.width = width;
    this.run = new long[RUN * width];
    try {
      this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Adds a row; the first number must be spread evenly over all there are, as a hash is. */
  void add(long... numbers) {
    System.arraycopy(numbers, 0, run, rows * width, width);
    if (++rows == RUN) {
      writeRun();
    }
  }

  private void writeRun() {
    int[] counts = new int[DRAWERS];
    for (int row = 0; row < rows; row++) {
      counts[drawer(row)]++;
    }
    int[] next = new int[DRAWERS];
    for (int drawer = 1; drawer < DRAWERS; drawer++) {
      next[drawer] = next[drawer - 1] + counts[drawer - 1];
    }
    int rowBytes = width * Long.BYTES;
    ByteBuffer bytes = ByteBuffer.allocate(HEAD + rows * rowBytes);
    for (int count : counts) {
      bytes.putInt(count);
    }
    for (int row = 0; row < rows; row++) {
      int place = HEAD + next[drawer(row)]++ * rowBytes;
      for (int at = 0; at < width; at++) {
        bytes.putLong(place + at * Long.BYTES, run[row * width + at]);
      }
    }
    bytes.position(0);
    try {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    rows = 0;
  }

  private int drawer(int row) {
    return (int) (run[row * width] >>> SHIFT);
  }

  /** Writes what is left. */
  void end() {
    writeRun();
    close();
  }

  @Override
  public void close() {
    close(file);
  }

  /** Where the rows of a run begin, by drawer; one more for the end. */
  private record Run(FileChannel file, long[] starts) {}

  /**
   * Looks through all files drawer by drawer, several at a time.
   *
   * @param look takes the numbers of a drawer, row after row
   * @param sum adds up what was found in two drawers
   */
  static <T> T look(
      List<String> paths, int width, Function<long[], T> look, BinaryOperator<T> sum) {
    List<FileChannel> files = new ArrayList<>();
    try {
      List<Run> runs = new ArrayList<>();
      for (String path : paths) {
        FileChannel file = FileChannel.open(Path.of(path), StandardOpenOption.READ);
        files.add(file);
        runs.addAll(runs(file, width));
      }
      return IntStream.range(0, DRAWERS)
          .parallel()
          .mapToObj(drawer -> look.apply(numbers(runs, drawer)))
          .reduce(sum)
          .orElseThrow();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } finally {
      files.forEach(DrawerFile::close);
    }
  }

  private static List<Run> runs(FileChannel file, int width) throws IOException {
    List<Run> runs = new ArrayList<>();
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    long at = 0;
    while (at < file.size()) {
      read(file, head.clear(), at);
      long[] starts = new long[DRAWERS + 1];
      starts[0] = at + HEAD;
      for (int drawer = 0; drawer < DRAWERS; drawer++) {
        starts[drawer + 1] = starts[drawer] + (long) head.getInt() * width * Long.BYTES;
      }
      runs.add(new Run(file, starts));
      at = starts[DRAWERS];
    }
    return runs;
  }

  private static long[] numbers(List<Run> runs, int drawer) {
    long bytes = 0;
    for (Run run : runs) {
      bytes += run.starts()[drawer + 1] - run.starts()[drawer];
    }
    long[] numbers = new long[Math.toIntExact(bytes / Long.BYTES)];
    int filled = 0;
    for (Run run : runs) {
      long start = run.starts()[drawer];
      ByteBuffer ofRun = ByteBuffer.allocate((int) (run.starts()[drawer + 1] - start));
      try {
        read(run.file(), ofRun, start);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
      ofRun.asLongBuffer().get(numbers, filled, ofRun.capacity() / Long.BYTES);
      filled += ofRun.capacity() / Long.BYTES;
    }
    return numbers;
  }

  /** Fills the buffer from that place of the file and makes it ready to be read. */
  private static void read(FileChannel file, ByteBuffer bytes, long from) throws IOException {
    long at = from;
    while (bytes.hasRemaining()) {
      int read = file.read(bytes, at);
      if (read < 0) {
        throw new IOException("a scratch file ended too early");
      }
      at += read;
    }
    bytes.flip();
  }

  private static void close(FileChannel file) {
    try {
      file.close();
    } catch (IOException unclosed) {
      throw new UncheckedIOException(unclosed);
    }
  }
}
