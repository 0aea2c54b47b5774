package org.sunset2g.feed.landing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.io.input.BoundedInputStream;
import org.sunset2g.storage.Places;
import org.sunset2g.storage.Reading;

/**
 * A run of whole records of a CSV file.
 *
 * @param file path of the file
 * @param gzip whether the file is compressed; offsets count uncompressed bytes
 * @param start offset of the first byte
 * @param end offset after the last byte
 * @param firstLine line on which the first record begins
 */
record CsvChunk(String file, boolean gzip, long start, long end, long firstLine)
    implements Serializable {

  /** The bytes of the chunk. */
  InputStream open() throws IOException {
    InputStream content = open(Reading.open(Places.path(file)), gzip);
    content.skipNBytes(start);
    return BoundedInputStream.builder().setInputStream(content).setMaxCount(end - start).get();
  }

  /**
   * The content of a file's bytes. Unlike the JDK's stream the one used here takes neither rubbish
   * nor half a member after the first gzip member for the end of the file.
   */
  static InputStream open(InputStream bytes, boolean gzip) throws IOException {
    return gzip
        ? new GzipCompressorInputStream(new BufferedInputStream(bytes, 1 << 16), true)
        : bytes;
  }
}
