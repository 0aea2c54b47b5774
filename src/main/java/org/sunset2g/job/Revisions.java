package org.sunset2g.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;

/**
 * Which revision of its week each published run is: 1 for the first that published an operator's
 * week, 2 for the next. Counted from the run records, nowhere stored.
 *
 * @param byRun revision by run and operator
 */
record Revisions(Map<String, SortedMap<String, Integer>> byRun) {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  static Revisions of(RunRecords records) {
    Map<String, Integer> last = new HashMap<>();
    Map<String, SortedMap<String, Integer>> byRun = new HashMap<>();
    for (RunRecord run : records.all()) {
      if (run.isPublished()) {
        SortedMap<String, Integer> ofRun = new TreeMap<>();
        for (String operator : run.operators()) {
          ofRun.put(operator, last.merge(run.week() + " " + operator, 1, Integer::sum));
        }
        byRun.put(run.runId(), ofRun);
      }
    }
    return new Revisions(byRun);
  }

  /** Revision by operator; none for a run that published nothing. */
  SortedMap<String, Integer> of(RunRecord run) {
    return byRun.getOrDefault(run.runId(), new TreeMap<>());
  }

  /** One number, or one per operator in their order where they differ. */
  String written(RunRecord run) {
    SortedMap<String, Integer> ofRun = of(run);
    return switch ((int) ofRun.values().stream().distinct().count()) {
      case 0 -> "-";
      case 1 -> ofRun.get(ofRun.firstKey()).toString();
      default -> ofRun.values().stream().map(String::valueOf).collect(Collectors.joining(","));
    };
  }

  /** The run record and, where it is published, its revision by operator. */
  String asJson(RunRecord run) {
    try {
      ObjectNode shown = (ObjectNode) JSON.readTree(RunRecords.asJson(run));
      if (run.isPublished()) {
        shown.set("revisions", JSON.valueToTree(of(run)));
      }
      return JSON.writeValueAsString(shown);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a run record is always JSON", impossible);
    }
  }
}
