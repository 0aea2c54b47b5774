package org.sunset2g.feed.results;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.sunset2g.contract.ContactHistory;
import org.sunset2g.contract.DoNotCall;
import org.sunset2g.feed.text.Layout;
import org.sunset2g.feed.text.ReferenceFile;
import org.sunset2g.feed.text.ReferenceTable;
import org.sunset2g.quality.ValueShape;
import org.sunset2g.storage.Reading;

/**
 * A file that names subscribers: the register of numbers that are not to be called, by contract
 * {@code do_not_call}, or contacts of other systems, by contract {@code contact_history}.
 *
 * @param rows rows that count
 * @param faults rows that do not
 */
public record ContactFile(List<Entry> rows, List<ResultFault> faults) {
  private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{32,64}");

  public ContactFile {
    rows = List.copyOf(rows);
    faults = List.copyOf(faults);
  }

  /**
   * A subscriber.
   *
   * @param contactedOn day of the contact; absent in a register
   */
  public record Entry(String subscriberId, Optional<LocalDate> contactedOn) {}

  /** Reads the register of an operator's week; nobody where there is no such file. */
  public static ContactFile register(Path folder) {
    return read(folder.resolve(DoNotCall.TABLE + ".csv"), Optional.empty());
  }

  /** Reads the contacts of an operator's week; none where there is no such file. */
  public static ContactFile history(Path folder) {
    return read(
        folder.resolve(ContactHistory.TABLE + ".csv"), Optional.of(ContactHistory.CONTACTED_ON));
  }

  private static ContactFile read(Path file, Optional<String> day) {
    List<Entry> rows = new ArrayList<>();
    List<ResultFault> faults = new ArrayList<>();
    if (!Reading.isThere(file)) {
      return new ContactFile(rows, faults);
    }
    ResultFiles.refuseLink(file);
    ReferenceTable table = ReferenceFile.open(file).table(Layout.CONTRACT);
    int subscriber = table.column(DoNotCall.SUBSCRIBER_ID);
    OptionalInt contacted =
        day.isPresent() ? OptionalInt.of(table.column(day.get())) : OptionalInt.empty();
    String name = file.getFileName().toString();
    for (ReferenceTable.Row row : table.rows()) {
      String pseudonym = row.field(subscriber);
      if (!PSEUDONYM.matcher(pseudonym).matches()) {
        faults.add(
            new ResultFault(
                name, row.line(), DoNotCall.SUBSCRIBER_ID, "MALFORMED", ValueShape.of(pseudonym)));
      } else if (contacted.isEmpty()) {
        rows.add(new Entry(pseudonym, Optional.empty()));
      } else {
        try {
          rows.add(new Entry(pseudonym, Optional.of(LocalDate.parse(row.field(contacted)))));
        } catch (DateTimeParseException noDay) {
          faults.add(
              new ResultFault(
                  name, row.line(), day.get(), "NOT_A_DATE", ValueShape.of(row.field(contacted))));
        }
      }
    }
    return new ContactFile(rows, faults);
  }
}
