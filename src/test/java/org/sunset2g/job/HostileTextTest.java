package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.PlainText;

/**
 * A week whose areas, handsets, registry and hamlets are named by people who mean harm, with a
 * secret in its settings. All that it writes is looked at: what could run, what could deceive, who
 * may read it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTextTest {
  private static final IsoWeek WEEK = new IsoWeek(2024, 29);
  private static final String CANARY = "canary-0815";
  private static final Pattern TRICK =
      Pattern.compile(
          "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\u061C\\u200E\\u200F\\u2028\\u2029"
              + "\\u202A-\\u202E\\u2066-\\u2069]");
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r＝＋－＠].*", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final Set<String> STRANGE =
      Set.of("iframe", "base", "object", "embed", "evil", "frame");

  private Path folder;
  private final List<String> corpus = new ArrayList<>();
  private int given;

  @BeforeAll
  void run(@TempDir Path temporary) throws IOException {
    folder = temporary;
    for (String line : Files.readAllLines(Path.of("src/test/resources/injection/corpus.txt"))) {
      String text =
          Pattern.compile("\\\\u([0-9A-F]{4})")
              .matcher(line)
              .replaceAll(
                  hit ->
                      Matcher.quoteReplacement(
                          String.valueOf((char) Integer.parseInt(hit.group(1), 16))));
      // Files with a zero byte, or what is no UTF-8, are refused as a whole; a name of which
      // nothing
      // is left is refused as empty.
      if (!text.isEmpty()
          && !line.startsWith("# ")
          && !PlainText.line(text).isEmpty()
          && text.chars().noneMatch(HostileTextTest::isNoText)) {
        corpus.add(text);
      }
    }
    Path world = folder.resolve("world");
    assertThat(
            CommandRun.of(
                    "synth",
                    "--to",
                    world.toString(),
                    "--subscribers",
                    "600",
                    "--from",
                    "2024-W29",
                    "--weeks",
                    "1")
                .code())
        .isEqualTo(Sunset2g.DONE);
    Path reference = world.resolve("reference");
    spoil(reference.resolve("admin_units.csv"), 1, "name");
    for (Path version : files(reference.resolve("tac_catalogue"))) {
      spoil(version, 3, "manufacturer", "model");
    }
    Path registry = world.resolve("registry");
    spoil(registry.resolve("team.csv"), 1, "name");
    spoil(registry.resolve("focal_point.csv"), 1, "office");
    spoil(registry.resolve("programme.csv"), 1, "offer");
    spoil(registry.resolve("sale_point.csv"), 1, "name", "address", "hours");
    spoil(registry.resolve("area_restriction.csv"), 1, "reason");
    EngineRun.onWorld(
            world,
            folder,
            EngineRun.ALL_FORMS,
            EngineRun.ALL_PAPERS,
            "reference.registry=" + registry,
            "spark.canary.password=" + CANARY,
            "report.letter.issuer='<b>=1+1 & \"x\"'")
        .week(WEEK);
  }

  @Test
  void nothingRunsInAPage() throws IOException {
    int pages = 0;
    for (Path page : files(folder.resolve("output"))) {
      if (!page.toString().endsWith(".html")) {
        continue;
      }
      pages++;
      var document = Jsoup.parse(Files.readString(page));
      assertThat(document.select("meta[http-equiv=Content-Security-Policy]"))
          .as(page.toString())
          .hasSize(1);
      assertThat(document.select("meta[http-equiv=refresh]")).as(page.toString()).isEmpty();
      for (Element element : document.getAllElements()) {
        assertThat(STRANGE).as(page.toString()).doesNotContain(element.normalName());
        if (element.normalName().equals("script")) {
          assertThat(element.html()).as(page.toString()).doesNotContain("evil");
        }
        for (Attribute attribute : element.attributes()) {
          String name = attribute.getKey().toLowerCase(Locale.ROOT);
          assertThat(name).as(page.toString()).doesNotStartWith("on");
          if (Set.of("href", "src", "action", "style", "xlink:href", "srcset").contains(name)) {
            assertThat(attribute.getValue())
                .as(page.toString())
                .doesNotContain("javascript:", "data:text", "evil");
          }
        }
        if (element.hasAttr("target")) {
          assertThat(element.attr("rel")).as(page.toString()).contains("noopener");
        }
      }
    }
    assertThat(pages).isGreaterThan(10);
  }

  @Test
  void noCellIsAFormula() throws IOException {
    int cells = 0;
    for (Path table : files(folder.resolve("output"))) {
      if (!table.toString().endsWith(".csv")) {
        continue;
      }
      String text = Files.readString(table).replaceFirst("^\uFEFF", "");
      try (CSVParser rows = CSVParser.parse(new StringReader(text), CSVFormat.RFC4180)) {
        for (CSVRecord row : rows) {
          for (String cell : row) {
            cells++;
            assertThat(FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches())
                .as(table + ": " + cell)
                .isFalse();
            assertThat(cell).as(table.toString()).doesNotContain("\n", "\r");
          }
        }
      }
    }
    assertThat(cells).isGreaterThan(1000);
  }

  @Test
  void nothingDeceivesTheEyeOrTheTerminal() throws IOException {
    for (Path root : List.of(folder.resolve("output"), folder.resolve("lake/runs"))) {
      for (Path file : files(root)) {
        assertThat(TRICK.matcher(file.getFileName().toString()).find())
            .as(file.toString())
            .isFalse();
        if (file.toString().matches(".*\\.(html|csv|json|js|ics)")) {
          Matcher trick = TRICK.matcher(Files.readString(file).replaceFirst("^\uFEFF", ""));
          assertThat(trick.find() ? "at " + trick.start() : "").as(file.toString()).isEmpty();
        }
      }
    }
  }

  @Test
  void documentsAndWorkbooksStayXmlWithoutFormulasAndAddresses() throws Exception {
    DocumentBuilderFactory xml = DocumentBuilderFactory.newInstance();
    xml.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    int parts = 0;
    for (Path file : files(folder.resolve("output"))) {
      if (!file.toString().matches(".*\\.(xlsx|docx)")) {
        continue;
      }
      try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          if (entry.getName().matches(".*\\.(xml|rels)")) {
            parts++;
            byte[] bytes = zip.readAllBytes();
            var document = xml.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
            String said = file + "!" + entry.getName();
            assertThat(document.getElementsByTagName("evil").getLength()).as(said).isZero();
            assertThat(TRICK.matcher(document.getDocumentElement().getTextContent()).find())
                .as(said)
                .isFalse();
            if (entry.getName().endsWith(".rels")) {
              assertThat(new String(bytes, StandardCharsets.UTF_8)).as(said).doesNotContain("evil");
            }
          }
        }
      }
    }
    assertThat(parts).isGreaterThan(10);
  }

  @Test
  void lettersAndAccentsComeOutAsTheyWentIn() throws IOException {
    StringBuilder areas = new StringBuilder();
    for (Path file : files(folder.resolve("output/reports/2024-W29/tables"))) {
      if (file.toString().endsWith(".csv")) {
        areas.append(Files.readString(file));
      }
    }
    assertThat(areas).containsAnyOf("Ấp Đường Mới, xã Nguyễn Văn Quá", "O'Brien & Söhne <3");
  }

  @Test
  void theSecretIsNowhere() throws IOException {
    byte[] canary = CANARY.getBytes(StandardCharsets.UTF_8);
    for (Path root : List.of(folder.resolve("output"), folder.resolve("lake"))) {
      for (Path file : files(root)) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(new String(canary, StandardCharsets.ISO_8859_1));
      }
    }
  }

  @Test
  void onlyTheOwnerReadsListsLakeAndRecords() throws IOException {
    SortedMap<String, String> open = new TreeMap<>();
    for (Path root : List.of(folder.resolve("lake"), folder.resolve("output/lists"))) {
      try (Stream<Path> all = Files.walk(root)) {
        for (Path each : all.toList()) {
          String mode =
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(each, LinkOption.NOFOLLOW_LINKS));
          boolean isLake = root.endsWith("lake");
          // Within the lake, whose folder is closed, libraries make some files as the umask has it.
          if (!mode.endsWith("------") && (!isLake || each.equals(root))) {
            open.put(folder.relativize(each).toString(), mode);
          }
        }
      }
    }
    assertThat(open).isEmpty();
    assertThat(folder.resolve("output/.staging")).doesNotExist();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(
                    folder.resolve("output/reports/2024-W29/index.html"))))
        .startsWith("rw-r");
    for (String above : List.of("output", "output/reports", "output/reports/2024-W29")) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(above))))
          .as(above)
          .startsWith("rwxr-");
    }
  }

  @Test
  void nothingIsWrittenOrDeletedThroughAPlantedLink() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/2024-W01/operator_a"));
    Path theirs = Files.writeString(elsewhere.resolve("theirs.csv"), "x");
    Path output = Files.createDirectories(folder.resolve("planted"));
    for (String place : List.of("lists", "deltas")) {
      Path link = Files.createSymbolicLink(output.resolve(place), folder.resolve("elsewhere"));
      assertThatThrownBy(
              () -> {
                new ListFiles(output).before(WEEK);
                StagedOutputs.settle(output, null);
              })
          .isInstanceOf(InputProblem.class)
          .hasMessageContaining("it is a link");
      Files.delete(link);
    }
    Files.createSymbolicLink(output.resolve(".staging"), folder.resolve("elsewhere"));
    assertThatThrownBy(() -> StagedOutputs.settle(output, null))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("it is a link");
    Files.delete(output.resolve(".staging"));
    Path week = Files.createDirectories(output.resolve("lists")).resolve("2024-W01");
    Files.createSymbolicLink(week, folder.resolve("elsewhere/2024-W01"));
    ListFiles.delete(new ListFiles(output).before(WEEK));
    assertThat(week).doesNotExist();
    assertThat(theirs).exists();
  }

  private static boolean isNoText(int letter) {
    return letter == 0 || letter >= 0xD800 && letter <= 0xDFFF;
  }

  private void spoil(Path table, int every, String... columns) throws IOException {
    List<CSVRecord> rows;
    try (Reader reader = Files.newBufferedReader(table);
        CSVParser parser = CSVParser.parse(reader, CSVFormat.RFC4180)) {
      rows = parser.getRecords();
    }
    List<String> header = rows.get(0).toList();
    try (Writer writer = Files.newBufferedWriter(table);
        CSVPrinter printer =
            new CSVPrinter(
                writer,
                CSVFormat.RFC4180
                    .builder()
                    .setQuoteMode(org.apache.commons.csv.QuoteMode.ALL)
                    .build())) {
      printer.printRecord(header);
      for (int row = 1; row < rows.size(); row++) {
        List<String> cells = new ArrayList<>(rows.get(row).toList());
        for (String column : columns) {
          if (row % every == 0) {
            cells.set(header.indexOf(column), corpus.get(given++ % corpus.size()));
          }
        }
        printer.printRecord(cells);
      }
    }
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
