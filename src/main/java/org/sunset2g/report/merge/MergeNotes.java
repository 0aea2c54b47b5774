package org.sunset2g.report.merge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.report.Bilingual;
import org.sunset2g.vocabulary.IsoWeek;

/** The notes of a merged report, in both languages. */
final class MergeNotes {
  private final OperatorNames names;
  private final List<Bilingual> notes = new ArrayList<>();

  MergeNotes(OperatorNames names) {
    this.names = names;
  }

  List<Bilingual> all() {
    return List.copyOf(notes);
  }

  void ofMerging(List<String> included, int minimumCell) {
    int operators = included.size();
    Bilingual who = names.together(included);
    add(
        ("Mỗi số liệu là tổng các số liệu đã công bố của %d nhà mạng (%s), vốn được làm tròn đến bội"
                + " số của %d; số gộp của một xã có thể lệch tới %d × %d = %d, của địa bàn lớn hơn đôi khi hơn"
                + " một chút.")
            .formatted(
                operators,
                who.vi(),
                minimumCell,
                operators,
                minimumCell - 1,
                operators * (minimumCell - 1)),
        ("Every figure is the sum of the published figures of %d operators (%s), which are rounded"
                + " to multiples of %d; that of a commune may be off by up to %d × %d = %d, that of a larger"
                + " area rarely by somewhat more.")
            .formatted(
                operators,
                who.en(),
                minimumCell,
                operators,
                minimumCell - 1,
                operators * (minimumCell - 1)));
    add(
        "Số của một mẫu máy là số ít nhất: nhà mạng nào không nêu tên mẫu máy ở một địa bàn thì đã"
            + " tính mẫu đó vào các mẫu khác.",
        "The figure of a model is a least figure: an operator that does not name the model in an"
            + " area has counted it among all others.");
  }

  void ofMissing(String operator, String reason) {
    OperatorName name = names.of(operator);
    add(
        "Thiếu số liệu của %s. Lý do: %s".formatted(name.vi(), reason.strip()),
        "The data of %s are missing. Reason: %s".formatted(name.en(), reason.strip()));
  }

  /** What a report does not have cannot be told of all of them. */
  void ofTables(MergeInput input) {
    ProtectedWeek week = input.now().report().week();
    Bilingual who = names.together(input.operators());
    if (!WeekMerge.hasHandsetSims(week)) {
      add(
          "%s không có số theo loại máy và SIM, nên báo cáo gộp cũng không có.".formatted(who.vi()),
          "%s has no figures by handset and SIM, so the merged report has none."
              .formatted(who.en()));
    }
    if (!WeekMerge.hasModels(week)) {
      add(
          "%s không có số theo mẫu máy, nên báo cáo gộp cũng không có.".formatted(who.vi()),
          "%s has no figures by model, so the merged report has none.".formatted(who.en()));
    }
  }

  /** What is counted beside the figures of the phase. */
  void ofInflow(List<MergeInput> inputs) {
    List<String> without =
        inputs.stream()
            .filter(input -> input.now().report().inflow().isEmpty())
            .flatMap(input -> input.operators().stream())
            .toList();
    boolean isTold = without.isEmpty();
    if (!isTold && without.size() < inputs.stream().mapToInt(it -> it.operators().size()).sum()) {
      Bilingual who = names.together(without);
      add(
          "%s không có số máy mới xuất hiện, nên báo cáo gộp cũng không có.".formatted(who.vi()),
          "%s did not count newly seen handsets, so the merged report has none."
              .formatted(who.en()));
    }
  }

  void ofRevision(MergeInput input) {
    int revision = input.now().facts().revision();
    if (revision > 1) {
      Bilingual who = names.together(input.operators());
      add(
          "Số liệu của %s là bản sửa đổi thứ %d.".formatted(who.vi(), revision),
          "The figures of %s are of revision %d.".formatted(who.en(), revision));
    }
  }

  /** In the order of the inputs: another order would tell something of names that are not said. */
  void ofEarlier(List<String> included, EarlierWeeks earlier) {
    for (String operator : included) {
      SortedSet<IsoWeek> absent = earlier.absent().get(operator);
      if (absent != null) {
        add(
            "Không có báo cáo của %s cho %s: đường theo tuần bỏ các tuần này."
                .formatted(names.of(operator).vi(), ranges(absent)),
            "There is no report of %s for %s: the line over the weeks leaves these weeks out."
                .formatted(names.of(operator).en(), ranges(absent)));
      }
    }
    if (!earlier.otherOperators().isEmpty()) {
      String weeks = ranges(earlier.otherOperators());
      add(
          "Báo cáo của %s gồm các nhà mạng khác với tuần này: đường theo tuần bỏ các tuần đó."
              .formatted(weeks),
          "Reports of %s count other operators than this week's: the line leaves them out."
              .formatted(weeks));
    }
    for (String operator : included) {
      SortedSet<IsoWeek> breaks = earlier.breaks().get(operator);
      if (breaks != null) {
        add(
            "Số đầu kỳ của %s không khớp số cuối kỳ tuần trước ở %s: một tuần là bản cũ."
                .formatted(names.of(operator).vi(), ranges(breaks)),
            "%s does not open with what the week before closed with in %s: one is stale."
                .formatted(names.of(operator).en(), ranges(breaks)));
      }
    }
  }

  /** Their own notes; one that names somebody who is not to be named is only counted. */
  void ofTheirOwn(MergeInput input) {
    Bilingual who = names.together(input.operators());
    int unsaid = 0;
    for (Bilingual note : input.now().facts().notes()) {
      Optional<Bilingual> said = names.said(note);
      if (said.isPresent()) {
        add(who.vi() + ": " + said.get().vi(), who.en() + ": " + said.get().en());
      } else {
        unsaid++;
      }
    }
    if (unsaid > 0) {
      add(
          "%s: %d ghi chú không nêu vì có tên nhà mạng.".formatted(who.vi(), unsaid),
          "%s: notes left out because they name an operator: %d.".formatted(who.en(), unsaid));
    }
  }

  /** Weeks with consecutive ones drawn together. */
  static String ranges(Collection<IsoWeek> weeks) {
    List<String> ranges = new ArrayList<>();
    IsoWeek first = null;
    IsoWeek last = null;
    for (IsoWeek week : weeks) {
      if (last == null || !week.equals(last.plus(1))) {
        if (last != null) {
          ranges.add(range(first, last));
        }
        first = week;
      }
      last = week;
    }
    if (last != null) {
      ranges.add(range(first, last));
    }
    return String.join(", ", ranges);
  }

  private static String range(IsoWeek first, IsoWeek last) {
    return first.equals(last) ? first.toString() : first + "–" + last;
  }

  private void add(String vi, String en) {
    notes.add(new Bilingual(vi, en));
  }
}
