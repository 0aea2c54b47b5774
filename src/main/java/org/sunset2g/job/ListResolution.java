package org.sunset2g.job;

import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.feed.text.Layout;
import org.sunset2g.feed.text.ReferenceFile;
import org.sunset2g.feed.text.ReferenceTable;
import org.sunset2g.format.RestrictedFile;
import org.sunset2g.outreach.OutreachToken;
import org.sunset2g.report.CsvText;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.zone.AuditLog;
import org.sunset2g.zone.Crosswalk;
import org.sunset2g.zone.CrosswalkEntry;

/**
 * Puts numbers to the tokens of an outreach list. The audit log is written, and on the disk, before
 * the file with the numbers is: there is no resolution that nobody can trace.
 *
 * @param list the list as the weekly run wrote it
 * @param tokens how the list's tokens are made
 * @param crosswalk the way back from pseudonyms
 */
record ListResolution(Path list, OutreachToken tokens, Crosswalk crosswalk) {
  private static final List<String> ADDED = List.of("number_kind", "number");

  /**
   * What was asked and found.
   *
   * @param asked rows of the list
   * @param resolved rows that got a number
   */
  record Outcome(long asked, long resolved) {}

  Outcome write(Path out, Path audit, String purpose) {
    ReferenceTable table = ReferenceFile.open(list).table(Layout.CONTRACT);
    int tokenAt = table.column(OutreachItem.TOKEN);
    Map<String, CrosswalkEntry> found = found(table, tokenAt);
    List<String> resolved = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (ReferenceTable.Row row : table.rows()) {
      CrosswalkEntry entry = found.get(row.field(tokenAt));
      List<String> cells = new ArrayList<>(row.fields());
      cells.add(entry == null ? "" : entry.kind().word());
      cells.add(entry == null ? "" : entry.number());
      rows.add(cells);
      if (entry != null) {
        resolved.add(row.field(tokenAt));
      }
    }
    String sha256 = Fingerprints.of("list", list).sha256();
    new AuditLog(audit, Clock.systemUTC())
        .add(
            new AuditLog.Use(
                list.getFileName().toString(), sha256, purpose, rows.size(), resolved));
    if (resolved.isEmpty()) {
      throw InputProblem.inFile(
          list,
          "none of its %d tokens is of a subscriber in the crosswalk, as a list of %s, %s, %s, %s"
              .formatted(
                  rows.size(), tokens.operator(), tokens.week(), tokens.list(), tokens.phase()),
          "name what is wrong of these with --operator, --week, --list or --phase, or take the"
              + " crosswalk that was written with the week's files");
    }
    List<String> header = new ArrayList<>(table.header());
    header.addAll(ADDED);
    RestrictedFile.replace(
        out,
        bytes -> {
          Writer text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
          CsvText.write(text, header, rows);
        });
    return new Outcome(rows.size(), resolved.size());
  }

  private Map<String, CrosswalkEntry> found(ReferenceTable table, int tokenAt) {
    Set<String> asked = new HashSet<>();
    table.rows().forEach(row -> asked.add(row.field(tokenAt)));
    Map<String, CrosswalkEntry> found = new HashMap<>();
    OutreachToken.Maker maker = tokens.maker();
    try (Crosswalk.Entries entries = crosswalk.entries()) {
      while (entries.hasNext()) {
        CrosswalkEntry entry = entries.next();
        String token = maker.of(entry.pseudonym());
        if (asked.contains(token)) {
          found.put(token, entry);
        }
      }
    }
    return found;
  }
}
