package org.sunset2g.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contracts of {@code data-schema/}, and the constants that name their columns. */
class ContractsTest {
  static List<String> tables() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("data-schema"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.replace(".yaml", ""))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aContractLoadsUnderTheNameOfItsFile(String table) {
    assertThat(Contracts.of(table).table()).isEqualTo(table);
    assertThat(Contracts.of(table).version()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(Contracts.of(table).columns()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aContractSaysItsGrain(String table) {
    assertThat(Contracts.of(table).grain()).startsWith("one row per ");
    assertThat(Contracts.of(table).description()).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theConstantsAreTheColumnsOfTheContract(String table) throws ReflectiveOperationException {
    assertThat(constants().get(table))
        .as("class with TABLE = \"%s\"", table)
        .isNotNull()
        .containsExactlyInAnyOrderElementsOf(Contracts.of(table).columnNames());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyPatternIsARegularExpressionThatItsValidValuesMeet(String table) {
    for (Column column : Contracts.of(table).columns()) {
      column
          .pattern()
          .map(Pattern::compile)
          .ifPresent(
              pattern ->
                  assertThat(column.validValues())
                      .allSatisfy(value -> assertThat(value).matches(pattern)));
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void columnNamesAreSmallWordsAndNoneComesTwice(String table) {
    assertThat(Contracts.of(table).columnNames())
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(name).matches("[a-z][a-z0-9_]*").doesNotContain("__"));
  }

  @Test
  void everyConstantsClassHasAContract() throws Exception {
    assertThat(constants().keySet()).containsExactlyElementsOf(tables());
  }

  @Test
  void aTableWithoutAContractIsAFault() {
    assertThatThrownBy(() -> Contracts.of("no_such_table"))
        .hasMessageContaining("/data-schema/no_such_table.yaml");
  }

  /** Values of the text constants by the value of TABLE, for every class of the room. */
  private static Map<String, List<String>> constants() throws ReflectiveOperationException {
    Map<String, List<String>> constants = new TreeMap<>();
    for (Class<?> type : classesWithTable()) {
      Map<String, String> values = new TreeMap<>();
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers())
            && Modifier.isPublic(field.getModifiers())
            && field.getType() == String.class) {
          values.put(field.getName(), (String) field.get(null));
        }
      }
      String table = values.remove("TABLE");
      constants.put(table, List.copyOf(values.values()));
    }
    return constants;
  }

  private static List<Class<?>> classesWithTable() throws ReflectiveOperationException {
    try (Stream<Path> sources = Files.list(Path.of("src/main/java/org/sunset2g/contract"))) {
      List<String> names =
          sources
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".java") && !name.startsWith("package"))
              .map(name -> "org.sunset2g.contract." + name.replace(".java", ""))
              .sorted()
              .toList();
      List<Class<?>> found = new java.util.ArrayList<>();
      for (String name : names) {
        Class<?> type = Class.forName(name);
        if (Arrays.stream(type.getDeclaredFields())
            .anyMatch(field -> field.getName().equals("TABLE"))) {
          found.add(type);
        }
      }
      return found;
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
