package org.sunset2g.feed.dump;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.sunset2g.vocabulary.InputProblem;

/** Why a delivery is refused: rows that must not be, gates that do not pass, files that changed. */
final class DumpRefusal {
  private DumpRefusal() {}

  /** Refuses the delivery where any row has a fault: the first line of each kind, and how many. */
  static void ofFaults(List<Row> measures, List<DumpFile> files) {
    List<String> problems = new ArrayList<>();
    Set<String> cures = new LinkedHashSet<>();
    measures.stream()
        .filter(measured -> measured.getAs(DumpRows.FAULT) != null)
        .sorted(
            Comparator.comparingInt((Row measured) -> measured.<Integer>getAs(DumpRows.FILE))
                .thenComparing(DumpRefusal::firstLine))
        .forEach(
            measured -> {
              DumpFault fault = DumpFault.valueOf(measured.getAs(DumpRows.FAULT));
              Row first = measured.getAs(DumpFrames.FIRST);
              Row last = measured.getAs(DumpFrames.LAST);
              boolean another = last.getLong(0) > first.getLong(0);
              problems.add(
                  "%s, line %d: %s; rows like that: %d%s"
                      .formatted(
                          pathOf(measured, files),
                          first.getLong(0),
                          fault.sentence(first.getString(1)),
                          measured.<Long>getAs(DumpFrames.ROWS),
                          another
                              ? ", also %s on line %d".formatted(last.getString(1), last.getLong(0))
                              : ""));
              cures.add(fault.cure());
            });
    if (!problems.isEmpty()) {
      throw InputProblem.of(String.join("\n  ", problems), String.join("; ", cures));
    }
  }

  /** Refuses a file that holds other rows than when it was looked through. */
  static void ofChanges(List<Row> measures, List<DumpFile> files) {
    for (int number = 0; number < files.size(); number++) {
      long read = 0;
      for (Row measured : measures) {
        if (measured.<Integer>getAs(DumpRows.FILE) == number) {
          read += measured.<Long>getAs(DumpFrames.ROWS);
        }
      }
      DumpFile file = files.get(number);
      if (read != file.csv().rows()) {
        throw InputProblem.inFile(
            file.csv().file().path(),
            "it held %d rows when it was looked through and %d when it was read"
                .formatted(file.csv().rows(), read),
            "it was written to meanwhile: run again when its delivery has ended");
      }
    }
  }

  /** Refuses the delivery where a gate that refuses does not pass. */
  static void ofGates(List<DumpGateResult> gates, List<DumpFile> files) {
    List<DumpGateResult> failed = gates.stream().filter(DumpGateResult::refuses).toList();
    if (failed.isEmpty()) {
      return;
    }
    List<String> problems =
        failed.stream().map(gate -> whereOf(gate, files) + ": " + gate.sentence()).toList();
    Set<String> cures = new LinkedHashSet<>();
    failed.forEach(gate -> cures.add(DumpGate.valueOf(gate.name()).cure()));
    List<String> names = failed.stream().map(DumpGateResult::name).distinct().toList();
    throw InputProblem.of(
        String.join("\n  ", problems),
        "%s; where it is right as it is, let it pass with dump.overridden=%s"
            .formatted(String.join("; ", cures), names));
  }

  private static String whereOf(DumpGateResult gate, List<DumpFile> files) {
    return gate.file().isEmpty()
        ? String.join(", ", files.stream().map(DumpFile::name).toList())
        : gate.file();
  }

  private static Path pathOf(Row measured, List<DumpFile> files) {
    return files.get(measured.<Integer>getAs(DumpRows.FILE)).csv().file().path();
  }

  private static long firstLine(Row measured) {
    return measured.<Row>getAs(DumpFrames.FIRST).getLong(0);
  }
}
