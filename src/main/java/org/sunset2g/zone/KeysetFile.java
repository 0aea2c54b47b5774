package org.sunset2g.zone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sunset2g.format.RestrictedFile;
import org.sunset2g.pseudonym.PseudonymKey;
import org.sunset2g.vocabulary.InputProblem;

/**
 * Keysets as they lie in a file: a JSON document with identifier, day and secret of every key. No
 * message about such a file ever quotes from it.
 */
public final class KeysetFile {
  /** Environment variable with the path of the keyset file. */
  public static final String PATH_VARIABLE = "SUNSET2G_KEYSET";

  /** Environment variable with the keyset itself, as a secret store hands it to a process. */
  public static final String CONTENT_VARIABLE = "SUNSET2G_KEYSET_JSON";

  private static final String FORMAT = "sunset2g keyset v1";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SecureRandom CHANCE = new SecureRandom();
  private static final long MOST_BYTES = 1 << 20;

  private KeysetFile() {}

  /** Makes a keyset of one new key; a file that is there is never replaced. */
  public static Keyset create(Path file, Clock clock) {
    Keyset.Dated first = newKey(List.of(), clock);
    Keyset keyset = new Keyset(file.toString(), List.of(first), first.key().id());
    RestrictedFile.create(file, out -> out.write(json(keyset)));
    return keyset;
  }

  /** Adds a new key and makes it the primary one. */
  public static Keyset rotate(Path file, Clock clock) {
    Keyset before = read(file);
    Keyset after = before.withPrimary(newKey(before.ids(), clock));
    RestrictedFile.replace(file, out -> out.write(json(after)));
    return after;
  }

  /** Reads a keyset file that nobody but its owner can read. */
  public static Keyset read(Path file) {
    RestrictedFile.refuseOpen(file, "the keyset");
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw notAKeyset(file.toString());
      }
      return parse(file.toString(), Files.readString(file));
    } catch (IOException unreadable) {
      // The cause may quote the file.
      throw notAKeyset(file.toString());
    }
  }

  /**
   * The keyset that a command is to use: the file named to it, else what the environment names.
   *
   * @param environment the process's environment
   */
  public static Keyset find(Optional<Path> file, Map<String, String> environment) {
    if (file.isPresent()) {
      return read(file.get());
    }
    String path = environment.getOrDefault(PATH_VARIABLE, "");
    String content = environment.getOrDefault(CONTENT_VARIABLE, "");
    if (!path.isEmpty() && !content.isEmpty()) {
      throw InputProblem.of(
          PATH_VARIABLE + " and " + CONTENT_VARIABLE + " are both set", "set one of them");
    }
    if (!path.isEmpty()) {
      return read(Path.of(path));
    }
    if (!content.isEmpty()) {
      return parse(CONTENT_VARIABLE, content);
    }
    throw InputProblem.of(
        "no keyset is named",
        "give --keyset FILE or set %s; make one with: sunset2g keys create FILE"
            .formatted(PATH_VARIABLE));
  }

  private static Keyset parse(String source, String text) {
    try {
      JsonNode document = JSON.readTree(text);
      if (!document.path("format").asText().equals(FORMAT)) {
        throw notAKeyset(source);
      }
      List<Keyset.Dated> keys = new ArrayList<>();
      Set<String> ids = new HashSet<>();
      for (JsonNode key : document.path("keys")) {
        String id = key.path("id").asText();
        byte[] secret = Base64.getDecoder().decode(key.path("secret").asText());
        Instant created = Instant.parse(key.path("created").asText());
        if (!id.matches("[0-9a-f]{8}") || !ids.add(id)) {
          throw notAKeyset(source);
        }
        keys.add(new Keyset.Dated(new PseudonymKey(id, secret), secret, created));
      }
      String primary = document.path("primary").asText();
      if (!ids.contains(primary)) {
        throw notAKeyset(source);
      }
      return new Keyset(source, keys, primary);
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException broken) {
      throw notAKeyset(source);
    }
  }

  private static byte[] json(Keyset keyset) {
    ObjectNode document = JSON.createObjectNode();
    document.put("format", FORMAT);
    document.put("primary", keyset.primary().id());
    ArrayNode keys = document.putArray("keys");
    keyset
        .dated()
        .forEach(
            dated ->
                keys.addObject()
                    .put("id", dated.key().id())
                    .put("created", dated.created().toString())
                    .put("secret", Base64.getEncoder().encodeToString(dated.secret())));
    return (document.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static Keyset.Dated newKey(List<String> taken, Clock clock) {
    byte[] secret = new byte[PseudonymKey.BYTES];
    CHANCE.nextBytes(secret);
    String id;
    do {
      byte[] name = new byte[4];
      CHANCE.nextBytes(name);
      id = HexFormat.of().formatHex(name);
    } while (taken.contains(id));
    return new Keyset.Dated(
        new PseudonymKey(id, secret), secret, clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  private static InputProblem notAKeyset(String source) {
    return InputProblem.inFile(
        source,
        "it is not a keyset that can be read",
        "name the file that 'sunset2g keys create' made, or restore it from its backup");
  }
}
