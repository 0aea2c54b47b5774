package org.sunset2g.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HookProcessTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  private void run(Duration limit, String... words) throws IOException {
    HookProcess.run(List.of(words), Map.of("SUNSET2G_WEEK", "2024-W37"), limit, lines::add);
  }

  @Test
  void itHasItsWordsItsEnvironmentAndItsOutputHeard() throws IOException {
    run(LONG, "sh", "-c", "echo \"$SUNSET2G_WEEK $SUNSET2G_LOG $1\"; echo no >&2", "-", "a b; c");

    assertThat(lines).containsExactly("2024-W37  a b; c", "no");
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
