package org.sunset2g.feed.landing;

import java.io.Serializable;
import org.sunset2g.quality.RowMeasures;

/** What was found in a part of a landing file, and the files it left. */
record PartTally(RowMeasures measures, ScratchFiles.Part files) implements Serializable {}
