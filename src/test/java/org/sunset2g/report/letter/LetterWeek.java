package org.sunset2g.report.letter;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunset2g.disclosure.ChangedFigure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedCountry;
import org.sunset2g.forecast.Forecast;
import org.sunset2g.registry.FocalPoint.Role;
import org.sunset2g.report.Bilingual;
import org.sunset2g.report.FeedQuality;
import org.sunset2g.report.Forecasts;
import org.sunset2g.report.ReportContent;
import org.sunset2g.report.WeekFacts;
import org.sunset2g.report.Wording;
import org.sunset2g.report.letter.LetterHead.Recipient;
import org.sunset2g.vocabulary.IsoWeek;

/** Weeks and heads that the letters of the tests are made of. */
final class LetterWeek {
  static final IsoWeek FIRST = IsoWeek.parse("2024-W34");

  private static final ZonedDateTime CUT_OFF =
      ZonedDateTime.of(2024, 10, 16, 0, 0, 0, 0, ZoneId.of("Asia/Ho_Chi_Minh"));

  private LetterWeek() {}

  static LetterHead head() {
    return new LetterHead(
        Optional.of("Sở Thông tin và Truyền thông"),
        Optional.of("Phòng Bưu chính, Viễn thông"),
        Optional.of("BC-BCVT"),
        Optional.of("Lạng Sơn"),
        Optional.of("Kế hoạch dừng công nghệ di động 2G"),
        List.of("Ủy ban nhân dân tỉnh Lạng Sơn"),
        List.of(
            new Recipient(Role.REPORT, "Ủy ban nhân dân tỉnh Lạng Sơn"),
            new Recipient(Role.REPORT, "Cục Viễn thông"),
            new Recipient(Role.DIRECT, "Giám đốc Sở"),
            new Recipient(Role.COORDINATE, "UBND các huyện, thành phố"),
            new Recipient(Role.INFORM, "Báo Lạng Sơn")),
        Optional.of("Trưởng phòng"),
        List.of("một số xã vùng cao chưa có điểm bán máy"),
        List.of(),
        List.of("tiếp tục vận động tại các xã biên giới;"));
  }

  /** A country of so many provinces, four weeks after the first. */
  static ReportContent content(int provinces, int mean) {
    List<ProtectedWeek> weeks = new PublishedCountry(provinces, 3, 4, 7).weeks(FIRST, 4, mean);
    return content(weeks.get(3), weeks.subList(0, 3), List.of(), 1, Wording.TWO_G_ONLY);
  }

  static ReportContent content(
      ProtectedWeek table,
      List<ProtectedWeek> earlier,
      List<ChangedFigure> revised,
      int revision,
      Wording wording) {
    return new ReportContent(
        new WeekFacts(
            table.phase(),
            new Bilingual("Giai đoạn 1: dừng phục vụ máy 2G Only", "Phase 1"),
            CUT_OFF,
            wording,
            table.week(),
            table.minimumCell(),
            List.of("Sao Mai", "Hải Âu"),
            List.of("Bạch Đằng"),
            List.of(
                new FeedQuality(
                    "Sao Mai", "subscriber_snapshot", 61_234, 61_101, 133, 9, List.of()),
                new FeedQuality("Sao Mai", "device_observation", 93_822, 93_822, 0, 7, List.of()),
                new FeedQuality(
                    "Hải Âu", "subscriber_snapshot", 40_000, 39_990, 10, 8, List.of("row_count"))),
            List.of(new Bilingual("hai huyện báo cáo muộn một ngày", "two districts were late")),
            revision),
        table,
        earlier,
        revised,
        List.of(),
        Optional.empty(),
        forecast(table, earlier));
  }

  private static List<Forecast> forecast(ProtectedWeek table, List<ProtectedWeek> earlier) {
    List<ProtectedWeek> weeks = new ArrayList<>(earlier);
    weeks.add(table);
    return Forecasts.of(weeks, CUT_OFF.toLocalDate());
  }
}
