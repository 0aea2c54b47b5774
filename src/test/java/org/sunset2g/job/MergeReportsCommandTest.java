package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunset2g.report.merge.OperatorFolders.WEEK;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.report.merge.OperatorFolders;
import org.sunset2g.report.tables.PublishedFiles;
import org.sunset2g.report.tables.PublishedReport;

/** {@code merge-reports} as a user meets it. */
class MergeReportsCommandTest {
  private static final String USUAL = "--expect=Viettel,VNPT";

  @TempDir private Path folder;
  private OperatorFolders operators;
  private Path output;

  @BeforeEach
  void publish() throws IOException {
    operators = new OperatorFolders(folder);
    operators.publish("Viettel", 200);
    operators.publish("VNPT", 90);
    output = folder.resolve("merged/reports/2024-W38");
  }

  @Test
  void aMergedReportIsWrittenAndSummedUp() throws IOException {
    CommandRun run = merge(USUAL);

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    PublishedReport read = PublishedFiles.read(output.resolve("tables"));
    long closing =
        operators.week("Viettel", WEEK).number(PublishedArea.COUNTRY, Measure.CLOSING)
            + operators.week("VNPT", WEEK).number(PublishedArea.COUNTRY, Measure.CLOSING);
    assertThat(read.week().number(PublishedArea.COUNTRY, Measure.CLOSING)).isEqualTo(closing);
    assertThat(read.facts().operatorsIncluded()).containsExactly("Viettel", "VNPT");
    assertThat(run.out())
        .startsWith(
            "2g-only 2024-W38: 29 areas, %,d at risk, from 2 reports\n".formatted(closing)
                + "  of Viettel; VNPT\n  with 3 earlier weeks\n  note: Every figure is the sum");
  }

  @Test
  void theSameInputsMakeTheSameBytes() throws IOException {
    merge(USUAL);
    Map<String, byte[]> first = files();
    merge(USUAL);

    Map<String, byte[]> second = files();
    assertThat(second.keySet()).isEqualTo(first.keySet()).hasSizeGreaterThan(15);
    first.forEach((name, bytes) -> assertThat(second.get(name)).as(name).isEqualTo(bytes));
    assertThat(folder.resolve("merged/reports")).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void withoutWordOfWhoIsExpectedNothingIsMerged() {
    CommandRun run = merge();

    assertThat(run.code()).isEqualTo(Sunset2g.WRONG_USAGE);
    assertThat(run.err())
        .contains(
            "say who must be in the report: --expect OPERATOR",
            "nobody would notice that an operator is missing");
    assertThat(output).doesNotExist();
  }

  @Test
  void nothingIsWrittenWhereSomebodyIsMissing() throws IOException {
    merge(USUAL);
    Map<String, byte[]> before = files();
    CommandRun run = merge("--expect=Viettel,VNPT,MobiFone");

    assertThat(run.code()).isEqualTo(Sunset2g.BAD_INPUT);
    assertThat(run.err()).contains("no report of MobiFone for 2024-W38 among the inputs");
    assertThat(files().keySet()).isEqualTo(before.keySet());
    assertThat(files().get("tables/facts.json")).isEqualTo(before.get("tables/facts.json"));
  }

  @Test
  void whoMayBeMissingIsNamedWithTheReasonGivenForIt() throws IOException {
    CommandRun run =
        merge(
            "--expect=Viettel,VNPT,MobiFone,Vietnamobile",
            "--allow-missing=MobiFone",
            "--reason=hệ thống hỏng",
            "--allow-missing=Vietnamobile",
            "--reason=chưa gửi");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(
            "  missing: MobiFone; Vietnamobile\n",
            "The data of MobiFone are missing. Reason: hệ thống hỏng",
            "The data of Vietnamobile are missing. Reason: chưa gửi");
    assertThat(Files.readString(output.resolve("tables/facts.json")))
        .contains("Thiếu số liệu của MobiFone. Lý do: hệ thống hỏng");
  }

  @Test
  void aMissingOperatorNeedsAReason() {
    CommandRun run = merge("--expect=Viettel,VNPT,MobiFone", "--allow-missing=MobiFone");

    assertThat(run.code()).isEqualTo(Sunset2g.WRONG_USAGE);
    assertThat(run.err()).contains("--reason");
  }

  @Test
  void anonymousFilesNameNoOperatorAndNoPlace() throws IOException {
    CommandRun run =
        merge(
            "--anonymous",
            "--expect=VNPT,MobiFone,Viettel",
            "--allow-missing=MobiFone",
            "--reason=chưa gửi");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    PublishedReport read = PublishedFiles.read(output.resolve("tables"));
    assertThat(read.facts().operatorsIncluded())
        .containsExactly("Nhà mạng A / Operator A", "Nhà mạng B / Operator B");
    assertThat(read.facts().operatorsMissing()).containsExactly("Nhà mạng C / Operator C");
    assertThat(read.facts().notes())
        .anyMatch(note -> note.en().equals("Operator B: The files of Operator B came late."))
        .anyMatch(note -> note.vi().equals("Nhà mạng B: Tệp của Nhà mạng B đến muộn."));
    Map<String, byte[]> files = files();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      for (String text : texts(file.getKey(), file.getValue())) {
        assertThat(text.toLowerCase(Locale.ROOT))
            .as(file.getKey())
            .doesNotContain("viettel", "vnpt", "mobifone", folder.getFileName().toString());
      }
    }
  }

  @Test
  void aFolderThatIsNoReportIsNotReplaced() throws IOException {
    Files.createDirectories(output);
    Files.writeString(output.resolve("letter.txt"), "mine");
    CommandRun run = merge(USUAL);

    assertThat(run.code()).isEqualTo(Sunset2g.BAD_INPUT);
    assertThat(run.err()).contains("is no published report, and would be replaced");
    assertThat(output.resolve("letter.txt")).hasContent("mine");
  }

  @Test
  void anInputIsNotWrittenInto() {
    output = operators.reports("VNPT").resolve("2024-W38");
    CommandRun run = merge(USUAL);

    assertThat(run.code()).isEqualTo(Sunset2g.BAD_INPUT);
    assertThat(run.err()).contains("lies in or around the input");
  }

  @Test
  void whatAKilledMergeLeftAsideIsCleared() throws IOException {
    merge(USUAL);
    Path aside = output.resolveSibling(".2024-W38.draft/tables");
    Files.createDirectories(aside);
    Files.writeString(aside.resolve("facts.json"), "half");
    Files.move(output, output.resolveSibling(".2024-W38.old"));

    assertThat(merge(USUAL).code()).isZero();
    try (Stream<Path> left = Files.list(output.getParent())) {
      assertThat(left.map(each -> each.getFileName().toString())).containsExactly("2024-W38");
    }
    assertThat(PublishedFiles.read(output.resolve("tables")).facts().week()).isEqualTo(WEEK);
  }

  @Test
  void aMergedReportIsMergedWithAThirdOne() throws IOException {
    operators.publish("MobiFone", 40);
    merge(USUAL);
    Path first = output.getParent();
    output = folder.resolve("all");
    CommandRun run =
        CommandRun.of(
            "merge-reports",
            "--week=2024-W38",
            "--expect=Viettel,VNPT,MobiFone",
            "--output=" + output,
            first.toString(),
            operators.reports("MobiFone").toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(
            "off by up to 3 × 9 = 27",
            "There is no report of Viettel for 2024-W35–2024-W37",
            "There is no report of VNPT for 2024-W35–2024-W37");
  }

  private CommandRun merge(String... options) {
    List<String> arguments = new ArrayList<>(List.of("merge-reports", "--week", "2024-W38"));
    arguments.addAll(List.of("--output", output.toString()));
    arguments.addAll(List.of(options));
    arguments.add(operators.reports("Viettel").toString());
    arguments.add(operators.reports("VNPT").toString());
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(output)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(output.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  /** The bytes as text; of a workbook those of its parts. */
  private static List<String> texts(String name, byte[] bytes) throws IOException {
    List<String> texts = new ArrayList<>(List.of(new String(bytes, StandardCharsets.UTF_8)));
    if (name.endsWith(".xlsx")) {
      try (InputStream stream = new ByteArrayInputStream(bytes);
          ZipInputStream zip = new ZipInputStream(stream)) {
        for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
          texts.add(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
      assertThat(texts).hasSizeGreaterThan(5).anyMatch(text -> text.contains("Operator A"));
    }
    return texts;
  }
}
