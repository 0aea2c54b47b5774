package org.sunset2g.report;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunset2g.disclosure.DisclosureSettings;
import org.sunset2g.disclosure.LedgerRow;
import org.sunset2g.disclosure.MadeUpWorld;
import org.sunset2g.disclosure.ProtectedTable;
import org.sunset2g.disclosure.Protection;
import org.sunset2g.disclosure.PublishedRow;
import org.sunset2g.reference.Territory;
import org.sunset2g.report.PageContent.Bilingual;
import org.sunset2g.report.PageContent.FeedQuality;
import org.sunset2g.vocabulary.IsoWeek;

/** Twenty-two invented districts over fourteen weeks up to the cut-off, or on beyond it. */
final class PreviewWorld {
  static final String INJECTION = "Huyện <script>alert('x')</script> & \"Suối\"";

  final List<LedgerRow> lastLedger;
  final PageContent content;

  PreviewWorld(String lastDistrict) {
    this(lastDistrict, 0);
  }

  /** The same with as many weeks after the cut-off, in which most of those left are blocked. */
  PreviewWorld(String lastDistrict, int weeksAfter) {
    MadeUpWorld world = new MadeUpWorld(names(lastDistrict), first(), 20241016);
    Protection protection =
        new Protection(Territory.unchanging(world.units()), DisclosureSettings.DEFAULT);
    double[] pace = {0, .03, .04, .05, .06, .08, .11, .15, .18, .22, .27, .31, .38, .55};
    IsoWeek week = IsoWeek.parse("2024-W28");
    List<PublishedRow> published = new ArrayList<>();
    ProtectedTable table = null;
    List<LedgerRow> ledger = List.of();
    List<PublishedRow> earlier = List.of();
    for (int i = 0; i < pace.length + weeksAfter; i++, week = week.plus(1)) {
      earlier = List.copyOf(published);
      ledger =
          i < pace.length ? world.week(week, i == 0, pace[i]) : world.week(week, false, .1, .8);
      table = protection.protect(MadeUpWorld.PHASE, week, ledger, earlier);
      published.addAll(table.rows());
    }
    lastLedger = ledger;
    content =
        new PageContent(
            new Bilingual("Dừng phục vụ thuê bao 2G Only", "End of service for 2G Only handsets"),
            ZonedDateTime.parse("2024-10-16T00:00+07:00[Asia/Ho_Chi_Minh]"),
            table,
            earlier,
            List.of("Sao Mai", "Biển Đông"),
            List.of("Núi Xanh"),
            List.of(
                new FeedQuality("Sao Mai", "subscriber_snapshot", 61234, 61201, 33, 9, List.of()),
                new FeedQuality("Sao Mai", "device_observation", 93822, 93822, 0, 7, List.of()),
                new FeedQuality(
                    "Biển Đông",
                    "subscriber_snapshot",
                    40112,
                    40108,
                    4,
                    8,
                    List.of("unknown-area-share"))),
            List.of(
                new Bilingual(
                    "Dữ liệu trong trang này là số liệu giả định để minh hoạ.",
                    "The data of this page are made up for illustration.")),
            Optional.empty(),
            PageContent.Wording.TWO_G_ONLY,
            List.of(),
            Optional.empty());
  }

  /** The same page where the week was revised. */
  PageContent with(Revision revision) {
    return new PageContent(
        content.phaseName(),
        content.cutOff(),
        content.table(),
        content.earlier(),
        content.operatorsIncluded(),
        content.operatorsMissing(),
        content.quality(),
        content.notes(),
        Optional.of(revision),
        content.wording(),
        content.phases(),
        content.inflow());
  }

  private static Map<String, List<String>> names(String lastDistrict) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    names.put(
        "Thành phố Bình Minh",
        List.of(
            "Quận Hoa Sen", "Quận Cầu Gỗ", "Huyện Đồng Mây", "Thị xã Tân Lập", "Huyện Bến Trúc"));
    names.put(
        "Tỉnh Sơn Khê",
        List.of(
            "Thành phố Sơn Khê",
            "Huyện Đá Bạc",
            "Huyện Nậm Lành",
            "Huyện Pha Đin Thượng",
            "Huyện Suối Reo",
            "Huyện Mường Xanh",
            "Huyện Đèo Gió"));
    names.put(
        "Tỉnh Hải An",
        List.of(
            "Thành phố Hải An",
            "Huyện Cửa Sóng",
            "Huyện đảo Hòn Chim",
            "Huyện Ruộng Muối",
            "Thị xã Cồn Vành"));
    names.put(
        "Tỉnh Cao Thượng",
        List.of(
            "Thành phố Cao Thượng",
            "Huyện Cà Phê Đỏ",
            "Huyện Thác Voi",
            "Huyện Rừng Thông",
            lastDistrict));
    return names;
  }

  private static long[] first() {
    return new long[] {
      14200, 11800, 9050, 7700, 5400, 8800, 12600, 15100, 9900, 4300, 18400, 2100, 10900, 7200, 45,
      5200, 3600, 9400, 12100, 16800, 773, 50
    };
  }
}
