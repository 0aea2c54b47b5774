package org.sunset2g.report.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.report.ReportContent;

/**
 * Writes a week's pages: the country's, one per area below it, the definitions, and their files.
 */
public final class ReportSite {
  private static final int AT_A_TIME = Math.min(4, Runtime.getRuntime().availableProcessors());
  private static final int BATCH = 200;
  private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

  private final Path folder;
  private final Site site;
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          ReportSite.class.getClassLoader(),
          ReportSite.class.getPackageName() + ".page");

  private ReportSite(Path folder, Site site) {
    this.folder = folder;
    this.site = site;
  }

  /**
   * Writes {@code index.html}, {@code words.html}, {@code area/} and {@code assets/}. The same
   * content gives the same bytes.
   *
   * @param boundaries outlines for maps; without them areas are drawn as tiles
   * @throws IOException where the folder cannot be written to
   * @throws org.sunset2g.vocabulary.InputProblem where the boundaries do not fit the areas
   */
  public static void write(Path folder, ReportContent content, Optional<Boundaries> boundaries)
      throws IOException {
    new ReportSite(folder, new Site(content, boundaries)).write();
  }

  private void write() throws IOException {
    Path assets = Files.createDirectories(folder.resolve("assets"));
    Files.createDirectories(folder.resolve("area"));
    WordsView words = new WordsView(site);
    for (String name : List.of("site.css", "site.js")) {
      copy("/org/sunset2g/report/site/" + name, assets.resolve(name));
    }
    Files.writeString(assets.resolve("areas.js"), AreasFile.text(site));
    Files.writeString(assets.resolve("words.js"), words.script());
    if (site.boundaries().isPresent()) {
      copy(ECHARTS, assets.resolve("echarts.min.js"));
      Files.createDirectories(assets.resolve("map"));
    }
    String phase = site.content().facts().phaseName().vi();
    Files.writeString(
        folder.resolve("words.html"),
        rendered(
            "words.jte",
            Map.of("view", words, "print", PagePrint.of(phase, site.table().week().toString()))));
    writeAreas();
  }

  private void writeAreas() throws IOException {
    ExecutorService writers = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Future<?>> batches = new ArrayList<>();
      List<PublishedArea> pages = site.pages();
      for (int from = 0; from < pages.size(); from += BATCH) {
        List<PublishedArea> batch = pages.subList(from, Math.min(pages.size(), from + BATCH));
        batches.add(writers.submit(() -> batch.forEach(this::writeArea)));
      }
      for (Future<?> batch : batches) {
        batch.get();
      }
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof UncheckedIOException unwritable) {
        throw unwritable.getCause();
      }
      throw new IllegalStateException("a page could not be made", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("writing the pages was interrupted", stopped);
    } finally {
      writers.shutdownNow();
    }
  }

  private void writeArea(PublishedArea area) {
    AreaView view = new AreaView(site, area);
    PagePrint print =
        PagePrint.of(
            site.content().facts().phaseName().vi() + " · " + view.name().vi(),
            site.table().week().toString());
    try {
      Files.writeString(
          folder.resolve(PageNames.of(area)),
          rendered("area.jte", Map.of("view", view, "print", print)));
      if (view.hasMap()) {
        Files.writeString(
            folder.resolve("assets/map/" + view.fileName() + ".js"), MapFile.text(site, area));
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private String rendered(String template, Map<String, Object> values) {
    StringOutput output = new StringOutput(32 * 1024);
    templates.render(template, values, output);
    return output.toString();
  }

  private static void copy(String resource, Path to) throws IOException {
    try (InputStream stream = ReportSite.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks its file " + resource);
      }
      Files.write(to, stream.readAllBytes());
    }
  }
}
