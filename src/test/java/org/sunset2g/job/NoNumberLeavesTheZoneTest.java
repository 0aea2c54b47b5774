package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.SparkForTests;
import org.sunset2g.oracle.Story;
import org.sunset2g.oracle.WorkedExample;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The whole way of a week, from a dump to a resolved list, error paths included: afterwards no
 * number, no card, no device and no key stands anywhere but in the crosswalk and the resolved list.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoNumberLeavesTheZoneTest {
  private static final IsoWeek WEEK = WorkedExample.WEEKS.get(0);
  private static final String OPERATOR = "viettel";
  private static final int SUBSCRIBERS = 60;
  private static final String MALFORMED = "912399999";

  private final List<String> said = new ArrayList<>();
  private Path zone;
  private Path outside;
  private Path keys;
  private Path landing;
  private Path resolved;
  private CommandRun resolution;

  /** Everything an operator does in a week, and what can go wrong with it. */
  @BeforeAll
  void runTheWeek(@TempDir Path temporary) throws IOException {
    zone = Files.createDirectories(temporary.resolve("zone"));
    outside = Files.createDirectories(temporary.resolve("outside"));
    landing = outside.resolve("landing");
    keys = zone.resolve("keys.json");
    WorkedExample.write(outside.resolve("reference"), "nobody");
    command(0, "keys", "create", keys.toString());
    command(0, "keys", "list", keys.toString());
    command(0, pseudonymise("operator_dump", dump(), landing, keys));
    command(0, pseudonymise("subscriber_snapshot", snapshot(), landing, keys));
    errors();
    command(0, weekly(landing, "lake"));
    resolved = zone.resolve("resolved.csv");
    resolution = command(0, resolve(list(), zone.resolve("crosswalk"), resolved));
    command(2, resolve(list(), zone.resolve("other_crosswalk"), zone.resolve("no.csv")));
    command(0, export("rejected_row"));
    command(0, "runs", "show", "1", "--set", "paths.lake=" + outside.resolve("lake"));
  }

  /** Refusals: each must say what is wrong without saying whose. */
  private void errors() throws IOException {
    Path refused = outside.resolve("refused");
    Path noKeys = text("no_keys.json", snapshotLines(0).get(1));
    command(2, pseudonymise("subscriber_snapshot", snapshot(), refused, noKeys));
    Files.setPosixFilePermissions(noKeys, PosixFilePermissions.fromString("rw-r--r--"));
    command(2, pseudonymise("subscriber_snapshot", snapshot(), refused, noKeys));
    List<String> lines = snapshotLines(0);
    Path headerless = text("headerless.csv", String.join("\n", lines.subList(1, lines.size())));
    command(2, pseudonymise("subscriber_snapshot", headerless, refused, keys));
    Path repeated = text("repeated.csv", number(1) + "," + number(1) + "\n");
    command(2, pseudonymise("subscriber_snapshot", repeated, refused, keys));
    Path malformed = text("malformed.csv", String.join("\n", snapshotLines(30)));
    command(2, pseudonymise("subscriber_snapshot", malformed, refused, keys));
    Path broken = text("net_20240826_20240901_b.csv", "date,imei\n20240826," + imei(1) + "\n");
    command(2, pseudonymise("operator_dump", broken, refused, keys));
    assertThat(refused)
        .satisfiesAnyOf(
            none -> assertThat(none).doesNotExist(), empty -> assertThat(files(empty)).isEmpty());

    Path clear = outside.resolve("clear_landing");
    Story.writeText(clear.resolve(OPERATOR).resolve(WEEK + "/x"), "placeholder");
    // What lies in this landing folder is the operator's own mistake, so it is kept in the zone.
    Path mistaken = zone.resolve("mistaken");
    Files.move(clear, mistaken);
    Path folder = mistaken.resolve(OPERATOR).resolve(WEEK.toString());
    Files.copy(snapshot(), folder.resolve("subscriber_snapshot.csv"));
    Files.copy(
        landing.resolve(OPERATOR).resolve(WEEK + "/device_observation.csv"),
        folder.resolve("device_observation.csv"));
    command(2, weekly(mistaken, "lake_of_mistake"));
  }

  @Test
  void nothingOutsideTheZoneHoldsANumberOrAKey() throws IOException {
    Map<String, String> secrets = secrets();
    Map<String, byte[]> contents = new TreeMap<>();
    for (Path file : files(outside)) {
      contents.put(file.toString(), plain(file));
    }
    parquetRows().forEach((file, rows) -> contents.put(file + " as rows", rows));
    contents.put(
        "what the commands said", String.join("\n", said).getBytes(StandardCharsets.UTF_8));
    contents.put("audit log", Files.readAllBytes(zone.resolve("resolutions.log")));

    assertThat(contents.keySet())
        .anyMatch(name -> name.endsWith("subscriber_snapshot.rejected.csv"))
        .anyMatch(name -> name.endsWith("area_week.csv"))
        .anyMatch(name -> name.endsWith("000001.json"))
        .anyMatch(name -> name.endsWith("rejected_row.csv"))
        .anyMatch(name -> name.endsWith("as rows"));
    contents.forEach(
        (name, bytes) -> {
          String content = new String(bytes, StandardCharsets.ISO_8859_1);
          secrets.forEach(
              (what, secret) ->
                  assertThat(content.contains(secret)).as(what + " in " + name).isFalse());
        });
  }

  @Test
  void theSearchWouldFindThem() throws IOException {
    String zonesOwn = new String(Files.readAllBytes(resolved), StandardCharsets.ISO_8859_1);
    String key = Files.readString(keys);

    assertThat(secrets().values().stream().filter(zonesOwn::contains)).isNotEmpty();
    assertThat(secrets().values().stream().filter(key::contains)).hasSize(1);
  }

  @Test
  void everyTokenOfTheListIsResolvedAndWrittenDown() throws IOException {
    List<String> list = Files.readAllLines(list());
    List<String> numbers = Files.readAllLines(resolved);
    List<String> audit = Files.readAllLines(zone.resolve("resolutions.log"));

    assertThat(list).hasSizeGreaterThan(40);
    assertThat(numbers).hasSameSizeAs(list);
    assertThat(numbers.get(0)).endsWith(",number_kind,number");
    assertThat(numbers.subList(1, numbers.size()))
        .allMatch(row -> row.matches(".*,msisdn,8491234[0-9]{4}"));
    assertThat(resolution.err())
        .contains("%d of %d rows".formatted(list.size() - 1, list.size() - 1));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(resolved)))
        .isEqualTo("rw-------");
    assertThat(audit).hasSize(list.size());
    String token = list.get(1).split(",")[1];
    assertThat(audit.get(0))
        .contains("\"purpose\":\"calls of next week\"")
        .contains("\"user\":\"")
        .contains(org.sunset2g.zone.AuditLog.reference(token))
        .doesNotContain(token);
    assertThat(audit.get(audit.size() - 1))
        .contains("\"asked\":" + (list.size() - 1), "\"sha256\":\"");
  }

  @Test
  void aPurposeIsAskedForAndHoldsNoNumber() throws IOException {
    String[] command = resolve(list(), zone.resolve("crosswalk"), zone.resolve("x.csv"));
    command[command.length - 1] = "call 0912 340 001";

    assertThat(CommandRun.of(command)).extracting(CommandRun::code).isEqualTo(1);
    assertThat(zone.resolve("x.csv")).doesNotExist();
  }

  @Test
  void dumpAndSnapshotMeet() throws IOException {
    Path folder = landing.resolve(OPERATOR).resolve(WEEK.toString());
    List<String> observed = subscribers(folder.resolve("device_observation.csv"));

    assertThat(observed).hasSize(SUBSCRIBERS).doesNotHaveDuplicates().isSorted();
    assertThat(subscribers(folder.resolve("subscriber_snapshot.csv")))
        .containsExactlyElementsOf(observed);
  }

  private static List<String> subscribers(Path file) throws IOException {
    return Files.readAllLines(file).stream().skip(1).map(line -> line.split(",")[0]).toList();
  }

  private Path dump() {
    List<String> lines = new ArrayList<>(List.of("date,imei,imsi,msisdn,rat"));
    for (int day = 26; day <= 29; day++) {
      for (int subscriber = 0; subscriber < SUBSCRIBERS; subscriber++) {
        String start = day % 2 == 0 ? "+84" : "84";
        lines.add(
            "202408%d,%s,%s,%s,001"
                .formatted(day, imei(subscriber), imsi(subscriber), start + number(subscriber)));
      }
    }
    lines.add("20240826," + imei(1) + "," + imsi(1) + "," + MALFORMED + ",001");
    lines.add("20240826,3599ABC," + imsi(2) + ",84" + number(2) + ",001");
    return text("net_20240826_20240901.csv", String.join("\n", lines) + "\n");
  }

  private Path snapshot() {
    return text("crm.csv", String.join("\n", snapshotLines(1)) + "\n");
  }

  private static List<String> snapshotLines(int malformed) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "subscriber_id,home_code_system,home_commune,hamlet,status,segment,sim_generation,"
            + "visit_consent,offer_consent,do_not_call,subsidy_eligible,activated_on,"
            + "last_active_on,contact");
    for (int subscriber = 0; subscriber < SUBSCRIBERS; subscriber++) {
      String start = List.of("0", "+84", "84", "0084").get(subscriber % 4);
      String hamlet = subscriber == 7 ? "gọi 0" + number(8) : "thôn 1";
      lines.add(
          "%s%s,VN-2004,06007,%s,ACTIVE,CONSUMER,4G,true,,false,,,,0%s"
              .formatted(start, number(subscriber), hamlet, number(subscriber)));
    }
    for (int row = 0; row < malformed; row++) {
      lines.add(MALFORMED + ",VN-2004,06007,,ACTIVE,CONSUMER,4G,true,,false,,,,");
      lines.add("0" + number(3) + ",VN-2004,0" + number(3) + ",,ACTIVE,CONSUMER,4G,,,,,,,");
    }
    return lines;
  }

  private static String number(int subscriber) {
    return "91234%04d".formatted(subscriber);
  }

  private static String imsi(int subscriber) {
    return "45204%010d".formatted(7_000_000 + subscriber);
  }

  private static String imei(int subscriber) {
    return Story.TACS.get("g") + "%06d".formatted(770_000 + subscriber);
  }

  /** What must not be found, by what it is. */
  private Map<String, String> secrets() throws IOException {
    Map<String, String> secrets = new TreeMap<>();
    for (int subscriber = 0; subscriber < SUBSCRIBERS; subscriber++) {
      secrets.put("number of " + subscriber, number(subscriber));
      secrets.put("card of " + subscriber, imsi(subscriber));
      secrets.put("device of " + subscriber, imei(subscriber));
    }
    secrets.put("malformed number", MALFORMED);
    secrets.put("malformed device", "3599ABC");
    String base64 = new ObjectMapper().readTree(keys.toFile()).at("/keys/0/secret").asText();
    byte[] key = Base64.getDecoder().decode(base64);
    secrets.put("key in base64", base64);
    secrets.put("key in hexadecimal", HexFormat.of().formatHex(key));
    secrets.put("key", new String(key, StandardCharsets.ISO_8859_1));
    return secrets;
  }

  private Path list() throws IOException {
    return files(outside.resolve("output/lists")).stream()
        .filter(file -> file.toString().endsWith(".csv"))
        .filter(file -> !file.endsWith(NewAttachmentList.FILE))
        .findFirst()
        .orElseThrow();
  }

  private Path text(String name, String text) {
    Path file = zone.resolve(name);
    Story.writeText(file, text);
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException unset) {
      throw new java.io.UncheckedIOException(unset);
    }
    return file;
  }

  private String[] pseudonymise(String table, Path file, Path out, Path keyset) {
    return new String[] {
      "pseudonymise",
      "--as",
      table,
      file.toString(),
      "--week",
      WEEK.toString(),
      "--operator",
      OPERATOR,
      "--out",
      out.toString(),
      "--keyset",
      keyset.toString(),
      "--crosswalk",
      zone.resolve("crosswalk").toString(),
      "--stacktrace"
    };
  }

  private String[] weekly(Path from, String lake) {
    Path reference = outside.resolve("reference");
    return new String[] {
      "weekly",
      "--week",
      WEEK.toString(),
      "--stacktrace",
      "--set",
      "paths.landing=" + from,
      "--set",
      "paths.lake=" + outside.resolve(lake),
      "--set",
      "paths.output=" + outside.resolve("output"),
      "--set",
      "reference.tacCatalogue=" + reference.resolve("catalogue"),
      "--set",
      "reference.adminUnits=" + reference.resolve("admin_units.csv")
    };
  }

  private String[] resolve(Path list, Path crosswalk, Path out) {
    return new String[] {
      "resolve", list.toString(), "--keyset", keys.toString(),
      "--crosswalk", crosswalk.toString(), "--out", out.toString(),
      "--purpose", "calls of next week"
    };
  }

  private String[] export(String table) {
    return new String[] {
      "export",
      "--table",
      table,
      "--week",
      WEEK.toString(),
      "--to",
      outside.resolve(table + ".csv").toString(),
      "--set",
      "paths.lake=" + outside.resolve("lake")
    };
  }

  private CommandRun command(int code, String... command) {
    CommandRun run = CommandRun.of(command);
    said.add(run.out());
    said.add(run.err());
    assertThat(run.code()).as("%s%n%s", String.join(" ", command), run.err()).isEqualTo(code);
    return run;
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static byte[] plain(Path file) throws IOException {
    byte[] stored = Files.readAllBytes(file);
    boolean packed = stored.length > 2 && stored[0] == 0x1f && stored[1] == (byte) 0x8b;
    return packed ? new GZIPInputStream(new ByteArrayInputStream(stored)).readAllBytes() : stored;
  }

  /** Parquet files are packed: what they hold is searched as rows. */
  private Map<String, byte[]> parquetRows() {
    Map<String, byte[]> rows = new TreeMap<>();
    for (Path file : files(outside)) {
      if (file.toString().endsWith(".parquet")) {
        String text =
            String.join(
                "\n",
                SparkForTests.session().read().parquet(file.toString()).toJSON().collectAsList());
        rows.put(file.toString(), text.getBytes(StandardCharsets.UTF_8));
      }
    }
    return rows;
  }
}
