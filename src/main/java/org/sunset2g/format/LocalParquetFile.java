package org.sunset2g.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A new local file for Parquet: Hadoop's own would leave a checksum file beside it. */
public record LocalParquetFile(Path path) implements OutputFile {
  private static final int BUFFER = 1 << 16;

  @Override
  public PositionOutputStream create(long blockSizeHint) throws IOException {
    return new Counted(
        new BufferedOutputStream(
            Files.newOutputStream(path, StandardOpenOption.CREATE_NEW), BUFFER));
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  /** A stream that knows how far it is. */
  private static final class Counted extends PositionOutputStream {
    private final OutputStream file;
    private long written;

    Counted(OutputStream file) {
      this.file = file;
    }

    @Override
    public long getPos() {
      return written;
    }

    @Override
    public void write(int octet) throws IOException {
      file.write(octet);
      written++;
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
      file.write(octets, from, length);
      written += length;
    }

    @Override
    public void flush() throws IOException {
      file.flush();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
