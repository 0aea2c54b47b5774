package org.sunset2g.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.sunset2g.contract.PublishedAreaWeek;
import org.sunset2g.disclosure.PublishedRow;

/** Writes a week's page for planners and the tables behind it. */
public final class PlannerPage {
  private static final List<String> COLUMNS =
      List.of(
          PublishedAreaWeek.PHASE,
          PublishedAreaWeek.WEEK,
          PublishedAreaWeek.LEVEL,
          PublishedAreaWeek.CODE_SYSTEM,
          PublishedAreaWeek.CODE,
          PublishedAreaWeek.NAME,
          PublishedAreaWeek.MEASURE,
          PublishedAreaWeek.SUBSCRIBERS,
          PublishedAreaWeek.WITHHELD);

  private PlannerPage() {}

  /**
   * Writes {@code index.html}, which needs no other file and no network, and {@code area_week.csv}
   * with the same week's rows of {@code published_area_week}; and, where the week was revised,
   * {@code revisions.csv} with the figures that differ; and, where newly seen 2G-only handsets were
   * counted, {@code inflow.csv} with them.
   *
   * @throws IOException where the folder cannot be written to
   */
  public static void write(Path folder, PageContent content) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("index.html"), html(content), StandardCharsets.UTF_8);
    CsvText.write(
        folder.resolve("area_week.csv"),
        COLUMNS,
        content.table().rows().stream().map(PlannerPage::cells).toList());
    if (content.revision().isPresent()) {
      content.revision().get().write(folder.resolve("revisions.csv"));
    }
    if (content.inflow().isPresent()) {
      new InflowView(content.inflow().get(), content.table()).write(folder.resolve("inflow.csv"));
    }
  }

  static String html(PageContent content) throws IOException {
    String style = resource("planner.css");
    String script = resource("planner.js");
    String policy =
        "default-src 'none'; base-uri 'none'; form-action 'none'; style-src '%s'; script-src '%s'"
            .formatted(fingerprint(style), fingerprint(script));
    StringOutput output = new StringOutput();
    TemplateEngine.createPrecompiled(
            null,
            ContentType.Html,
            PlannerPage.class.getClassLoader(),
            PlannerPage.class.getPackageName() + ".page")
        .render(
            "planner.jte",
            Map.of(
                "view", new PlannerView(content),
                "style", style,
                "script", script,
                "policy", policy),
            output);
    return output.toString();
  }

  private static List<String> cells(PublishedRow row) {
    List<String> cells = new ArrayList<>();
    cells.add(row.phase());
    cells.add(row.week().toString());
    cells.add(row.area().level().written());
    cells.add(row.area().code().system());
    cells.add(row.area().code().code());
    cells.add(row.area().name());
    cells.add(row.measure().name());
    cells.add(row.withheld() ? "" : Long.toString(row.subscribers().getAsLong()));
    cells.add(Boolean.toString(row.withheld()));
    return cells;
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = PlannerPage.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** As a content security policy names the one inline text it allows. */
  private static String fingerprint(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
