package org.sunset2g.report.site;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.ChangedFigure;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.disclosure.PublishedCountry;
import org.sunset2g.report.Bilingual;
import org.sunset2g.report.FeedQuality;
import org.sunset2g.report.ForecastPoint;
import org.sunset2g.report.ReportContent;
import org.sunset2g.report.WeekFacts;
import org.sunset2g.report.Wording;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/** Contents of reports for tests of their pages. */
final class SiteWorld {
  static final IsoWeek FIRST = IsoWeek.parse("2024-W10");

  private SiteWorld() {}

  /** A small invented country with forecasts, one revised figure and a warning of a gate. */
  static ReportContent small() {
    return content(new PublishedCountry(2, 2, 3, 7).weeks(FIRST, 6, 900), 2);
  }

  static ReportContent content(List<ProtectedWeek> weeks, int revision) {
    ProtectedWeek table = weeks.get(weeks.size() - 1);
    PublishedArea country = table.areas().country();
    long left = table.number(country, Measure.CLOSING);
    return new ReportContent(
        facts(table, revision),
        table,
        weeks.subList(0, weeks.size() - 1),
        revision > 1
            ? List.of(new ChangedFigure(country, Measure.CLOSING, left + 40, left))
            : List.of(),
        List.of(),
        Optional.empty(),
        forecast(table));
  }

  private static WeekFacts facts(ProtectedWeek table, int revision) {
    return new WeekFacts(
        table.phase(),
        new Bilingual(
            "Dừng công nghệ 2G đối với thuê bao 2G Only", "2G switch-off for 2G Only subscribers"),
        ZonedDateTime.of(
            table.week().sunday().plusDays(38).atStartOfDay(), ZoneId.of("Asia/Ho_Chi_Minh")),
        Wording.TWO_G_ONLY,
        table.week(),
        table.minimumCell(),
        List.of("VTL", "VNP", "MBF"),
        List.of("VNM"),
        List.of(
            new FeedQuality("VTL", "observations", 48_201_377, 48_190_020, 11_357, 14, List.of()),
            new FeedQuality(
                "VNP", "observations", 21_734_100, 21_600_300, 133_800, 13, List.of("rows_fell"))),
        List.of(
            new Bilingual(
                "Số liệu của một doanh nghiệp đến muộn hai ngày.",
                "The data of one operator came two days late.")),
        revision);
  }

  private static Map<AreaCode, List<ForecastPoint>> forecast(ProtectedWeek table) {
    Map<AreaCode, List<ForecastPoint>> forecast = new HashMap<>();
    for (AreaFigures row : table.figures()) {
      if (row.area().level() == AreaLevel.COMMUNE || row.area().level().isFormer()) {
        continue;
      }
      List<ForecastPoint> points = new ArrayList<>();
      long middle = row.of(Measure.CLOSING);
      for (int ahead = 1; ahead <= 7; ahead++) {
        middle = middle * 92 / 100 / 10 * 10;
        points.add(
            new ForecastPoint(
                table.week().plus(ahead),
                middle * (100 - 2 * ahead) / 1000 * 10,
                middle,
                middle * (100 + 2 * ahead) / 1000 * 10 + 10));
      }
      forecast.put(row.area().code(), points);
    }
    return forecast;
  }
}
