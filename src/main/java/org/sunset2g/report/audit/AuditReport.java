package org.sunset2g.report.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.sunset2g.disclosure.attack.Attack;
import org.sunset2g.disclosure.attack.Finding;
import org.sunset2g.disclosure.attack.PublishedFigure;

/** What an audit found, for people and for machines. */
public final class AuditReport {
  private final DisclosureAudit.Result result;

  public AuditReport(DisclosureAudit.Result result) {
    this.result = result;
  }

  /**
   * For people.
   *
   * @param most how many findings are written out
   */
  public String asText(int most) {
    Attack.Outcome outcome = result.outcome();
    StringBuilder text = new StringBuilder();
    line(
        text,
        "read        %,d files: %,d weeks, %,d figures, %,d relations",
        result.files(),
        result.weeks(),
        outcome.figures(),
        outcome.relations());
    line(text, "by witness  %,d figures can be moved as far as promised", outcome.byWitness());
    line(text, "by ranges   %,d figures are too narrow already", outcome.byPropagation());
    line(text, "by bounds   %,d figures needed linear programming", outcome.byProgramming());
    if (outcome.checked() > 0) {
      line(text, "checked     %,d witnesses hold against linear programming", outcome.checked());
    }
    if (outcome.setAside() > 0) {
      line(
          text,
          "set aside   %,d comparisons of breakdowns between areas: they narrow ranges only",
          outcome.setAside());
    }
    List<Finding> findings = outcome.findings();
    if (findings.isEmpty()) {
      line(text, "SAFE: every figure leaves as many whole numbers as promised");
      return text.toString();
    }
    line(text, "NOT SAFE: %,d findings", findings.size());
    findings.stream().limit(most).forEach(finding -> write(text, finding));
    if (findings.size() > most) {
      line(text, "and %,d more", findings.size() - most);
    }
    return text.toString();
  }

  private static void write(StringBuilder text, Finding finding) {
    PublishedFigure figure = finding.figure();
    line(text, "");
    line(
        text,
        "%s: %s",
        finding.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        figure.place());
    line(text, "  in       %s", figure.file());
    line(
        text,
        "  shown    %s, possible %s, promised %d whole numbers",
        figure.written(),
        finding.possible() == 0
            ? "nothing"
            : "%d to %d (%d)".formatted(finding.low(), finding.high(), finding.possible()),
        figure.minimumCell());
    finding.because().forEach(reason -> line(text, "  because  %s", reason));
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  /** For machines: the sums, and every finding. */
  public String asJson() {
    ObjectMapper json = new ObjectMapper();
    Attack.Outcome outcome = result.outcome();
    ObjectNode root = json.createObjectNode();
    root.put("safe", result.isSafe());
    root.put("files", result.files());
    root.put("weeks", result.weeks());
    root.put("figures", outcome.figures());
    root.put("relations", outcome.relations());
    root.put("set_aside", outcome.setAside());
    root.put("by_witness", outcome.byWitness());
    root.put("by_ranges", outcome.byPropagation());
    root.put("by_linear_programming", outcome.byProgramming());
    root.put("witnesses_checked", outcome.checked());
    var findings = root.putArray("findings");
    for (Finding finding : outcome.findings()) {
      PublishedFigure figure = finding.figure();
      ObjectNode node = findings.addObject();
      node.put("kind", finding.kind().name());
      node.put("file", figure.file());
      node.put("phase", figure.phase());
      node.put("week", figure.week().toString());
      node.put("code_system", figure.area().system());
      node.put("code", figure.area().code());
      node.put("measure", figure.measure());
      if (figure.isWithheld()) {
        node.putNull("shown");
      } else {
        node.put("shown", figure.shown());
      }
      node.put("low", finding.low());
      node.put("high", finding.high());
      node.put("possible", finding.possible());
      node.put("promised", figure.minimumCell());
      finding.because().forEach(node.withArray("/because")::add);
    }
    try {
      return json.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("a finding could not be written", unwritable);
    }
  }
}
