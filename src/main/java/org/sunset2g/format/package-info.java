/**
 * What the edges share about file formats: documents and Parquet files whose bytes depend on their
 * content alone, files that only their owner may read, and sealed archives, the one format whose
 * bytes are never the same twice.
 */
package org.sunset2g.format;
