package org.sunset2g.report.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.ChangedFigure;
import org.sunset2g.disclosure.DisclosureSettings;
import org.sunset2g.disclosure.InflowProtection;
import org.sunset2g.disclosure.InflowRow;
import org.sunset2g.disclosure.MadeUpWorld;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedInflow;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.disclosure.PublishedCountry;
import org.sunset2g.reference.Territory;
import org.sunset2g.report.Bilingual;
import org.sunset2g.report.FeedQuality;
import org.sunset2g.report.Forecasts;
import org.sunset2g.report.ReportContent;
import org.sunset2g.report.WeekFacts;
import org.sunset2g.report.Wording;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Certification;
import org.sunset2g.vocabulary.IsoWeek;

/** A week of a small invented country; one of its communes has a name like a formula. */
final class SampleReport {
  static final IsoWeek WEEK = IsoWeek.parse("2024-W37");
  static final String FORMULA = "=HYPERLINK(\"http://example.org\")";

  private SampleReport() {}

  /** All there can be: inflow, figures that changed, and a forecast. */
  static ReportContent content() {
    ProtectedWeek week = week();
    return new ReportContent(
        facts(2),
        week,
        List.of(),
        changed(week),
        List.of(),
        Optional.of(inflow()),
        Forecasts.of(List.of(week), facts(2).cutOff().toLocalDate()));
  }

  /** The week as it was published first, without inflow and without a forecast. */
  static ReportContent plain() {
    return new ReportContent(
        facts(1), week(), List.of(), List.of(), List.of(), Optional.empty(), List.of());
  }

  static WeekFacts facts(int revision) {
    return new WeekFacts(
        "2g-only",
        new Bilingual("Dừng 2G Only", "Switch-off of 2G Only"),
        ZonedDateTime.of(2024, 10, 16, 0, 0, 0, 0, ZoneId.of("Asia/Ho_Chi_Minh")),
        Wording.TWO_G_ONLY,
        WEEK,
        10,
        List.of("Viettel", "VNPT"),
        List.of("MobiFone"),
        List.of(
            new FeedQuality(
                "Viettel", "subscriber_snapshot", 1_234_500, 1_234_400, 100, 9, List.of()),
            new FeedQuality(
                "VNPT", "device_observation", 700, 700, 0, 8, List.of("SHARE_UNKNOWN"))),
        List.of(new Bilingual("Thiếu một doanh nghiệp.", "One operator is missing.")),
        revision);
  }

  static ProtectedWeek week() {
    ProtectedWeek invented = new PublishedCountry(2, 2, 3, 1).weeks(WEEK.plus(-2), 3, 120).get(2);
    List<AreaFigures> figures = new ArrayList<>(invented.figures());
    AreaFigures last = figures.remove(figures.size() - 1);
    figures.add(
        new AreaFigures(
            new PublishedArea(last.area().level(), last.area().code(), FORMULA),
            last.above(),
            last.all()));
    return ProtectedWeek.published(
        invented.phase(),
        invented.week(),
        invented.minimumCell(),
        figures,
        WeekTables.allHandsetSims(invented),
        WeekTables.allModels(invented));
  }

  static ProtectedInflow inflow() {
    MadeUpWorld world = MadeUpWorld.ofSize(2, 4, 100, 1);
    return new InflowProtection(Territory.unchanging(world.units()), new DisclosureSettings(10))
        .protect(
            WEEK,
            List.of(
                row(1, "Hãng 105", Certification.NO, 50),
                row(2, "Hãng 105", Certification.NO, 30),
                row(3, "-2+3", Certification.UNKNOWN, 20),
                row(4, "Hãng 110", Certification.YES, 40)),
            List.of());
  }

  private static InflowRow row(int district, String model, Certification certified, long number) {
    AreaCode home = new AreaCode(MadeUpWorld.SYSTEM, "%05d".formatted(district));
    return new InflowRow(home, model, certified, number);
  }

  private static List<ChangedFigure> changed(ProtectedWeek week) {
    AreaFigures last = week.figures().get(week.figures().size() - 1);
    long closing = last.of(Measure.CLOSING);
    return List.of(
        new ChangedFigure(
            PublishedArea.COUNTRY, Measure.CLOSING, 0, week.figures().get(0).of(Measure.CLOSING)),
        new ChangedFigure(last.area(), Measure.CLOSING, closing + 30, closing));
  }

  /** Replaces text of a file and lets the manifest vouch for it: a change that checksums miss. */
  static void change(Path folder, String name, String from, String to) throws IOException {
    Path file = folder.resolve(name);
    String before = Files.readString(file);
    if (!before.contains(from)) {
      throw new IllegalArgumentException(name + " has no " + from);
    }
    int at = before.indexOf(from);
    Files.writeString(file, before.substring(0, at) + to + before.substring(at + from.length()));
    vouch(folder);
  }

  static void vouch(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      TablesManifest.write(
          folder,
          facts(1),
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.equals(TablesManifest.NAME))
              .toList());
    }
  }
}
