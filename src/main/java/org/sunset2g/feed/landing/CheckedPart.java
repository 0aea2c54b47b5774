package org.sunset2g.feed.landing;

import java.io.Serializable;
import java.util.List;

/**
 * What became of a part of a landing file.
 *
 * @param tally what was counted and noted
 * @param kept files with its faultless rows: one, or none where there are none; a copy may be
 *     followed by one with the rows of it that had to be changed
 * @param taken for each of them the positions of rows that do not count
 */
record CheckedPart(PartTally tally, List<Shelf.KeptFile> kept, List<long[]> taken)
    implements Serializable {}
