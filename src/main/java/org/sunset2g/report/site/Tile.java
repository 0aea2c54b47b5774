package org.sunset2g.report.site;

import java.util.Optional;
import org.sunset2g.disclosure.PublishedArea;

/**
 * One tile of the picture of areas.
 *
 * @param area the area; empty for an island unit that the list of units does not have
 * @param name what stands on the tile
 * @param part of which province it is, where it stands beside the others; empty for all others
 * @param spot style classes of its place; empty where tiles follow one another
 * @param number subscribers left
 * @param shade how dark it is
 */
public record Tile(
    Optional<PublishedArea> area, String name, String part, String spot, long number, int shade) {}
