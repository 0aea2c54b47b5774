package org.sunset2g.report.site;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Headless Chromium, driven through ChromeDriver's WebDriver protocol (W3C Recommendation
 * WebDriver): no network, nothing downloaded. Tests are skipped where either is missing, except in
 * CI.
 */
final class Browser implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SWITCHES =
      List.of(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-sync",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--lang=vi");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process driver;
  private final URI session;

  private Browser(Process driver, int port, Path chromium, Path profile) {
    this.driver = driver;
    URI driverAt = URI.create("http://127.0.0.1:" + port + "/session");
    List<String> switches = new ArrayList<>(SWITCHES);
    switches.add("--user-data-dir=" + profile);
    Map<String, Object> wanted =
        Map.of(
            "goog:chromeOptions",
            Map.of("binary", chromium.toString(), "args", switches),
            "goog:loggingPrefs",
            Map.of("browser", "ALL", "performance", "ALL"));
    JsonNode made = post(driverAt, Map.of("capabilities", Map.of("alwaysMatch", wanted)));
    this.session = URI.create(driverAt + "/" + made.get("sessionId").asText());
  }

  /** Starts the browser with a new profile. */
  static Browser start(Path profile) throws IOException {
    Optional<Path> chromium =
        first("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    Optional<Path> driver = first("/usr/bin/chromedriver");
    boolean isThere = chromium.isPresent() && driver.isPresent();
    if (!isThere && "true".equals(System.getenv("CI"))) {
      fail("Chromium or ChromeDriver is missing, and in CI the pages must be opened");
    }
    assumeTrue(isThere, "Chromium or ChromeDriver is missing on this machine");
    Process started =
        new ProcessBuilder(driver.orElseThrow().toString(), "--port=0")
            .redirectErrorStream(true)
            .start();
    try {
      return new Browser(started, port(started), chromium.orElseThrow(), profile);
    } catch (IOException | RuntimeException failed) {
      started.destroyForcibly();
      throw failed;
    }
  }

  private static Optional<Path> first(String... paths) {
    return Stream.of(paths).map(Path::of).filter(Files::isExecutable).findFirst();
  }

  private static int port(Process driver) throws IOException {
    BufferedReader said = driver.inputReader();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.matches(".*started successfully on port \\d+\\.")) {
        return Integer.parseInt(line.replaceAll("\\D+(\\d+)\\.$", "$1"));
      }
    }
    throw new IOException("ChromeDriver ended before it told its port");
  }

  void open(String address) {
    command("/url", Map.of("url", address));
  }

  String address() {
    return run("return location.href").asText();
  }

  /** What a function with this body returns; a promise is waited for. */
  JsonNode run(String body, Object... arguments) {
    return command("/execute/sync", Map.of("script", body, "args", List.of(arguments)));
  }

  /** Waits until the condition holds: pages load their data when it is first asked for. */
  void await(String condition) {
    String body =
        "const end = performance.now() + 5000;"
            + " const holds = () => { try { return Boolean("
            + condition
            + "); } catch { return false; } };"
            + " return new Promise((done) => { const look = () => holds() ? done(true)"
            + " : performance.now() > end ? done(false) : setTimeout(look, 10); look(); });";
    if (!run(body).asBoolean()) {
      fail("within five seconds it did not come about that " + condition);
    }
  }

  /** Presses keys one after the other; see {@link Key} for those without a letter. */
  void press(String keys) {
    List<Map<String, String>> actions = new ArrayList<>();
    keys.codePoints()
        .mapToObj(Character::toString)
        .forEach(
            key -> {
              actions.add(Map.of("type", "keyDown", "value", key));
              actions.add(Map.of("type", "keyUp", "value", key));
            });
    command(
        "/actions",
        Map.of("actions", List.of(Map.of("type", "key", "id", "keys", "actions", actions))));
  }

  /** Clicks the middle of the first element that the selector finds. */
  void click(String selector) {
    JsonNode found =
        command("/element", Map.of("using", "css selector", "value", selector)).elements().next();
    command("/element/" + found.asText() + "/click", Map.of());
  }

  /** Gives the page a window of so many CSS pixels; a narrow one is a telephone's. */
  void resize(int width) {
    devtools(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  JsonNode devtools(String method, Map<String, ?> parameters) {
    return command("/goog/cdp/execute", Map.of("cmd", method, "params", parameters));
  }

  /** Lines of the console since the last call. */
  List<String> console() {
    return log("browser");
  }

  /** Addresses that pages asked for since the last call. */
  List<String> requests() {
    List<String> requests = new ArrayList<>();
    for (String line : log("performance")) {
      JsonNode event = json(line).get("message");
      if (event.get("method").asText().equals("Network.requestWillBeSent")) {
        requests.add(event.at("/params/request/url").asText());
      }
    }
    return requests;
  }

  private List<String> log(String kind) {
    List<String> lines = new ArrayList<>();
    command("/se/log", Map.of("type", kind))
        .forEach(entry -> lines.add(entry.get("message").asText()));
    return lines;
  }

  @Override
  public void close() {
    try {
      send(HttpRequest.newBuilder(session).DELETE());
    } finally {
      driver.destroy();
    }
  }

  private JsonNode command(String path, Map<String, ?> parameters) {
    return post(URI.create(session + path), parameters);
  }

  private JsonNode post(URI to, Map<String, ?> parameters) {
    try {
      String text = JSON.writeValueAsString(parameters);
      return send(HttpRequest.newBuilder(to).POST(HttpRequest.BodyPublishers.ofString(text)));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          client.send(
              request.timeout(Duration.ofMinutes(1)).build(), HttpResponse.BodyHandlers.ofString());
      JsonNode value = json(answer.body()).get("value");
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(value.get("message").asText());
      }
      return value;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the browser was interrupted", stopped);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Keys without a letter, by their code points in WebDriver (section "Keyboard actions"). */
  static final class Key {
    static final String TAB = "\ue004";
    static final String ENTER = "\ue007";
    static final String ESCAPE = "\ue00c";
    static final String DOWN = "\ue015";

    private Key() {}
  }
}
