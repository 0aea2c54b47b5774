package org.sunset2g.job;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.sunset2g.format.RestrictedFile;
import org.sunset2g.vocabulary.InputProblem;
import picocli.CommandLine.Option;

/** Where a command finds the password of an archive: never an argument, which others could see. */
final class SealPassword {
  static final String VARIABLE = "SUNSET2G_SEAL_PASSWORD";

  private static final int SHORTEST = 12;

  /** 7-Zip takes no longer one. */
  private static final int LONGEST = 99;

  private static final int LONGEST_LINE = 4096;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "File whose first line is the password, mode 0600. Without it the environment says: "
              + VARIABLE
              + ". From 12 to 99 letters, digits and signs of ASCII: others are written differently"
              + " by 7-Zip and WinZip.")
  private Path file;

  /** Taken only to be refused: an unknown option would be repeated with its value. */
  @Option(names = "--password", hidden = true, arity = "0..1", fallbackValue = "")
  private String argument;

  char[] read() {
    if (argument != null) {
      throw new ConfigurationProblem(
          "a password is never an argument: others on the machine would see it. Use --password-file"
              + " or "
              + VARIABLE);
    }
    return read(Optional.ofNullable(file), System.getenv());
  }

  static char[] read(Optional<Path> file, Map<String, String> environment) {
    if (file.isPresent()) {
      RestrictedFile.refuseOpen(file.get(), "the password file");
      return checked(firstLine(file.get()), file.get().toString());
    }
    String value = environment.get(VARIABLE);
    if (value == null) {
      throw new ConfigurationProblem(
          "no password: name --password-file, or set " + VARIABLE + " in the environment");
    }
    return checked(value, VARIABLE);
  }

  private static String firstLine(Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      // Of one byte a letter: what is not ASCII is told by its letters, whatever its charset.
      String text = new String(bytes.readNBytes(LONGEST_LINE), StandardCharsets.ISO_8859_1);
      return text.split("\r?\n", 2)[0];
    } catch (IOException unreadable) {
      throw InputProblem.inFile(file, "it cannot be read", "check its rights").causedBy(unreadable);
    }
  }

  private static char[] checked(String password, String where) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      throw InputProblem.inFile(
          where,
          "the password has %s %d characters"
              .formatted(
                  password.length() < SHORTEST ? "fewer than" : "more than",
                  password.length() < SHORTEST ? SHORTEST : LONGEST),
          "let a generator make one, such as: openssl rand -base64 24");
    }
    if (password.chars().anyMatch(letter -> letter < ' ' || letter > '~')
        || !password.equals(password.strip())) {
      throw InputProblem.inFile(
          where,
          "the password has letters that 7-Zip and WinZip may write differently, or a blank at an"
              + " end",
          "use letters without marks, digits and signs of ASCII");
    }
    return password.toCharArray();
  }
}
