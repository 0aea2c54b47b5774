package org.sunset2g.feed.landing;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sunset2g.contract.Column;
import org.sunset2g.contract.Contract;
import org.sunset2g.quality.ValueShape;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.Spelling;

/**
 * Where a file holds the contract's columns. Names match whatever their case and the blanks around
 * them; the order is free. A column that is not required may be left out and is then empty.
 *
 * @param positions for every file column of the contract its position from 0, or -1
 * @param width number of columns in the file
 * @param notes columns left out and columns ignored
 */
record Header(int[] positions, int width, List<String> notes) implements Serializable {
  /** So many unknown columns are named one by one. */
  private static final int MOST_NAMED = 10;

  /** Characters of a name that are shown. */
  private static final int LONGEST_SHOWN = 60;

  /**
   * Matches written column names to a contract.
   *
   * @throws InputProblem where a required column is missing or a name comes twice
   */
  static Header of(Object file, List<String> written, Contract contract) {
    Map<String, Integer> places = places(file, written);
    List<Column> columns = contract.fileColumns();
    List<String> known = columns.stream().map(Column::name).toList();
    List<String> unknown =
        places.keySet().stream().filter(name -> !known.contains(name)).sorted().toList();
    List<String> absent = known.stream().filter(name -> !places.containsKey(name)).toList();
    refuseMissing(file, columns, absent, unknown);

    List<String> notes = new ArrayList<>();
    for (String name : absent) {
      notes.add("column '" + name + "' is not in the file: taken as empty");
    }
    for (String name : unknown.subList(0, Math.min(unknown.size(), MOST_NAMED))) {
      notes.add(
          "column %s is not in the contract and was ignored.%s"
              .formatted(ValueShape.ofName(name), Spelling.suggestion(cut(name), absent)));
    }
    if (unknown.size() > MOST_NAMED) {
      notes.add(
          "%d more columns are not in the contract and were ignored."
              .formatted(unknown.size() - MOST_NAMED));
    }
    int[] positions =
        columns.stream().mapToInt(column -> places.getOrDefault(column.name(), -1)).toArray();
    return new Header(positions, written.size(), notes);
  }

  /** How many of the names are columns of the contract. */
  static long recognised(List<String> written, Contract contract) {
    List<String> known = contract.fileColumns().stream().map(Column::name).toList();
    return written.stream().map(Header::plain).filter(known::contains).distinct().count();
  }

  private static Map<String, Integer> places(Object file, List<String> written) {
    Map<String, Integer> places = new HashMap<>();
    for (int at = 0; at < written.size(); at++) {
      String name = plain(written.get(at));
      Integer before = name.isEmpty() ? null : places.put(name, at);
      if (before != null) {
        throw InputProblem.inLine(
            file,
            1,
            "column %s comes twice, as number %d and %d"
                .formatted(ValueShape.ofName(name), before + 1, at + 1),
            "leave one of them");
      }
    }
    return places;
  }

  private static void refuseMissing(
      Object file, List<Column> columns, List<String> absent, List<String> unknown) {
    List<String> missing =
        columns.stream()
            .filter(Column::required)
            .map(Column::name)
            .filter(absent::contains)
            .toList();
    if (missing.isEmpty()) {
      return;
    }
    StringBuilder problem = new StringBuilder("required columns are missing: ");
    problem.append(String.join(", ", missing)).append('.');
    List<String> likely = unknown.stream().filter(name -> name.length() <= LONGEST_SHOWN).toList();
    for (String name : missing) {
      Spelling.nearest(name, likely)
          .ifPresent(
              near ->
                  problem.append(
                      " Is %s meant to be '%s'?".formatted(ValueShape.ofName(near), name)));
    }
    throw InputProblem.inLine(
        file, 1, problem.toString(), "the first line must name the columns of the contract");
  }

  private static String cut(String name) {
    return name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN);
  }

  private static String plain(String written) {
    return written.replace("\ufeff", "").strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Header header
        && Arrays.equals(positions, header.positions)
        && width == header.width
        && notes.equals(header.notes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(positions) + 31 * width + notes.hashCode();
  }
}
