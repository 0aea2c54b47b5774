package org.sunset2g.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Optional;
import org.sunset2g.format.SettledZip;

/** Takes visits out of a team's sheet that was written before: page or workbook. */
public final class SheetRows {
  private SheetRows() {}

  /**
   * Takes the rows out that have one of the tokens, and leaves all else as it is.
   *
   * @return whether there were any
   */
  public static boolean remove(Path sheet, Collection<String> tokens) throws IOException {
    byte[] before = Files.readAllBytes(sheet);
    Optional<byte[]> after =
        sheet.getFileName().toString().endsWith(".xlsx")
            ? inWorkbook(before, tokens)
            : without(before, tokens, "<tr", "</tr>");
    if (after.isPresent()) {
      Path draft = sheet.resolveSibling("." + sheet.getFileName() + ".draft");
      Files.write(draft, after.get());
      Files.move(draft, sheet, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    return after.isPresent();
  }

  private static Optional<byte[]> inWorkbook(byte[] workbook, Collection<String> tokens)
      throws IOException {
    boolean[] changed = new boolean[1];
    ByteArrayOutputStream settled = new ByteArrayOutputStream(workbook.length);
    SettledZip.copy(
        workbook,
        settled,
        (name, content) -> {
          Optional<byte[]> without =
              name.startsWith("xl/worksheets/")
                  ? without(content, tokens, "<row ", "</row>")
                  : Optional.empty();
          changed[0] |= without.isPresent();
          return without.orElse(content);
        });
    return changed[0] ? Optional.of(settled.toByteArray()) : Optional.empty();
  }

  private static Optional<byte[]> without(
      byte[] content, Collection<String> tokens, String begins, String ends) {
    StringBuilder text = new StringBuilder(new String(content, StandardCharsets.UTF_8));
    int length = text.length();
    for (String token : tokens) {
      for (String written : new String[] {token, Visit.spoken(token)}) {
        for (int at = text.indexOf(written); at >= 0; at = text.indexOf(written)) {
          text.delete(text.lastIndexOf(begins, at), text.indexOf(ends, at) + ends.length());
        }
      }
    }
    return text.length() == length
        ? Optional.empty()
        : Optional.of(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
