package org.sunset2g.disclosure;

/**
 * What figures are rounded to.
 *
 * @param minimumCell every published figure is a multiple of this, and as many whole numbers remain
 *     possible behind each of them
 */
public record DisclosureSettings(int minimumCell) {
  public static final DisclosureSettings DEFAULT = new DisclosureSettings(10);

  public DisclosureSettings {
    if (minimumCell < 2) {
      throw new IllegalArgumentException(
          "disclosure.minimumCell must be at least 2, was "
              + minimumCell
              + ": below that nothing would be hidden");
    }
  }
}
