package org.sunset2g.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the planner's page in headless Chromium. */
class PageBrowserTest {
  /** Runs in the page after its own script: what the browser made of it, as an attribute. */
  private static final String PROBE =
      """
      <script>
      addEventListener("load", () => {
        document.documentElement.dataset.overflow =
            document.documentElement.scrollWidth > innerWidth;
        document.documentElement.dataset.requests =
            performance.getEntriesByType("resource").length;
      });
      </script>
      </body>
      """;

  @TempDir Path folder;

  @Test
  void thePageLoadsWithoutErrorsRequestsOrSidewaysScrollingInBothLanguages() throws Exception {
    PlannerPage.write(folder, new PreviewWorld("Huyện Lũng Vắng").content);
    Path page = folder.resolve("probed.html");
    Files.writeString(
        page,
        Files.readString(folder.resolve("index.html"))
            .replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "")
            .replace("</body>", PROBE));

    for (String language : List.of("", "#en")) {
      for (int width : List.of(600, 1280)) {
        Loaded loaded = load(page.toUri() + language, width);
        assertThat(loaded.console()).as("console at %d%s", width, language).isEmpty();
        assertThat(loaded.dom()).contains("data-requests=\"0\"");
        assertThat(loaded.dom()).contains("data-overflow=\"false\"");
        assertThat(loaded.dom())
            .contains("<html lang=\"" + (language.isEmpty() ? "vi" : "en") + "\"");
      }
    }
  }

  private record Loaded(String dom, List<String> console) {}

  private Loaded load(String url, int width) throws IOException, InterruptedException {
    Path dom = folder.resolve("dom.html");
    Path log = folder.resolve("chromium.log");
    List<String> command = new ArrayList<>(List.of(chromium().toString()));
    command.addAll(
        List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--enable-logging=stderr",
            "--user-data-dir=" + folder.resolve("profile"),
            "--window-size=" + width + ",1200",
            "--virtual-time-budget=2000",
            "--dump-dom",
            url));
    Process browser =
        new ProcessBuilder(command)
            .redirectOutput(dom.toFile())
            .redirectError(log.toFile())
            .start();
    if (!browser.waitFor(120, TimeUnit.SECONDS)) {
      browser.destroyForcibly();
      fail("the browser did not end within two minutes");
    }
    List<String> console =
        Files.readString(log, StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.contains("CONSOLE"))
            .toList();
    return new Loaded(Files.readString(dom), console);
  }

  private static Path chromium() {
    Optional<Path> found =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(name -> Stream.of("/usr/bin/", "/usr/local/bin/").map(dir -> dir + name))
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty() && "true".equals(System.getenv("CI"))) {
      fail("there is no Chromium, and in CI the page must be opened");
    }
    assumeTrue(found.isPresent(), "there is no Chromium on this machine");
    return found.get();
  }
}
