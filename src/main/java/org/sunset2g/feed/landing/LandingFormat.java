package org.sunset2g.feed.landing;

/** Formats a landing file may have, told by the end of its name. */
public enum LandingFormat {
  /** UTF-8 with or without BOM, header, comma, RFC 4180 quotes. */
  CSV(".csv"),
  /** The same, compressed with gzip in one or more members. */
  CSV_GZ(".csv.gz"),
  /** One Parquet file, or a folder of part files as Spark writes it. */
  PARQUET(".parquet");

  private final String suffix;

  LandingFormat(String suffix) {
    this.suffix = suffix;
  }

  /** End of the file name, with its dot. */
  public String suffix() {
    return suffix;
  }
}
