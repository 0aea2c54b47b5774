package org.sunset2g.report.merge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sunset2g.vocabulary.InputProblem;

/**
 * Who is in the inputs against who is expected. A merged report must not be incomplete without
 * saying so: a planner would take the fall in the figures for a success.
 */
final class Completeness {
  private final MergeRequest request;
  private final Map<String, MergeInput> included = new TreeMap<>();
  private final Map<String, String> allowed = new LinkedHashMap<>();

  private Completeness(MergeRequest request) {
    this.request = request;
  }

  /**
   * @throws InputProblem where somebody expected is neither included nor allowed to be missing,
   *     somebody is included twice, or the inputs hold or lack somebody whom nobody spoke of
   */
  static void check(MergeRequest request, List<MergeInput> inputs) {
    Completeness completeness = new Completeness(request);
    inputs.forEach(completeness::include);
    completeness.checkAllowed();
    completeness.checkExpected();
    inputs.forEach(completeness::checkOwnGaps);
  }

  private void include(MergeInput input) {
    if (input.operators().isEmpty()) {
      throw InputProblem.inFile(
          input.factsFile(),
          "names no operator whose data are in the figures",
          "have the week published again");
    }
    for (String operator : input.operators()) {
      MergeInput before = included.put(OperatorNames.key(operator), input);
      if (before != null) {
        throw InputProblem.inFile(
            input.factsFile(),
            "the data of %s are in %s too: they would count twice"
                .formatted(operator, before.factsFile()),
            "give every operator's reports once");
      }
    }
  }

  private void checkAllowed() {
    Set<String> expected = MergeInput.keys(request.expected());
    request
        .allowedMissing()
        .forEach(
            (operator, reason) -> {
              String key = OperatorNames.key(operator);
              allowed.put(key, reason);
              if (!expected.contains(key)) {
                throw InputProblem.of(
                    operator + " is allowed to be missing, but nobody expects it",
                    "name it with --expect too, or take back --allow-missing " + operator);
              }
              if (reason.isBlank()) {
                throw InputProblem.of(
                    operator + " is allowed to be missing without a reason",
                    "give the reason with --reason: it is shown in the merged report");
              }
              if (included.containsKey(key)) {
                throw InputProblem.inFile(
                    included.get(key).factsFile(),
                    operator + " is allowed to be missing, but its data are here",
                    "take back --allow-missing " + operator);
              }
            });
  }

  private void checkExpected() {
    List<String> absent = new ArrayList<>();
    for (String operator : request.expected()) {
      String key = OperatorNames.key(operator);
      if (!included.containsKey(key) && !allowed.containsKey(key)) {
        absent.add(operator);
      }
    }
    if (!absent.isEmpty()) {
      throw InputProblem.of(
          "no report of %s for %s among the inputs"
              .formatted(String.join(", ", absent), request.week()),
          "add its folder, or say why it is missing: --allow-missing %s --reason TEXT"
              .formatted(absent.get(0)));
    }
    Set<String> expected = MergeInput.keys(request.expected());
    included.forEach(
        (key, input) -> {
          if (!expected.contains(key)) {
            throw InputProblem.inFile(
                input.factsFile(),
                "holds data of %s, whom nobody expects".formatted(spelling(input, key)),
                "name it with --expect, or leave out its folder");
          }
        });
  }

  /** What one input lacks another may have; what none has must be allowed. */
  private void checkOwnGaps(MergeInput input) {
    for (String operator : input.now().facts().operatorsMissing()) {
      String key = OperatorNames.key(operator);
      if (!included.containsKey(key) && !allowed.containsKey(key)) {
        throw InputProblem.inFile(
            input.factsFile(),
            "says that %s is missing in its figures, and no other input has it".formatted(operator),
            "add a report with its data, or say why it is missing: --expect %s --allow-missing %s"
                    .formatted(operator, operator)
                + " --reason TEXT");
      }
    }
  }

  private static String spelling(MergeInput input, String key) {
    return input.operators().stream()
        .filter(operator -> OperatorNames.key(operator).equals(key))
        .findFirst()
        .orElse(key);
  }
}
