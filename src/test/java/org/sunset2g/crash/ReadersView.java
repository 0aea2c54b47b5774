package org.sunset2g.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds what readers see against what they may see. */
final class ReadersView {
  private ReadersView() {}

  /** What differs between two contents. */
  static List<String> between(SortedMap<String, String> expected, SortedMap<String, String> found) {
    SortedSet<String> names = new TreeSet<>(expected.keySet());
    names.addAll(found.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      if (!Objects.equals(expected.get(name), found.get(name))) {
        differences.add(
            "%s: expected %s, found %s".formatted(name, expected.get(name), found.get(name)));
      }
    }
    return differences;
  }

  static SortedMap<String, String> tables(SortedMap<String, String> contents) {
    return below(contents, "table/");
  }

  private static SortedMap<String, String> below(
      SortedMap<String, String> contents, String prefix) {
    SortedMap<String, String> below = new TreeMap<>(contents);
    below.keySet().removeIf(name -> !name.startsWith(prefix));
    return below;
  }

  /**
   * What a reader sees between a kill and the next run that is neither what was before nor what
   * comes after: week by week and folder by folder where the command publishes them whole, table by
   * table where it only deletes.
   */
  static List<String> differences(
      Command command, KilledAnywhereTest.Undisturbed expected, Contents contents) {
    SortedMap<String, String> tables = contents.tables();
    List<String> differences = new ArrayList<>();
    for (String part : parts(tables, command.publishesWhole() ? 3 : 4)) {
      refuse(part, tables, expected, differences);
    }
    if (command.publishesWhole()) {
      SortedMap<String, String> outputs = contents.outputs();
      outputs.keySet().removeIf(name -> name.contains("/."));
      SortedSet<String> places = new TreeSet<>();
      outputs.keySet().stream()
          .filter(name -> name.split("/").length > 2)
          .forEach(name -> places.add(place(name)));
      for (String place : places) {
        refuse(place, outputs, expected, differences);
      }
    }
    return differences;
  }

  /** Reports are exchanged week by week, lists by week and operator. */
  private static String place(String name) {
    String[] parts = name.split("/");
    int length = parts[1].equals("lists") ? 4 : 3;
    return String.join("/", List.of(parts).subList(0, Math.min(length, parts.length)));
  }

  private static SortedSet<String> parts(SortedMap<String, String> contents, int length) {
    return contents.keySet().stream()
        .map(name -> String.join("/", List.of(name.split("/")).subList(0, length)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void refuse(
      String part,
      SortedMap<String, String> found,
      KilledAnywhereTest.Undisturbed expected,
      List<String> differences) {
    Map<String, String> seen = of(found, part);
    if (!seen.equals(of(expected.before(), part)) && !seen.equals(of(expected.after(), part))) {
      differences.add(part + " is neither as it was nor as it becomes");
    }
  }

  private static Map<String, String> of(SortedMap<String, String> contents, String part) {
    Map<String, String> of = new TreeMap<>();
    contents.forEach(
        (name, value) -> {
          // The folder of a week of lists holds those of several operators, and is no whole.
          boolean isWhole = !part.matches("output/lists/[^/]+");
          if (isWhole && (name.equals(part) || name.startsWith(part + "/"))) {
            of.put(name, value);
          }
        });
    return of;
  }
}
