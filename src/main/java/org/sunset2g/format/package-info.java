/**
 * What the edges share about file formats: documents and Parquet files whose bytes depend on their
 * content alone.
 */
package org.sunset2g.format;
