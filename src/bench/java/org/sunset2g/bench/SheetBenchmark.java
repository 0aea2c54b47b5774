package org.sunset2g.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.sunset2g.registry.FocalPoint;
import org.sunset2g.registry.Programme;
import org.sunset2g.registry.SalePoint;
import org.sunset2g.sheet.Band;
import org.sunset2g.sheet.HandsetToLookFor;
import org.sunset2g.sheet.Message;
import org.sunset2g.sheet.Office;
import org.sunset2g.sheet.OfferShown;
import org.sunset2g.sheet.SalePlace;
import org.sunset2g.sheet.ServiceNotice;
import org.sunset2g.sheet.Share;
import org.sunset2g.sheet.TeamSheet;
import org.sunset2g.sheet.TeamSheetHtml;
import org.sunset2g.sheet.TeamSheetWorkbook;
import org.sunset2g.sheet.Visit;
import org.sunset2g.vocabulary.Channel;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.Tac;

/** Times the sheets of many teams, page and workbook, with a hundred visits each. */
public final class SheetBenchmark {
  private static final int VISITS = 100;
  private static final int WARM_UP = 200;
  private static final IsoWeek WEEK = IsoWeek.parse("2024-W38");
  private static final LocalDateTime CUT_OFF = LocalDateTime.of(2024, 10, 16, 0, 0);

  private SheetBenchmark() {}

  /** Argument: number of sheets, 2,000 where absent. */
  public static void main(String[] arguments) throws IOException {
    int sheets = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000;
    Path folder = Files.createDirectories(Path.of("target", "bench-data", "sheets"));
    write(folder, Math.min(WARM_UP, sheets), "first");
    System.gc();
    heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    write(folder, sheets, "then");
    long peak = heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    System.out.printf(
        Locale.ROOT,
        "heap: at most %d MB in use, garbage included, of %d MB%n",
        peak >> 20,
        Runtime.getRuntime().maxMemory() >> 20);
  }

  private static void write(Path folder, int sheets, String when) throws IOException {
    long pages = 0;
    long workbooks = 0;
    long bytes = 0;
    long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < sheets; i++) {
      TeamSheet sheet = sheet(i);
      // The same hundred names again and again: time of the disk is not what is asked for.
      Path page = folder.resolve("sheet-" + i % 100 + ".html");
      Path workbook = folder.resolve("sheet-" + i % 100 + ".xlsx");
      long start = System.nanoTime();
      TeamSheetHtml.write(page, sheet);
      long between = System.nanoTime();
      try (OutputStream stream = Files.newOutputStream(workbook)) {
        TeamSheetWorkbook.write(stream, sheet);
      }
      workbooks += System.nanoTime() - between;
      pages += between - start;
      bytes += Files.size(page) + Files.size(workbook);
    }
    processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor;
    System.out.printf(
        Locale.ROOT,
        "%s %,d sheets of %d visits: %.1f s; a sheet: page %.2f ms, workbook %.2f ms, processor time of both %.2f ms, %.0f KB%n",
        when,
        sheets,
        VISITS,
        (pages + workbooks) / 1e9,
        pages / 1e6 / sheets,
        workbooks / 1e6 / sheets,
        processor / 1e6 / sheets,
        bytes / 1e3 / sheets);
  }

  private static List<MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  private static TeamSheet sheet(int number) {
    return new TeamSheet(
        new TeamSheet.Heading(
            "Nhà mạng A",
            "Tổ công nghệ số cộng đồng số " + number,
            "Xã số " + number / 8 + ", huyện Tràng Định, tỉnh Lạng Sơn",
            List.of("Thôn Một", "Thôn Hai", "Thôn Ba"),
            WEEK,
            WEEK.sunday()),
        CUT_OFF,
        new TeamSheet.Reach(Band.of(100 + number % 300, 10), List.of()),
        handsets(),
        new Message(
            ServiceNotice.text(Channel.VISIT, CUT_OFF, WEEK.monday(), "1800 0000"),
            List.of(
                new OfferShown(
                    "DOI-4G",
                    "Đổi máy 2G Only lấy điện thoại 4G",
                    Programme.Eligibility.EVERYBODY,
                    Optional.of(WEEK.sunday()))),
            Optional.empty()),
        List.of(
            new SalePlace(
                "Cửa hàng số 1", "Khu 2", "07:30–17:30", Set.of(SalePoint.Service.SALE))),
        List.of(
            new Office(
                Office.Level.PROVINCE,
                Office.Side.OPERATOR,
                "Chi nhánh",
                FocalPoint.Role.COORDINATE,
                "1800 0000")),
        List.of(),
        Optional.empty(),
        visits(number),
        "2024-W37-r1");
  }

  private static List<HandsetToLookFor> handsets() {
    List<HandsetToLookFor> handsets = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      handsets.add(
          new HandsetToLookFor(
              "Hãng " + i,
              "Dòng " + 100 * i,
              Share.SOME,
              HandsetForm.FEATURE_PHONE,
              List.of(new Tac("3500000" + i), new Tac("3510000" + i))));
    }
    return handsets;
  }

  private static List<Visit> visits(int seed) {
    Random random = new Random(seed);
    List<Visit> visits = new ArrayList<>(VISITS);
    byte[] token = new byte[16];
    for (int i = 0; i < VISITS; i++) {
      random.nextBytes(token);
      visits.add(
          new Visit(
              HexFormat.of().formatHex(token),
              "Thôn Một",
              "Dùng máy 2G Only từ 8 tuần trở lên",
              "Hãng " + i % 8,
              "Dòng " + i % 8 * 100,
              WEEK.monday().atTime(8, 0),
              WEEK.sunday().atTime(17, 0)));
    }
    return visits;
  }
}
