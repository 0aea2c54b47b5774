package org.sunset2g.synthetic;

/** How landing files are written. */
public enum LandingFormat {
  /** UTF-8 with a header, comma and line feed; quotes only where a field needs them. */
  CSV("csv"),
  /** The same, compressed. */
  CSV_GZ("csv.gz"),
  /** Typed columns, all of them optional so that a missing value can be planted. */
  PARQUET("parquet");

  private final String ending;

  LandingFormat(String ending) {
    this.ending = ending;
  }

  /** What follows the table's name and a dot: {@code csv.gz}. */
  public String ending() {
    return ending;
  }
}
