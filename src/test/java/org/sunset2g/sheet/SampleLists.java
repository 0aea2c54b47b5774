package org.sunset2g.sheet;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Channel;
import org.sunset2g.vocabulary.MessageClass;
import org.sunset2g.vocabulary.Tac;

/** Plans, notices and care-desk rows to go with {@link SampleSheets}. */
final class SampleLists {
  static final AreaCode COMMUNE = new AreaCode("VN-2004", "06007");

  private SampleLists() {}

  static BroadcastPlan plan() {
    return new BroadcastPlan(
        new BroadcastPlan.Heading(
            "Nhà mạng A",
            COMMUNE,
            "Xã Quốc Khánh",
            "Huyện Tràng Định, tỉnh Lạng Sơn",
            SampleSheets.WEEK,
            SampleSheets.EXPIRES),
        ServiceNotice.text(
            Channel.LOUDSPEAKER, SampleSheets.CUT_OFF, SampleSheets.WEEK.monday(), "1800 0000"),
        new Message(SampleSheets.notice(), SampleSheets.offers(), Optional.empty()),
        List.of(
            run(0, 5, 6, Channel.LOUDSPEAKER, List.of(), 2, BroadcastPlan.Content.NOTICE),
            run(2, 17, 18, Channel.LOUDSPEAKER, List.of(), 2, BroadcastPlan.Content.NOTICE),
            run(
                3,
                19,
                21,
                Channel.ZALO,
                SampleSheets.HAMLETS,
                1,
                BroadcastPlan.Content.NOTICE_THEN_OFFER),
            run(
                6,
                5,
                6,
                Channel.LOUDSPEAKER,
                List.of("Thôn Nà Nưa", "Thôn Nà Pò"),
                3,
                BroadcastPlan.Content.NOTICE)),
        SampleSheets.offices().subList(0, 2),
        "2024-W37-r2");
  }

  private static BroadcastPlan.Run run(
      int dayOfWeek,
      int from,
      int to,
      Channel channel,
      List<String> hamlets,
      int times,
      BroadcastPlan.Content content) {
    return new BroadcastPlan.Run(
        SampleSheets.WEEK.monday().plusDays(dayOfWeek),
        LocalTime.of(from, 0),
        LocalTime.of(to, 0),
        channel,
        hamlets,
        times,
        content);
  }

  static ShopNotices shops() {
    return new ShopNotices(
        "Nhà mạng A",
        "Huyện Tràng Định, tỉnh Lạng Sơn",
        SampleSheets.WEEK,
        SampleSheets.EXPIRES,
        List.of(
            new ShopNotices.Shop(
                "CH-0601",
                new AreaCode("VN-2004", "05995"),
                "Thị trấn Thất Khê",
                SampleSheets.places().get(0),
                List.of(
                    new ShopNotices.Model(
                        "Nokia",
                        "105 (TA-1174)",
                        ShopNotices.Cause.AT_RISK,
                        Share.MANY,
                        Optional.of(Band.of(134, 10))),
                    new ShopNotices.Model(
                        "Kgtel", "K33", ShopNotices.Cause.INFLOW, Share.SOME, Optional.empty())),
                SampleSheets.offers()),
            new ShopNotices.Shop(
                "DBD-0602",
                COMMUNE,
                "Xã Quốc Khánh",
                SampleSheets.places().get(1),
                List.of(),
                List.of())),
        "2024-W37-r2");
  }

  /** A notice and an offer to one subscriber, and a notice to one of whom little is known. */
  static List<CareDeskRow> careDesk() {
    return List.of(
        row("Thôn Long Thịnh", MessageClass.SERVICE_NOTICE),
        row("Thôn \"Nà Nưa\", khu 2", MessageClass.OFFER),
        new CareDeskRow(
            "c".repeat(32),
            "00ff".repeat(8),
            Optional.empty(),
            Optional.empty(),
            "",
            "",
            Optional.empty(),
            "",
            "",
            Optional.empty(),
            1,
            "CARRIED_HANDSET",
            "Tuần này không thấy hoạt động; máy gần nhất là 2G Only",
            12,
            "vắng trong tuần 12",
            MessageClass.SERVICE_NOTICE,
            Channel.SMS,
            LocalDateTime.of(2024, 9, 16, 7, 0),
            LocalDateTime.of(2024, 9, 22, 22, 0),
            Optional.empty(),
            Optional.empty(),
            CareDeskRow.Postponement.NONE,
            SampleSheets.EXPIRES));
  }

  static CareDeskRow row(String hamlet, MessageClass message) {
    boolean offer = message == MessageClass.OFFER;
    return new CareDeskRow(
        "a1".repeat(16),
        "0f1e".repeat(8),
        Optional.of("9c2d".repeat(8)),
        Optional.of(COMMUNE),
        "Xã Quốc Khánh",
        hamlet,
        Optional.of("TO-06007-01"),
        "Nokia",
        "105 (TA-1174)",
        Optional.of(new Tac("01234567")),
        9,
        "LONG_AT_RISK",
        "Dùng máy 2G Only từ 8 tuần trở lên",
        57,
        "gần ngày dừng 30; lâu 17; vùng biên giới 10",
        message,
        Channel.CALL,
        LocalDateTime.of(2024, 9, 16, 8, 0),
        LocalDateTime.of(2024, 9, 20, 17, 30),
        offer ? Optional.of("DOI-4G") : Optional.empty(),
        offer ? Optional.of("[QC] Đổi máy 2G Only lấy điện thoại 4G") : Optional.empty(),
        CareDeskRow.Postponement.POSTPONED,
        LocalDate.of(2024, 9, 24));
  }
}
