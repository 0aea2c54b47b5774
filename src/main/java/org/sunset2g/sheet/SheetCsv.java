package org.sunset2g.sheet;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** RFC 4180 with CRLF and a byte order mark, so that a spreadsheet shows Vietnamese letters. */
final class SheetCsv {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private SheetCsv() {}

  /** Begins a file; the writer is the caller's to close. */
  static CSVPrinter begin(Writer writer, List<String> header) throws IOException {
    writer.write(BYTE_ORDER_MARK);
    CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
    printer.printRecord(header);
    return printer;
  }
}
