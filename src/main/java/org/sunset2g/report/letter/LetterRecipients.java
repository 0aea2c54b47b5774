package org.sunset2g.report.letter;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunset2g.registry.FocalPoint;
import org.sunset2g.report.letter.LetterHead.Recipient;
import org.sunset2g.report.letter.LetterPart.Column;
import org.sunset2g.report.letter.LetterPart.Figures;
import org.sunset2g.report.letter.LetterPart.Line;
import org.sunset2g.report.letter.LetterPart.Section;
import org.sunset2g.report.paper.LetterWords;

/** To whom a letter is addressed and who else gets it; those who are not known are left open. */
record LetterRecipients(LetterHead head) {
  private static final int MOST_NAMED = 8;
  private static final String OPEN = LetterWords.OPEN;

  /** The lines that say to whom it is addressed, those of several one below the other. */
  List<String> salutation() {
    List<String> names = addressees();
    if (names.size() == 1) {
      return List.of("Kính gửi: " + names.get(0));
    }
    List<String> lines = new ArrayList<>(List.of("Kính gửi:"));
    for (String name : names) {
      lines.add("- " + name + (lines.size() < names.size() ? ";" : "."));
    }
    return lines;
  }

  private List<String> addressees() {
    List<String> names =
        head.addressees().isEmpty() ? of(FocalPoint.Role.REPORT) : head.addressees();
    return names.isEmpty() ? List.of(OPEN + OPEN + OPEN) : names;
  }

  /** The distribution list: who gets it and what for, and the file copy. */
  List<String> distribution() {
    List<String> lines = new ArrayList<>(List.of("- Như trên (để báo cáo);"));
    List<String> above = addressees();
    for (FocalPoint.Role role : FocalPoint.Role.values()) {
      List<String> names = of(role).stream().filter(name -> !above.contains(name)).toList();
      if (head.distribution().isEmpty() && role != FocalPoint.Role.REPORT) {
        lines.add("- %s (%s);".formatted(OPEN + "……", purpose(role)));
      } else if (names.size() > MOST_NAMED) {
        lines.add(
            "- %d đơn vị theo danh sách kèm theo (%s);".formatted(names.size(), purpose(role)));
      } else {
        names.forEach(name -> lines.add("- %s (%s);".formatted(name, purpose(role))));
      }
    }
    lines.add("- Lưu: VT.");
    return lines;
  }

  /** Those who are too many to be named in the letter; empty where they are not. */
  Optional<Section> annex() {
    Map<FocalPoint.Role, List<String>> lists = new EnumMap<>(FocalPoint.Role.class);
    for (FocalPoint.Role role : FocalPoint.Role.values()) {
      List<String> names = of(role).stream().filter(name -> !addressees().contains(name)).toList();
      if (names.size() > MOST_NAMED) {
        lists.put(role, names);
      }
    }
    return lists.isEmpty()
        ? Optional.empty()
        : Optional.of(new Section("DANH SÁCH NƠI NHẬN", List.of(figures(lists))));
  }

  private static Figures figures(Map<FocalPoint.Role, List<String>> lists) {
    List<Line> lines = new ArrayList<>();
    lists.forEach(
        (role, names) ->
            names.forEach(
                name ->
                    lines.add(Line.of(Integer.toString(lines.size() + 1), name, purpose(role)))));
    return new Figures(
        List.of(
            new Column("TT", Column.Kind.ORDINAL, 8),
            new Column("Đơn vị", Column.Kind.TEXT, 67),
            new Column("Mục đích gửi", Column.Kind.TEXT, 25)),
        lines);
  }

  private List<String> of(FocalPoint.Role role) {
    return head.distribution().stream()
        .filter(recipient -> recipient.role() == role)
        .map(Recipient::name)
        .distinct()
        .toList();
  }

  private static String purpose(FocalPoint.Role role) {
    String purpose = role.vietnamese();
    return purpose.startsWith("để ") ? purpose : "để " + purpose;
  }
}
