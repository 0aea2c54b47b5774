package org.sunset2g.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sunset2g.vocabulary.InputProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks at everything that a weekly run needs, before one is started. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    header = "Look whether this machine, the settings and the lake are fit for a week.",
    description = {
      "",
      "Looks only, and starts no Spark. ✓ is as it should be; ! lets a run through, but somebody"
          + " should look; ✗ would stop a run, and ends this with exit code 2.",
      ""
    },
    footer = {"", "Example: sunset2g doctor --config jobs/local.yaml"})
final class DoctorCommand implements Callable<Integer> {
  /** In the order in which they are told. */
  static final List<HealthCheck> CHECKS =
      List.of(
          new JavaHealth(),
          new MemoryHealth(),
          new EngineHealth(),
          new RightsHealth(),
          new DiskHealth(),
          new LakeHealth(),
          new LandingHealth(),
          new ReferenceHealth(),
          new KeysetHealth());

  @Mixin private ConfigurationOptions settings;

  @Option(names = "--keyset", paramLabel = "FILE", description = "Keyset file to look at.")
  private Optional<Path> keyset = Optional.empty();

  @Option(names = "--json", description = "Print what was found as JSON.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    List<HealthFinding> findings = look(CHECKS, HealthSurroundings.of(settings.read(), keyset));
    System.out.print(json ? asJson(findings) : asText(findings));
    return findings.stream().anyMatch(finding -> finding.level() == HealthFinding.Level.WRONG)
        ? Sunset2g.BAD_INPUT
        : Sunset2g.DONE;
  }

  /** All findings; a check that fails is one, and does not keep the others from looking. */
  static List<HealthFinding> look(List<HealthCheck> checks, HealthSurroundings surroundings) {
    List<HealthFinding> findings = new ArrayList<>();
    for (HealthCheck check : checks) {
      String about =
          check.getClass().getSimpleName().replace("Health", "").toLowerCase(Locale.ROOT);
      try {
        findings.addAll(check.look(surroundings));
      } catch (InputProblem problem) {
        findings.add(
            ReferenceHealth.trying(
                about,
                () -> {
                  throw problem;
                }));
      } catch (RuntimeException failed) {
        findings.add(
            HealthFinding.warning(
                about,
                "could not be looked at: " + failed.getClass().getSimpleName(),
                "look yourself, and report it"));
      }
    }
    return findings;
  }

  static String asText(List<HealthFinding> findings) {
    StringBuilder text = new StringBuilder();
    for (HealthFinding finding : findings) {
      text.append(
          "%s %-24s %s%n".formatted(finding.level().mark(), finding.about(), finding.said()));
      if (!finding.cure().isEmpty()) {
        text.append("  %-24s what to do: %s%n".formatted("", finding.cure()));
      }
    }
    return text.toString();
  }

  static String asJson(List<HealthFinding> findings) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    ArrayNode all = mapper.createArrayNode();
    for (HealthFinding finding : findings) {
      ObjectNode one = all.addObject();
      one.put("level", finding.level().name().toLowerCase(Locale.ROOT));
      one.put("about", finding.about());
      one.put("said", finding.said());
      one.put("whatToDo", finding.cure());
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
  }
}
