package org.sunset2g.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sunset2g.registry.Registry;
import org.sunset2g.registry.RegistryFinding;
import org.sunset2g.registry.RegistryReview;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * What {@code registry check} says, on a terminal or as JSON.
 *
 * @param week week whose lists are worked off
 * @param scope what was looked at
 * @param examples most subjects of a finding that are named
 */
record RegistryReport(
    IsoWeek week,
    RegistryReview.Scope scope,
    Registry registry,
    List<RegistryFinding> findings,
    int examples) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** The report in lines of text; what is missing is marked. */
  String asText() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "registry for the lists of %s, as of %s, areas of %s"
            .formatted(week, scope.day(), scope.system()));
    entries()
        .forEach((name, count) -> lines.add(String.format(Locale.ROOT, "  %,7d %s", count, name)));
    for (RegistryFinding finding : findings) {
      lines.add(sentence(finding));
      named(finding).forEach(subject -> lines.add("    " + subject));
      int more = finding.subjects().size() - named(finding).size();
      if (more > 0) {
        lines.add(String.format(Locale.ROOT, "    and %,d more (--all names them)", more));
      }
    }
    long lacks = findings.stream().filter(RegistryFinding::isLack).count();
    lines.add(
        lacks == 0 ? "nothing is missing" : "something is missing in %d ways".formatted(lacks));
    return String.join("\n", lines) + "\n";
  }

  /** The report as one JSON document. */
  String asJson() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("week", week.toString());
    document.put("day", scope.day().toString());
    document.put("codeSystem", scope.system());
    document.put("entries", entries());
    List<Map<String, Object>> written = new ArrayList<>();
    for (RegistryFinding finding : findings) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("kind", finding.kind().name());
      one.put("of", finding.of());
      one.put("missing", finding.isLack());
      one.put("count", finding.subjects().size());
      one.put("checked", finding.checked());
      one.put("examples", named(finding));
      written.add(one);
    }
    document.put("findings", written);
    try {
      return JSON.writeValueAsString(document) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("names and numbers are always JSON", impossible);
    }
  }

  private Map<String, Integer> entries() {
    Map<String, Integer> entries = new LinkedHashMap<>();
    entries.put("teams", registry.teams().size());
    entries.put("offices", registry.focalPoints().size());
    entries.put("sale points", registry.salePoints().size());
    entries.put("programmes", registry.programmes().size());
    entries.put("restrictions", registry.restrictions().size());
    entries.put("blackouts of their own", registry.blackouts().size());
    entries.put("assurances", registry.assurances().size());
    entries.put("area profiles", registry.profiles().size());
    return entries;
  }

  private static String sentence(RegistryFinding finding) {
    String words =
        finding.of().isEmpty()
            ? finding.kind().words()
            : finding.of() + " " + finding.kind().words();
    return String.format(
        Locale.ROOT,
        "%s %,d of %,d %s",
        finding.isLack() ? "!" : "-",
        finding.subjects().size(),
        finding.checked(),
        words);
  }

  private List<String> named(RegistryFinding finding) {
    List<String> subjects = finding.subjects();
    return subjects.subList(0, Math.min(examples, subjects.size()));
  }
}
