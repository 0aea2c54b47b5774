package org.sunset2g.sheet;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.sunset2g.registry.FocalPoint;
import org.sunset2g.registry.Programme;
import org.sunset2g.registry.SalePoint;
import org.sunset2g.registry.Validity;
import org.sunset2g.vocabulary.Channel;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.Tac;

/** Sheets as a team near the border might get them: places are real, all else is made up. */
final class SampleSheets {
  static final IsoWeek WEEK = IsoWeek.parse("2024-W38");
  static final LocalDate EXPIRES = LocalDate.of(2024, 9, 24);
  static final LocalDateTime CUT_OFF = LocalDateTime.of(2024, 10, 16, 0, 0);
  static final List<String> HAMLETS =
      List.of("Thôn Long Thịnh", "Thôn Nà Nưa", "Thôn Bản Slẳng", "Thôn Pò Chạng", "Thôn Nà Pò");
  static final TeamSheet.Heading HEADING =
      new TeamSheet.Heading(
          "Nhà mạng A",
          "Tổ công nghệ số cộng đồng thôn Long Thịnh",
          "Xã Quốc Khánh, huyện Tràng Định, tỉnh Lạng Sơn",
          HAMLETS,
          WEEK,
          EXPIRES);
  private static final List<String> REASONS =
      List.of(
          "Dùng máy 2G Only từ 8 tuần trở lên",
          "Vẫn dùng máy 2G Only",
          "Tuần này không thấy hoạt động; máy gần nhất là 2G Only",
          "Đã chuyển đổi nhưng dùng lại máy 2G Only");

  private SampleSheets() {}

  static TeamSheet sheet(int visits) {
    return new TeamSheet(
        HEADING,
        CUT_OFF,
        new TeamSheet.Reach(
            Band.of(47, 10),
            List.of(
                new TeamSheet.HamletReach("Thôn Long Thịnh", Band.of(21, 10)),
                new TeamSheet.HamletReach("Thôn Nà Nưa", Band.of(4, 10)),
                new TeamSheet.HamletReach("Thôn Bản Slẳng", Band.of(12, 10)))),
        handsets(),
        new Message(notice(), offers(), Optional.empty()),
        places(),
        offices(),
        List.of(),
        Optional.empty(),
        visits(visits),
        "2024-W37-r2");
  }

  /** As {@link #sheet}, in a week in which nobody is visited and nothing offered. */
  static TeamSheet restricted() {
    return new TeamSheet(
        HEADING,
        CUT_OFF,
        new TeamSheet.Reach(Band.of(7, 10), List.of()),
        handsets().subList(0, 2),
        new Message(
            notice(),
            List.of(),
            Optional.of(
                new OfferStop(
                    LocalDateTime.of(2024, 9, 14, 0, 0),
                    LocalDateTime.of(2024, 9, 23, 15, 0),
                    "bảo đảm chất lượng mạng khi khắc phục hậu quả bão"))),
        List.of(),
        offices(),
        List.of(
            new Restriction(
                "xã Quốc Khánh",
                new Validity(
                    Optional.of(LocalDate.of(2024, 9, 14)), Optional.of(LocalDate.of(2024, 9, 22))),
                Set.of(Channel.LOUDSPEAKER, Channel.ZALO, Channel.SMS),
                "ngập lụt sau bão số 3")),
        Optional.of(Band.of(14, 10)),
        List.of(),
        "2024-W37-r2");
  }

  static String notice() {
    return ServiceNotice.text(Channel.VISIT, CUT_OFF, WEEK.monday(), "1800 0000 (miễn phí)");
  }

  static List<HandsetToLookFor> handsets() {
    return List.of(
        handset("Nokia", "105 (TA-1174)", Share.MANY, "35682910", "35682911", "35303411"),
        handset("Itel", "it2171", Share.MANY, "35799109", "35799110"),
        handset("Masstel", "izi 109", Share.SOME, "35471608"),
        new HandsetToLookFor(
            "Mobell", "Rock 3", Share.FEW, HandsetForm.SMARTPHONE, List.of(new Tac("01234567"))));
  }

  private static HandsetToLookFor handset(String brand, String model, Share share, String... tacs) {
    return new HandsetToLookFor(
        brand,
        model,
        share,
        HandsetForm.FEATURE_PHONE,
        List.of(tacs).stream().map(Tac::new).toList());
  }

  static List<OfferShown> offers() {
    return List.of(
        new OfferShown(
            "DOI-4G",
            "Đổi máy 2G Only lấy điện thoại 4G bàn phím số giá 290.000 đồng, tặng 3 tháng gói thoại.",
            Programme.Eligibility.EVERYBODY,
            Optional.of(LocalDate.of(2024, 9, 30))),
        new OfferShown(
            "HO-TRO",
            "Tặng điện thoại 4G bàn phím số.",
            Programme.Eligibility.SUBSIDY_ELIGIBLE,
            Optional.empty()));
  }

  static List<SalePlace> places() {
    return List.of(
        new SalePlace(
            "Cửa hàng giao dịch Thất Khê",
            "Khu 2, thị trấn Thất Khê",
            "07:30–17:30, cả thứ Bảy",
            Set.of(SalePoint.Service.SALE, SalePoint.Service.EXCHANGE)),
        new SalePlace(
            "Điểm bưu điện – văn hóa xã Quốc Khánh",
            "Thôn Long Thịnh, xã Quốc Khánh",
            "08:00–11:30, thứ Hai đến thứ Sáu",
            Set.of(SalePoint.Service.EXCHANGE)));
  }

  static List<Office> offices() {
    return List.of(
        office(
            Office.Level.COMMUNE,
            Office.Side.AUTHORITY,
            "Ủy ban nhân dân xã Quốc Khánh",
            FocalPoint.Role.COORDINATE,
            "0205 000 0001"),
        office(
            Office.Level.DISTRICT,
            Office.Side.AUTHORITY,
            "Phòng Văn hóa và Thông tin huyện Tràng Định",
            FocalPoint.Role.DIRECT,
            "0205 000 0002"),
        office(
            Office.Level.DISTRICT,
            Office.Side.OPERATOR,
            "Trung tâm kinh doanh Tràng Định",
            FocalPoint.Role.COORDINATE,
            "0205 000 0003"),
        office(
            Office.Level.PROVINCE,
            Office.Side.AUTHORITY,
            "Sở Thông tin và Truyền thông tỉnh Lạng Sơn",
            FocalPoint.Role.REPORT,
            "0205 000 0004"),
        office(
            Office.Level.PROVINCE,
            Office.Side.OPERATOR,
            "Chi nhánh Lạng Sơn",
            FocalPoint.Role.COORDINATE,
            "1800 0000"));
  }

  private static Office office(
      Office.Level level, Office.Side side, String name, FocalPoint.Role role, String telephone) {
    return new Office(level, side, name, role, telephone);
  }

  static List<Visit> visits(int number) {
    Random random = new Random(7);
    List<Visit> visits = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      byte[] token = new byte[16];
      random.nextBytes(token);
      HandsetToLookFor handset = handsets().get(i % 3);
      visits.add(
          new Visit(
              HexFormat.of().formatHex(token),
              i % 9 == 8 ? "" : HAMLETS.get(i * HAMLETS.size() / number),
              REASONS.get(i % REASONS.size()),
              handset.brand(),
              handset.model(),
              LocalDateTime.of(2024, 9, 16, 8, 0),
              LocalDateTime.of(2024, 9, 22, 17, 0)));
    }
    return visits;
  }
}
