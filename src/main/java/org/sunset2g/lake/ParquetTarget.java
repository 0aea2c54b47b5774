package org.sunset2g.lake;

import java.io.IOException;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A file of the lake, whatever it is kept on, as Parquet's own writer wants it. */
record ParquetTarget(org.apache.iceberg.io.OutputFile file) implements OutputFile {

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    return new Stream(file.create());
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    return new Stream(file.createOrOverwrite());
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  private static final class Stream extends PositionOutputStream {
    private final org.apache.iceberg.io.PositionOutputStream bytes;

    Stream(org.apache.iceberg.io.PositionOutputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public long getPos() throws IOException {
      return bytes.getPos();
    }

    @Override
    public void write(int value) throws IOException {
      bytes.write(value);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      bytes.write(from, offset, length);
    }

    @Override
    public void flush() throws IOException {
      bytes.flush();
    }

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
