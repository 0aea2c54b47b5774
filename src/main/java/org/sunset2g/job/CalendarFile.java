package org.sunset2g.job;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.sunset2g.registry.ReportCalendar.Due;

/** Due dates as a calendar file (RFC 5545). */
final class CalendarFile {
  private static final String LINE_END = "\r\n";
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** Octets of a line without its end (section 3.1). */
  private static final int LONGEST_LINE = 75;

  private CalendarFile() {}

  /** One event for each; {@code madeOn} stands in for the moment of making, so that it is fixed. */
  static String of(List<Due> due, LocalDate madeOn) {
    StringBuilder file = new StringBuilder();
    line(file, "BEGIN:VCALENDAR");
    line(file, "VERSION:2.0");
    line(file, "PRODID:-//sunset2g//calendar//VI");
    for (Due one : due) {
      String day = DateTimeFormatter.BASIC_ISO_DATE.format(one.at().toLocalDate());
      line(file, "BEGIN:VEVENT");
      line(file, "UID:" + escaped(one.name()) + "-" + day + "@sunset2g");
      line(file, "DTSTAMP:" + DateTimeFormatter.BASIC_ISO_DATE.format(madeOn) + "T000000Z");
      line(
          file,
          one.isByEndOfDay() ? "DTSTART;VALUE=DATE:" + day : "DTSTART:" + MOMENT.format(one.at()));
      line(file, "SUMMARY:" + escaped(one.vi()));
      line(file, "DESCRIPTION:" + escaped(one.en()));
      line(file, "TRANSP:TRANSPARENT");
      line(file, "END:VEVENT");
    }
    line(file, "END:VCALENDAR");
    return file.toString();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", "\\\\n");
  }

  /** Longer lines go on in the next one after a blank; never within a letter. */
  private static void line(StringBuilder file, String text) {
    int octets = 0;
    for (int at = 0; at < text.length(); ) {
      int letter = text.codePointAt(at);
      String written = Character.toString(letter);
      int length = written.getBytes(StandardCharsets.UTF_8).length;
      if (octets + length > LONGEST_LINE) {
        file.append(LINE_END).append(' ');
        octets = 1;
      }
      file.append(written);
      octets += length;
      at += written.length();
    }
    file.append(LINE_END);
  }
}
