package org.sunset2g.lake;

import java.io.Serializable;
import org.apache.iceberg.DataFile;

/**
 * A data file that was written and that no table has yet.
 *
 * @param rows rows in it, in the order of their positions
 */
public record LandedFile(String path, long rows, DataFile file) implements Serializable {}
