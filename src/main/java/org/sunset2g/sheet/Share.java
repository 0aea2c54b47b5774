package org.sunset2g.sheet;

/** How much of an area's handsets a model is, in words: a model's own number is often too small. */
public enum Share {
  /** At least half. */
  MOST("phần lớn", 0.5),
  /** At least a fifth. */
  MANY("nhiều", 0.2),
  /** At least a twentieth. */
  SOME("một số", 0.05),
  /** Less. */
  FEW("ít", 0);

  private final String vietnamese;
  private final double least;

  Share(String vietnamese, double least) {
    this.vietnamese = vietnamese;
    this.least = least;
  }

  public String vietnamese() {
    return vietnamese;
  }

  /** The word for a part of a whole that is not nought. */
  public static Share of(long part, long whole) {
    if (part < 0 || whole < 1 || part > whole) {
      throw new IllegalArgumentException("a share was %d of %d".formatted(part, whole));
    }
    for (Share share : values()) {
      if (part >= share.least * whole) {
        return share;
      }
    }
    throw new IllegalStateException("the last share has no least part");
  }
}
