package org.sunset2g.zone;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.sunset2g.format.RestrictedFile;

/**
 * The log of resolutions: a line of JSON per token resolved and one per list, only ever added to.
 * It says when, who, what for and from which list; of the subscriber only a short one-way reference
 * of the token, by which a person with the list in hand can find the line again.
 */
public final class AuditLog {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int REFERENCE_BYTES = 8;

  /**
   * One use of the crosswalk.
   *
   * @param list name of the list
   * @param sha256 fingerprint of the list
   * @param purpose what the numbers are for, as the user says it
   * @param asked tokens on the list
   * @param resolved the tokens that were resolved
   */
  public record Use(
      String list, String sha256, String purpose, long asked, List<String> resolved) {}

  private final Path file;
  private final Clock clock;

  public AuditLog(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /** Writes the use down; it is on the disk when this returns. */
  public void add(Use use) {
    StringBuilder lines = new StringBuilder();
    String user = user();
    String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    for (String token : use.resolved()) {
      lines.append(line(use, time, user, "token").put("token", reference(token))).append('\n');
    }
    ObjectNode whole = line(use, time, user, "list").put("sha256", use.sha256());
    lines.append(whole.put("asked", use.asked()).put("resolved", use.resolved().size()));
    lines.append('\n');
    RestrictedFile.append(
        file, out -> out.write(lines.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** The one-way reference of a token: the first 16 hexadecimal characters of its SHA-256. */
  public static String reference(String token) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, REFERENCE_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static ObjectNode line(Use use, String time, String user, String what) {
    return JSON.createObjectNode()
        .put("time", time)
        .put("user", user)
        .put("event", "resolved " + what)
        .put("list", use.list())
        .put("purpose", use.purpose());
  }

  /** The user whom the system takes the process for: unlike a property, nobody can set it. */
  private String user() {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Path mark = Files.createTempFile(folder, ".audit", null);
      try {
        return Files.getOwner(mark).getName();
      } finally {
        Files.delete(mark);
      }
    } catch (IOException | UnsupportedOperationException unknown) {
      return System.getProperty("user.name");
    }
  }
}
