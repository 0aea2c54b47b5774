package org.sunset2g.format;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * The footer of a Parquet file with the encodings of each column in order: the writer names them in
 * the order of a hash set, which is another in every process.
 */
public final class SettledFooter {
  private static final int TAIL = 8;

  private SettledFooter() {}

  public static void settle(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer tail = read(channel, channel.size() - TAIL, TAIL);
      int length = tail.getInt();
      long start = channel.size() - TAIL - length;
      FileMetaData footer =
          Util.readFileMetaData(new ByteArrayInputStream(read(channel, start, length).array()));
      for (RowGroup rows : footer.getRow_groups()) {
        for (ColumnChunk column : rows.getColumns()) {
          Collections.sort(column.getMeta_data().getEncodings());
        }
      }
      ByteArrayOutputStream settled = new ByteArrayOutputStream(length);
      Util.writeFileMetaData(footer, settled);
      ByteBuffer end = ByteBuffer.allocate(settled.size() + TAIL).order(ByteOrder.LITTLE_ENDIAN);
      end.put(settled.toByteArray()).putInt(settled.size()).put(tail).flip();
      channel.truncate(start);
      for (channel.position(start); end.hasRemaining(); ) {
        channel.write(end);
      }
    }
  }

  private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, from + bytes.position()) < 0) {
        throw new IOException("the file ends in its footer");
      }
    }
    return bytes.flip();
  }
}
