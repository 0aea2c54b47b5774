package org.sunset2g.report.merge;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sunset2g.report.shelf.ReportShelf;
import org.sunset2g.report.shelf.ShelvedWeek;

/**
 * One folder of published reports, and its report of the week.
 *
 * @param shelf where its earlier weeks are
 */
record MergeInput(ReportShelf shelf, ShelvedWeek now) {

  List<String> operators() {
    return now.facts().operatorsIncluded();
  }

  /** Where its facts are, for messages. */
  Path factsFile() {
    return now.tables().resolve("facts.json");
  }

  static Set<String> keys(List<String> operators) {
    Set<String> keys = new TreeSet<>();
    operators.forEach(operator -> keys.add(OperatorNames.key(operator)));
    return keys;
  }
}
