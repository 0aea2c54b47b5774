package org.sunset2g;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sunset2g.vocabulary.InputProblem;

/** Files of whatever content a fuzzer thinks of, and what a refusal of them must be like. */
public final class Fuzzed {
  /** Nine digits or more may be somebody's number. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]{9}");

  private static final Path FOLDER = folder();

  private Fuzzed() {}

  /** A reader of a file or folder, which may refuse it. */
  public interface Reading {
    void read() throws IOException;
  }

  /** The file of that name with that content, in the one folder that a target has. */
  public static Path file(String name, byte[] content) {
    try {
      Path file = FOLDER.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.write(file, content);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Reads, and gives the refusal where there is one; anything else that is thrown goes on. */
  public static Optional<InputProblem> refusal(Reading reading) {
    try {
      reading.read();
      return Optional.empty();
    } catch (InputProblem refused) {
      assertThat(refused.getMessage()).contains("\n  what to do: ");
      assertThat(refused.getMessage()).doesNotContain("Exception", "\tat ");
      return Optional.of(refused);
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }

  /** The same of what may hold somebody's number, which no message repeats. */
  public static Optional<InputProblem> discreetRefusal(Reading reading) {
    Optional<InputProblem> refusal = refusal(reading);
    refusal.ifPresent(
        refused ->
            assertThat(refused.getMessage().replace(FOLDER.toString(), ""))
                .doesNotContainPattern(NUMBER));
    return refusal;
  }

  private static Path folder() {
    try {
      return PassingFolder.make("fuzzed");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
