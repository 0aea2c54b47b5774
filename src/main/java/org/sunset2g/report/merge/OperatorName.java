package org.sunset2g.report.merge;

/** What an operator is called in a merged report, in both languages. */
record OperatorName(String vi, String en) {

  /** Once, where there is room for one text only. */
  String written() {
    return vi.equals(en) ? en : vi + " / " + en;
  }
}
