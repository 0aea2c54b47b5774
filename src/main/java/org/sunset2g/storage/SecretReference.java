package org.sunset2g.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sunset2g.vocabulary.InputProblem;

/**
 * A value that settings name and do not hold: {@code ${env:NAME}} is a variable of the environment,
 * {@code ${file:/path}} the content of a file. Settings keep the reference; it is looked up at the
 * last moment.
 */
public final class SecretReference {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^}]+)}");

  private SecretReference() {}

  public static boolean isIn(String value) {
    return REFERENCE.matcher(value).find();
  }

  /** The settings with the values in the place of references. */
  public static Map<String, String> resolved(Map<String, String> settings) {
    Map<String, String> resolved = new TreeMap<>();
    settings.forEach((key, value) -> resolved.put(key, resolved(key, value)));
    return resolved;
  }

  /** Names of the environment's variables that the settings refer to. */
  public static Set<String> variables(Map<String, String> settings) {
    Set<String> variables = new TreeSet<>();
    for (String value : settings.values()) {
      Matcher references = REFERENCE.matcher(value);
      while (references.find()) {
        if (references.group(1).equals("env")) {
          variables.add(references.group(2));
        }
      }
    }
    return variables;
  }

  private static String resolved(String key, String value) {
    Matcher references = REFERENCE.matcher(value);
    StringBuilder resolved = new StringBuilder();
    while (references.find()) {
      String found =
          references.group(1).equals("env")
              ? variable(key, references.group(2))
              : content(key, references.group(2));
      references.appendReplacement(resolved, Matcher.quoteReplacement(found));
    }
    return references.appendTail(resolved).toString();
  }

  private static String variable(String key, String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw InputProblem.of(
          key + " names the environment variable " + name + ", which is not set",
          "set it for this process, or name a file with ${file:/path}");
    }
    return value;
  }

  private static String content(String key, String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException unreadable) {
      throw InputProblem.inFile(
              file, "cannot be read, and " + key + " names it", "check the path and its rights")
          .causedBy(unreadable);
    }
  }
}
