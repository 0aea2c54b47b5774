package org.sunset2g.disclosure;

/**
 * What counts as a small number.
 *
 * @param minimumCell smallest number of subscribers that may be published; 1 to one less is
 *     withheld. Zero is published: it speaks of nobody
 */
public record DisclosureSettings(int minimumCell) {
  public static final DisclosureSettings DEFAULT = new DisclosureSettings(10);

  public DisclosureSettings {
    if (minimumCell < 2) {
      throw new IllegalArgumentException(
          "disclosure.minimumCell must be at least 2, was "
              + minimumCell
              + ": below that nothing would be withheld");
    }
  }
}
