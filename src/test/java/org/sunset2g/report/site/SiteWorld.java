package org.sunset2g.report.site;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.sunset2g.disclosure.ChangedFigure;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.disclosure.PublishedCountry;
import org.sunset2g.report.Bilingual;
import org.sunset2g.report.FeedQuality;
import org.sunset2g.report.Forecasts;
import org.sunset2g.report.ReportContent;
import org.sunset2g.report.WeekFacts;
import org.sunset2g.report.Wording;
import org.sunset2g.vocabulary.IsoWeek;

/** Contents of reports for tests of their pages. */
final class SiteWorld {
  static final IsoWeek FIRST = IsoWeek.parse("2024-W10");

  private SiteWorld() {}

  /** A small invented country with a forecast, one revised figure and a warning of a gate. */
  static ReportContent small() {
    return content(new PublishedCountry(2, 2, 3, 7).weeks(FIRST, 6, 900), 2);
  }

  static ReportContent content(List<ProtectedWeek> weeks, int revision) {
    ProtectedWeek table = weeks.get(weeks.size() - 1);
    return content(weeks, revision, table.week().sunday().plusDays(38));
  }

  /** The same with another first day without service. */
  static ReportContent content(List<ProtectedWeek> weeks, int revision, LocalDate cutOff) {
    ProtectedWeek table = weeks.get(weeks.size() - 1);
    PublishedArea country = table.areas().country();
    long left = table.number(country, Measure.CLOSING);
    return new ReportContent(
        facts(table, revision, cutOff),
        table,
        weeks.subList(0, weeks.size() - 1),
        revision > 1
            ? List.of(new ChangedFigure(country, Measure.CLOSING, left + 40, left))
            : List.of(),
        List.of(),
        Optional.empty(),
        Forecasts.of(weeks, cutOff));
  }

  /** The same without a forecast. */
  static ReportContent withoutForecast() {
    ReportContent small = small();
    return new ReportContent(
        small.facts(),
        small.table(),
        small.earlier(),
        small.revised(),
        small.phases(),
        small.inflow(),
        List.of());
  }

  private static WeekFacts facts(ProtectedWeek table, int revision, LocalDate cutOff) {
    return new WeekFacts(
        table.phase(),
        new Bilingual(
            "Dừng công nghệ 2G đối với thuê bao 2G Only", "2G switch-off for 2G Only subscribers"),
        cutOff.atStartOfDay(ZoneId.of("Asia/Ho_Chi_Minh")),
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
}
