package org.sunset2g.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sunset2g.pseudonym.ClearIdentifier;
import org.sunset2g.pseudonym.IdentifierKind;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.zone.Crosswalk;
import org.sunset2g.zone.DeliveryFormat;
import org.sunset2g.zone.Keyset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replaces numbers by pseudonyms, inside the operator's zone. */
@Command(
    name = "pseudonymise",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Replace numbers by pseudonyms, inside the operator's zone, before a week is run.",
    description = {
      "",
      "Reads dumps of IMEI, IMSI and MSISDN, or a week's file whose subscriber_id and device_id"
          + " still hold numbers, and writes <out>/<operator>/<week>/<table> with keyed hashes in"
          + " their place, sorted by them, and pseudonyms.json beside it. The same number gets the"
          + " same pseudonym however it is written.",
      "",
      "A row whose number is malformed is left out and listed with line, reason and shape; columns"
          + " that are not in the contract are left out too. Runs on one machine: the key never"
          + " leaves the process.",
      ""
    },
    footer = {
      "",
      "Example: sunset2g pseudonymise --as operator_dump dumps/2024-W37/*.csv --week 2024-W37"
          + " --operator viettel --out landing --keyset keys.json --crosswalk crosswalk",
      "         sunset2g pseudonymise --as subscriber_snapshot crm.csv --week 2024-W37 --operator"
          + " viettel --out landing --keyset keys.json --crosswalk crosswalk"
    })
final class PseudonymiseCommand implements Callable<Integer> {
  /** What the files are; a constant is named as its table. */
  enum Source {
    operator_dump,
    subscriber_snapshot,
    device_observation
  }

  /** What a subscriber's pseudonym can stand for. */
  enum Subscriber {
    MSISDN,
    IMSI
  }

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "What to read; dumps may be many.")
  private List<Path> files;

  @Option(
      names = "--as",
      required = true,
      paramLabel = "TABLE",
      description = "What the files are: ${COMPLETION-CANDIDATES}.")
  private Source source;

  @Option(
      names = "--week",
      required = true,
      paramLabel = "WEEK",
      converter = WeekConverter.class,
      description = "ISO week, such as 2024-W37, or 'last'.")
  private IsoWeek week;

  @Option(names = "--operator", required = true, paramLabel = "NAME", description = "Operator.")
  private String operator;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "Delivery folder: the landing folder of the weekly run.")
  private Path out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      description = "Of the files made: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private DeliveryFormat format;

  @Option(
      names = "--subscriber",
      paramLabel = "KIND",
      defaultValue = "msisdn",
      description =
          "What a subscriber is known by in the files: ${COMPLETION-CANDIDATES}"
              + " (${DEFAULT-VALUE}).")
  private Subscriber subscriber;

  @Option(
      names = "--country-code",
      paramLabel = "CODE",
      defaultValue = "84",
      description = "Of numbers written with a leading zero (${DEFAULT-VALUE}).")
  private String countryCode;

  @Mixin private KeysetOption keyset;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Identifier of the key to use, where it is not the primary one.")
  private Optional<String> key = Optional.empty();

  @Option(
      names = "--crosswalk",
      paramLabel = "FILE",
      description =
          "Add the way back from pseudonym to number to this file, outside the delivery folder;"
              + " encrypted, mode 0600. Without it nobody can resolve a list.")
  private Optional<Path> crosswalk = Optional.empty();

  @Option(
      names = "--plain-crosswalk",
      description = "Leave the crosswalk unencrypted; its mode is 0600 all the same.")
  private boolean isPlain;

  @Option(
      names = "--max-rejected-share",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description = "With a greater share of malformed rows nothing is made (${DEFAULT-VALUE}).")
  private double maxRejectedShare;

  @Mixin private ConfigurationOptions settings;

  @Override
  public Integer call() {
    if (source != Source.operator_dump && files.size() > 1) {
      throw new ConfigurationProblem("--as " + source + " takes one file");
    }
    if (!(maxRejectedShare >= 0 && maxRejectedShare <= 1)) {
      throw new ConfigurationProblem("--max-rejected-share must be from 0 to 1");
    }
    if (!operator.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,39}")) {
      throw new ConfigurationProblem(
          "--operator takes 1 to 40 letters, digits, - or _, beginning with a letter or digit");
    }
    try {
      new ClearIdentifier(countryCode);
    } catch (IllegalArgumentException malformed) {
      throw new ConfigurationProblem("--country-code: " + malformed.getMessage());
    }
    crosswalk.ifPresent(file -> Crosswalk.refuseWithin(file, out));
    Keyset keys = keyset.open();
    IdentifierKind kind = IdentifierKind.valueOf(subscriber.name());
    long start = System.nanoTime();
    try {
      // What Spark puts aside on the disk may hold numbers.
      Configuration configuration =
          settings.readWith(
              List.of("spark.io.encryption.enabled=true", "dump.homeCountryCode=" + countryCode));
      try (Sessions.Lease session = Sessions.open(configuration)) {
        Pseudonymising.Outcome outcome =
            new Pseudonymising(
                    session.spark(),
                    configuration,
                    new org.sunset2g.zone.PseudonymisedTable.Manner(
                        key.map(keys::key).orElseGet(keys::primary), kind, countryCode),
                    maxRejectedShare)
                .make(
                    new Pseudonymising.Order(source, files, out, operator, week, format),
                    crosswalk.map(file -> new Crosswalk(file, keys)),
                    isPlain ? Crosswalk.Sealing.PLAIN : Crosswalk.Sealing.SEALED);
        report(outcome, (System.nanoTime() - start) / 1e9);
      }
    } catch (InputProblem problem) {
      throw masked(problem);
    }
    return Sunset2g.DONE;
  }

  private static void report(Pseudonymising.Outcome outcome, double seconds) {
    outcome.notes().forEach(note -> Log.warn(mask(note)));
    Log.info(
        String.format(
            Locale.ROOT,
            "%,d rows read, %,d written, %,d left out %s in %.1f s (%,.0f rows/s)",
            outcome.read(),
            outcome.rows(),
            outcome.rejected(),
            outcome.reasons(),
            seconds,
            outcome.read() / seconds));
    outcome.paths().forEach(System.out::println);
  }

  /** A message about a file whose first line is no header may quote from it. */
  private static InputProblem masked(InputProblem problem) {
    String[] parts = problem.getMessage().split("\n  what to do: ", 2);
    return InputProblem.of(mask(parts[0]), parts.length > 1 ? parts[1] : "see above");
  }

  /** What stands before the first colon is the file's own name. */
  private static String mask(String text) {
    int colon = text.indexOf(": ") + 1;
    return text.substring(0, colon)
        + text.substring(colon).replaceAll("(?:[0-9][ .()+/-]?){8,}[0-9]", "(a number)");
  }
}
