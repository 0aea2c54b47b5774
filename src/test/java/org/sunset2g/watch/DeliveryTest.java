package org.sunset2g.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {
  @TempDir private Path folder;

  @Test
  void aFileIsReplacedAsAWholeAndNothingIsLeftBeside() throws IOException {
    Path file = folder.resolve("made/x.prom");
    Delivery.toFile(file, "old and long".getBytes(UTF_8));
    Delivery.toFile(file, "new".getBytes(UTF_8));

    assertThat(file).hasContent("new");
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void whatIsPutArrivesWithItsType() throws IOException {
    try (LoopbackServer server = LoopbackServer.answering(202)) {
      Delivery.toServer(
          server.at("/metrics/job/x"), "PUT", MetricsText.CONTENT_TYPE, "a 1\n".getBytes(UTF_8));

      assertThat(server.received()).hasSize(1);
      assertThat(server.received().get(0).method()).isEqualTo("PUT");
      assertThat(server.received().get(0).path()).isEqualTo("/metrics/job/x");
      assertThat(server.received().get(0).contentType()).startsWith("text/plain; version=0.0.4");
      assertThat(server.received().get(0).body()).asString(UTF_8).isEqualTo("a 1\n");
    }
  }

  @Test
  void aRefusalAndSilenceAreFailures() throws IOException {
    LoopbackServer server = LoopbackServer.answering(503);
    URI place = server.at("/");
    try (server) {
      assertThatThrownBy(() -> Delivery.toServer(place, "POST", "text/plain", new byte[0]))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("503");
    }
    assertThatThrownBy(() -> Delivery.toServer(place, "POST", "text/plain", new byte[0]))
        .isInstanceOf(IOException.class);
  }

  @Test
  @Timeout(60)
  void aServerThatSendsHeadersAndNoBodyIsNotWaitedForWithoutEnd() throws IOException {
    try (LoopbackServer server = LoopbackServer.sendingHeadersAlone()) {
      URI place = server.at("/");
      assertThatThrownBy(
              () ->
                  Delivery.toServer(
                      place, "POST", "text/plain", new byte[] {1}, Duration.ofSeconds(2)))
          .isInstanceOf(IOException.class)
          .hasMessage("it gave no whole answer within 2 seconds");
    }
  }

  @Test
  void aLinkUnderTheDraftsNameIsNotFollowed() throws IOException {
    Path file = folder.resolve("x.prom");
    Path target = Files.writeString(folder.resolve("target"), "kept");
    Files.createSymbolicLink(
        folder.resolve(".x.prom." + ProcessHandle.current().pid() + ".draft"), target);

    Delivery.toFile(file, "new".getBytes(UTF_8));

    assertThat(target).hasContent("kept");
    assertThat(file).hasContent("new");
    assertThat(file).isRegularFile();
    assertThat(Files.isSymbolicLink(file)).isFalse();
  }

  @Test
  void whatCouldBeAPersonIsHidden() {
    assertThat(
            List.of(
                Masked.of("task 12 of " + "0af3".repeat(8) + " failed"),
                Masked.of("number +84912345678, IMSI 452041234567890"),
                Masked.of("snapshot 1234567890123456789 of 2024-W37 in 000012")))
        .containsExactly(
            "task 12 of [hidden] failed",
            "number +[hidden], IMSI [hidden]",
            "snapshot 1234567890123456789 of 2024-W37 in 000012");
  }
}
