package org.sunset2g.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes samples of all sheets into a folder, to look at them. */
final class PreviewSheets {
  private PreviewSheets() {}

  public static void main(String[] arguments) throws IOException {
    write(Files.createDirectories(Path.of(arguments[0])));
  }

  static void write(Path folder) throws IOException {
    TeamSheetHtml.write(folder.resolve("team.html"), SampleSheets.sheet(24));
    TeamSheetHtml.write(folder.resolve("restricted.html"), SampleSheets.restricted());
    workbook(folder.resolve("team.xlsx"), SampleSheets.sheet(24));
    workbook(folder.resolve("restricted.xlsx"), SampleSheets.restricted());
    BroadcastPlanFiles.writeHtml(folder.resolve("plan.html"), SampleLists.plan());
    BroadcastPlanFiles.writeCsv(folder.resolve("plan.csv"), SampleLists.plan());
    ShopNoticesFiles.writeHtml(folder.resolve("shops.html"), SampleLists.shops());
    ShopNoticesFiles.writeCsv(folder.resolve("shops.csv"), SampleLists.shops());
    CareDeskList.writeCsv(folder.resolve("care.csv"), SampleLists.careDesk().iterator());
    CareDeskList.writeParquet(folder.resolve("care.parquet"), SampleLists.careDesk().iterator());
  }

  private static void workbook(Path file, TeamSheet sheet) throws IOException {
    try (OutputStream stream = Files.newOutputStream(file)) {
      TeamSheetWorkbook.write(stream, sheet);
    }
  }
}
