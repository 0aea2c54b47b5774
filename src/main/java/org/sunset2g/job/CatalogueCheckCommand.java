package org.sunset2g.job;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.sunset2g.feed.catalogue.CatalogueFindings;
import org.sunset2g.feed.catalogue.CatalogueFindings.Conflict;
import org.sunset2g.feed.catalogue.CatalogueFindings.Handling;
import org.sunset2g.feed.catalogue.CatalogueFindings.Statement;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.reference.ModelDisagreement;
import org.sunset2g.vocabulary.Capability;
import org.sunset2g.vocabulary.HandsetForm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what one catalogue says against itself. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    header = "Find TACs that a catalogue lists twice differently, and models of several classes.",
    description = {
      "",
      "Reads the catalogue to its end, also where the weekly run would refuse it for the first of"
          + " its conflicts, writes nothing, and needs no lake and no Spark.",
      "",
      "A TAC in conflict is one of which rows say different things. In the plain catalogue, the GSMA"
          + " export and the list of flags, for which somebody answers, one such TAC refuses the"
          + " file. In the Osmocom list such a TAC is read without a capability, class UNKNOWN"
          + " unless the overlay knows the TAC.",
      "",
      "A model is manufacturer and model name; letter case, blanks, hyphens, underscores and"
          + " brackets do not count. Models with TACs of several classes may be right: names are"
          + " sold again with another radio.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 the weekly run would take it; 2 it would be refused.",
      "",
      "Example: sunset2g catalogue check 2024-W37 --config jobs/local.yaml"
    })
final class CatalogueCheckCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions settings;

  @Parameters(index = "0", paramLabel = "CATALOGUE", description = NamedCatalogue.MEANING)
  private String name;

  @Option(
      names = "--unknown",
      description = "List also the models of which some TACs have a class and others have none.")
  private boolean listsUnknown;

  @Override
  public Integer call() {
    NamedCatalogue catalogue = NamedCatalogue.of(name, settings.read());
    CatalogueFindings findings = catalogue.findings();
    System.out.printf(
        Locale.ROOT,
        "%s, %s: %,d TACs%n",
        catalogue.file(),
        findings.dialect(),
        findings.undisputed().size() + findings.conflicts().size());
    findings.notes().forEach(note -> System.out.println("  " + note));
    sayConflicts(findings);
    sayModels(ModelDisagreement.in(findings.undisputed()));
    return isRefused(findings) ? Sunset2g.BAD_INPUT : Sunset2g.DONE;
  }

  private static boolean isRefused(CatalogueFindings findings) {
    return findings.handling() == Handling.REFUSED && !findings.conflicts().isEmpty();
  }

  private static void sayConflicts(CatalogueFindings findings) {
    System.out.printf(
        Locale.ROOT,
        "TACs listed more than once with different data: %,d, of them with different capability:"
            + " %,d%n",
        findings.conflicts().size(),
        findings.conflicts().stream().filter(Conflict::isOfCapability).count());
    if (findings.conflicts().isEmpty()) {
      return;
    }
    System.out.println(
        switch (findings.handling()) {
          case REFUSED -> "  the weekly run refuses this catalogue: keep one row per TAC";
          case SET_ASIDE ->
              "  the weekly run reads them without a capability: class UNKNOWN unless the overlay"
                  + " knows the TAC";
        });
    for (Conflict conflict : findings.conflicts()) {
      System.out.printf("  %s, in %s%n", conflict.tac(), String.join(", ", conflict.columns()));
      for (Statement said : conflict.statements()) {
        System.out.printf("    line %d: %s%n", said.line(), written(said.entry()));
      }
    }
  }

  private static String written(CatalogueEntry entry) {
    Capability can = entry.capability();
    return String.join(
        ", ",
        named(entry.manufacturer(), entry.model()),
        can.handsetClass().name(),
        "VoLTE " + can.voLte(),
        "form " + (can.form() == HandsetForm.UNKNOWN ? "UNKNOWN" : can.form().written()));
  }

  private void sayModels(List<ModelDisagreement> models) {
    List<ModelDisagreement> contradictory =
        models.stream().filter(ModelDisagreement::isContradictory).toList();
    List<ModelDisagreement> partlyUnknown =
        models.stream().filter(model -> !model.isContradictory()).toList();
    System.out.printf(
        Locale.ROOT, "models whose TACs are of several classes: %,d%n", contradictory.size());
    contradictory.forEach(CatalogueCheckCommand::say);
    System.out.printf(
        Locale.ROOT,
        "models of which some TACs have a class and others have none: %,d%s%n",
        partlyUnknown.size(),
        listsUnknown || partlyUnknown.isEmpty() ? "" : " (--unknown lists them)");
    if (listsUnknown) {
      partlyUnknown.forEach(CatalogueCheckCommand::say);
    }
  }

  private static void say(ModelDisagreement model) {
    System.out.printf(
        "  %s: %s%n",
        named(model.manufacturer(), model.model()),
        model.tacs().entrySet().stream()
            .map(
                ofClass ->
                    ofClass.getKey()
                        + ofClass.getValue().stream()
                            .map(tac -> " " + tac)
                            .collect(Collectors.joining()))
            .collect(Collectors.joining("; ")));
  }

  private static String named(String manufacturer, String model) {
    String both = (manufacturer + " " + model).strip();
    return both.isEmpty() ? "(no name)" : both;
  }
}
