package org.sunset2g.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookProcessTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  private void run(Duration limit, String... words) throws IOException {
    run(Set.of(), limit, words);
  }

  private void run(Set<String> secrets, Duration limit, String... words) throws IOException {
    HookProcess.run(
        List.of(words), Map.of("SUNSET2G_WEEK", "2024-W37"), secrets, limit, lines::add);
  }

  @Test
  void itHasItsWordsItsEnvironmentAndItsOutputHeard() throws IOException {
    run(LONG, "sh", "-c", "echo \"$SUNSET2G_WEEK $SUNSET2G_LOG $1\"; echo no >&2", "-", "a b; c");

    assertThat(lines).containsExactly("2024-W37  a b; c", "no");
  }

  @Test
  void itIsNotToldTheSecretsThatTheSettingsName() throws IOException {
    String name = // any that this process surely has
        System.getenv().keySet().stream()
            .filter(variable -> variable.matches("HOME|USER|LANG|PATH"))
            .findFirst()
            .orElseThrow();

    run(Set.of(), LONG, "/bin/sh", "-c", "env");
    assertThat(lines).anyMatch(line -> line.startsWith(name + "="));
    lines.clear();
    run(Set.of(name), LONG, "/bin/sh", "-c", "/usr/bin/env");
    assertThat(lines)
        .contains("SUNSET2G_WEEK=2024-W37")
        .noneMatch(line -> line.startsWith(name + "="));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS_SECRET_ACCESS_KEY",
        "AWS_ACCESS_KEY_ID",
        "AWS_SESSION_TOKEN",
        "PGPASSWORD",
        "PGPASSFILE",
        "MYSQL_PWD",
        "SMTP_PASS",
        "catalogue_password",
        "GOOGLE_APPLICATION_CREDENTIALS",
        "SUNSET2G_LOG"
      })
  void aVariableWhoseNameSaysSecretIsWithheld(String name) {
    assertThat(HookProcess.isWithheld(name, Set.of())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PATH", "HOME", "PWD", "OLDPWD", "LANG", "USER", "TZ", "JAVA_HOME"})
  void whatACommandNeedsIsHandedOn(String name) {
    assertThat(HookProcess.isWithheld(name, Set.of("DB_LOGIN"))).isFalse();
  }

  @Test
  void aFailureSaysItsCode() {
    assertThatThrownBy(() -> run(LONG, "sh", "-c", "exit 7")).hasMessageContaining("7");
  }

  @Test
  void whatIsNotThereIsAFailure() {
    assertThatThrownBy(() -> run(LONG, "/no/such/command")).isInstanceOf(IOException.class);
  }

  @Test
  void itIsEndedWhenItsTimeIsOver() {
    assertThatThrownBy(() -> run(Duration.ofMillis(300), "sleep", "60"))
        .hasMessageContaining("longer");
  }
}
