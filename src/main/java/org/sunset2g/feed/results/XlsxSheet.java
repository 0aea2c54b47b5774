package org.sunset2g.feed.results;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.io.FileUtils;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.sunset2g.storage.Places;
import org.sunset2g.storage.Reading;
import org.sunset2g.vocabulary.InputProblem;

/** Rows of the first sheet of an XLSX workbook. */
final class XlsxSheet {
  /** Teams fill in hundreds of rows; more than this is no form, or a trap. */
  private static final long MOST_BYTES = 50L << 20;

  private static final int MOST_COLUMNS = 500;
  private static final int MOST_ROWS = 100_000;
  private static final Pattern FAR_CELL = Pattern.compile("[A-Za-z]{4}");

  /** Days count from here; the last one that a spreadsheet knows is of the year 9999. */
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

  private static final double LAST_DAY = 2_958_465;

  private static final int MOST_DIGITS = 40;

  private static final String SAVE_AGAIN =
      "open it in the spreadsheet programme and save it as .xlsx, without a password";

  private XlsxSheet() {}

  static List<SheetRow> read(Path file) {
    if (Places.isRemote(file)) {
      return readCopy(file);
    }
    refuseStrange(file);
    List<SheetRow> rows = new ArrayList<>();
    try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile());
        Stream<Row> read = workbook.getFirstSheet().openStream()) {
      read.forEach(
          row -> {
            if (row.getCellCount() > MOST_COLUMNS || rows.size() >= MOST_ROWS) {
              throw tooLarge(file);
            }
            rows.add(row(row));
          });
    } catch (IOException | UncheckedIOException | ExcelReaderException broken) {
      throw InputProblem.inFile(file, "cannot be read as an XLSX workbook", SAVE_AGAIN)
          .causedBy(broken);
    }
    return rows;
  }

  /** A workbook is read from its end: from elsewhere it is fetched first. */
  private static List<SheetRow> readCopy(Path file) {
    Path copy = null;
    try {
      copy = Files.createTempFile("sunset2g-", ".xlsx");
      try (InputStream content = Reading.open(file)) {
        Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
      }
      String here = copy.toString();
      try {
        return read(copy);
      } catch (InputProblem problem) {
        throw problem.withProblem(words -> words.replace(here, file.toString()));
      }
    } catch (IOException unreadable) {
      throw InputProblem.inFile(file, "cannot be read", "check its permissions and the disk")
          .causedBy(unreadable);
    } finally {
      if (copy != null) {
        FileUtils.deleteQuietly(copy.toFile());
      }
    }
  }

  private static void refuseStrange(Path file) {
    if (!Files.isRegularFile(file)) {
      throw InputProblem.inFile(file, "is not a file that is there", "check the path");
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      refuseBomb(file, zip);
      if (zip.getEntry("xl/workbook.xml") == null) {
        throw InputProblem.inFile(file, "is a zip archive and not an XLSX workbook", SAVE_AGAIN);
      }
    } catch (ZipException broken) {
      throw InputProblem.inFile(
              file, "is not an XLSX workbook, or is protected by a password", SAVE_AGAIN)
          .causedBy(broken);
    } catch (IOException unreadable) {
      throw InputProblem.inFile(file, "cannot be read", "check its permissions and the disk")
          .causedBy(unreadable);
    }
  }

  private static InputProblem tooLarge(Path file) {
    return InputProblem.inFile(
        file,
        "has more than %d columns or %d rows".formatted(MOST_COLUMNS, MOST_ROWS),
        "deliver the filled-in form, and nothing else");
  }

  /**
   * A cell far to the right makes the reader hold all that are left of it. A sheet may have any
   * name in the archive, so every part is looked at; one that is not XML is no sheet.
   */
  private static void refuseFarCells(Path file, InputStream part) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(part);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
          String reference = xml.getAttributeValue(null, "r");
          if (reference != null && FAR_CELL.matcher(reference).lookingAt()) {
            throw tooLarge(file);
          }
        }
      }
    } catch (XMLStreamException noSheet) {
      // The workbook's reader says what is wrong with a sheet that is broken.
    }
  }

  /** Counts what really comes out: the sizes that an archive names may be made up. */
  private static void refuseBomb(Path file, ZipFile zip) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long bytes = 0;
    for (ZipEntry entry : Collections.list(zip.entries())) {
      try (InputStream content = zip.getInputStream(entry)) {
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
          bytes += read;
          if (bytes > MOST_BYTES) {
            throw InputProblem.inFile(
                file, "expands to more than 50 MB", "deliver the filled-in form, and nothing else");
          }
        }
      }
    }
    for (ZipEntry entry : Collections.list(zip.entries())) {
      try (InputStream content = zip.getInputStream(entry)) {
        refuseFarCells(file, content);
      }
    }
  }

  private static SheetRow row(Row row) {
    List<SheetRow.Cell> cells = new ArrayList<>(row.getCellCount());
    for (int column = 0; column < row.getCellCount(); column++) {
      cells.add(row.getOptionalCell(column).map(XlsxSheet::cell).orElse(SheetRow.Cell.of("")));
    }
    return new SheetRow(row.getRowNum(), cells);
  }

  /** A formula counts as the value that the spreadsheet programme worked out last. */
  private static SheetRow.Cell cell(Cell cell) {
    if (cell.getType() == CellType.STRING) {
      return SheetRow.Cell.of(cell.asString());
    }
    SheetRow.Cell raw =
        SheetRow.Cell.of(Optional.ofNullable(cell.getRawValue()).orElseGet(cell::getText));
    if (cell.getType() != CellType.NUMBER && cell.getType() != CellType.FORMULA) {
      return raw;
    }
    if (raw.text().length() > 2 * MOST_DIGITS) {
      return raw;
    }
    try {
      BigDecimal number = new BigDecimal(raw.text());
      if (Math.abs(number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
        return raw;
      }
      return new SheetRow.Cell(number.stripTrailingZeros().toPlainString(), day(cell, number));
    } catch (NumberFormatException text) {
      return raw;
    }
  }

  private static Optional<LocalDate> day(Cell cell, BigDecimal number) {
    double days = number.doubleValue();
    if (days < 1 || days > LAST_DAY) {
      return Optional.empty();
    }
    return Optional.of(
        cell.getType() == CellType.NUMBER
            ? cell.asDate().toLocalDate()
            : DAY_ZERO.plusDays((long) days));
  }
}
