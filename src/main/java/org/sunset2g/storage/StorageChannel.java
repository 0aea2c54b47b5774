package org.sunset2g.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.apache.hadoop.fs.FSDataInputStream;

/** A stream of Hadoop as a channel: read from anywhere, or written from beginning to end. */
final class StorageChannel implements SeekableByteChannel {
  private final FSDataInputStream input;
  private final OutputStream output;
  private long size;
  private long position;
  private boolean isOpen = true;

  private StorageChannel(FSDataInputStream input, OutputStream output, long size) {
    this.input = input;
    this.output = output;
    this.size = size;
  }

  static StorageChannel reading(FSDataInputStream input, long size) {
    return new StorageChannel(input, null, size);
  }

  static StorageChannel writing(OutputStream output) {
    return new StorageChannel(null, output, 0);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (input == null) {
      throw new NonReadableChannelException();
    }
    if (position >= size) {
      return -1;
    }
    if (input.getPos() != position) {
      input.seek(position);
    }
    byte[] bytes = new byte[Math.min(target.remaining(), 1 << 16)];
    int read = input.read(bytes, 0, bytes.length);
    if (read > 0) {
      target.put(bytes, 0, read);
      position += read;
    }
    return read;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    if (output == null) {
      throw new NonWritableChannelException();
    }
    byte[] bytes = new byte[source.remaining()];
    source.get(bytes);
    output.write(bytes);
    position += bytes.length;
    size = position;
    return bytes.length;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long wanted) {
    if (input == null && wanted != position) {
      throw new UnsupportedOperationException("files are written from beginning to end");
    }
    position = wanted;
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public SeekableByteChannel truncate(long wanted) {
    throw new UnsupportedOperationException("files are written from beginning to end");
  }

  @Override
  public boolean isOpen() {
    return isOpen;
  }

  @Override
  public void close() throws IOException {
    if (isOpen) {
      isOpen = false;
      if (input == null) {
        output.close();
      } else {
        input.close();
      }
    }
  }
}
