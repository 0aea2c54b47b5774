package org.sunset2g.zone;

/** Formats of the files made. */
public enum DeliveryFormat {
  /** UTF-8, header, comma, RFC 4180 quotes. */
  CSV(".csv"),
  /** The same, compressed with gzip. */
  CSV_GZ(".csv.gz"),
  /** A folder of Parquet files, every column text. */
  PARQUET(".parquet");

  private final String suffix;

  DeliveryFormat(String suffix) {
    this.suffix = suffix;
  }

  /** End of the file name, with its dot. */
  public String suffix() {
    return suffix;
  }
}
