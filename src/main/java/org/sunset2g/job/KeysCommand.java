package org.sunset2g.job;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import org.sunset2g.contract.PseudonymChange;
import org.sunset2g.format.RestrictedFile;
import org.sunset2g.pseudonym.PseudonymKey;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.zone.Crosswalk;
import org.sunset2g.zone.CrosswalkEntry;
import org.sunset2g.zone.Keyset;
import org.sunset2g.zone.KeysetFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes, rotates and lists keys, and maps pseudonyms from one key to another. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    header = "Make, rotate and list the keys of pseudonyms; map pseudonyms to a new key.",
    description = {
      "",
      "For the operator's own zone. A keyset file is made with mode 0600 and refused with any"
          + " other. Whoever has it can find the number behind a pseudonym by trying all numbers:"
          + " keep it, and its backup, apart from the files it makes.",
      "",
      "No command ever prints a key.",
      ""
    },
    footer = {
      "",
      "Example: sunset2g keys create keys/sunset2g.json",
      "         sunset2g keys rotate keys/sunset2g.json",
      "         sunset2g keys list keys/sunset2g.json"
    })
final class KeysCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name one of: create, rotate, list, map");
  }

  /** Makes a keyset. */
  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      header = "Make a keyset of one new key; a file that is there is never replaced.")
  void create(@Parameters(paramLabel = "FILE", description = "New keyset file.") Path file) {
    System.out.println(KeysetFile.create(file, Clock.systemUTC()).primary().id());
  }

  /** Adds a key. */
  @Command(
      name = "rotate",
      mixinStandardHelpOptions = true,
      header = "Add a new key and use it from now on; the old ones are kept.",
      description = {
        "",
        "The first week under the new key needs pseudonym_change.csv beside its files: see keys"
            + " map.",
        ""
      })
  void rotate(@Parameters(paramLabel = "FILE", description = "Keyset file.") Path file) {
    System.out.println(KeysetFile.rotate(file, Clock.systemUTC()).primary().id());
  }

  /** Lists keys. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      header = "List the keys: identifier, status and when each was made; never the key.")
  void list(@Parameters(paramLabel = "FILE", description = "Keyset file.") Path file) {
    System.out.printf("%-9s %-8s %s%n", "key", "status", "created (UTC)");
    for (Keyset.Entry key : KeysetFile.read(file).entries()) {
      System.out.printf(
          "%-9s %-8s %s%n", key.id(), key.isPrimary() ? "PRIMARY" : "KEPT", key.created());
    }
  }

  /** Writes the change of pseudonyms. */
  @Command(
      name = "map",
      mixinStandardHelpOptions = true,
      header = "Write pseudonym_change.csv: old and new pseudonym of every subscriber.",
      description = {
        "",
        "RESTRICTED. Put the file beside the first week's files under the new key; the weekly run"
            + " then carries on what it remembers. It needs the crosswalk: nothing else leads from"
            + " a pseudonym to the number that the new key is to hash.",
        ""
      },
      footer = {
        "",
        "Example: sunset2g keys map --keyset keys.json --crosswalk crosswalk --from 1f2e3d4c --to"
            + " 5b6a7988 --out landing/viettel/2024-W40/pseudonym_change.csv"
      })
  void map(
      @Mixin KeysetOption keys,
      @Option(
              names = "--crosswalk",
              required = true,
              paramLabel = "FILE",
              description = "The crosswalk of the weeks so far.")
          Path crosswalk,
      @Option(
              names = "--from",
              required = true,
              paramLabel = "KEY",
              description = "Key of the weeks so far.")
          String from,
      @Option(names = "--to", required = true, paramLabel = "KEY", description = "New key.")
          String to,
      @Option(
              names = "--out",
              required = true,
              paramLabel = "FILE",
              description = "Where to write; mode 0600.")
          Path out) {
    if (from.equals(to)) {
      throw new ConfigurationProblem("--from and --to name the same key");
    }
    Keyset keyset = keys.open();
    keyset.key(from);
    PseudonymKey.Hasher hasher = keyset.key(to).hasher();
    long[] written = {0};
    try (Crosswalk.Entries entries = new Crosswalk(crosswalk, keyset).entries()) {
      RestrictedFile.replace(
          out,
          bytes -> {
            bytes.write(line(PseudonymChange.OLD_SUBSCRIBER_ID, PseudonymChange.NEW_SUBSCRIBER_ID));
            for (Iterator<CrosswalkEntry> each = entries; each.hasNext(); ) {
              CrosswalkEntry entry = each.next();
              if (entry.keyId().equals(from)) {
                bytes.write(
                    line(entry.pseudonym(), hasher.pseudonym(entry.kind(), entry.number())));
                written[0]++;
              }
            }
            if (written[0] == 0) {
              throw InputProblem.inFile(
                  crosswalk, "it holds no pseudonym of key " + from, "check --from and the file");
            }
          });
    }
    System.err.printf("sunset2g: %,d subscribers mapped; restricted%n", written[0]);
    System.out.println(out);
  }

  private static byte[] line(String before, String after) {
    return (before + "," + after + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }
}
