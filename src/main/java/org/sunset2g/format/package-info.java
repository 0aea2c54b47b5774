/**
 * What the edges share about file formats: documents and Parquet files whose bytes depend on their
 * content alone, and files that only their owner may read.
 */
package org.sunset2g.format;
