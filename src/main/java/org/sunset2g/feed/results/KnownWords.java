package org.sunset2g.feed.results;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sunset2g.vocabulary.Channel;
import org.sunset2g.vocabulary.ContactOutcome;
import org.sunset2g.vocabulary.Spelling;

/** Words by which people name the values of a vocabulary. */
final class KnownWords<E extends Enum<E>> {
  static final KnownWords<Channel> CHANNELS =
      new KnownWords<>(Channel.class, Channel::vietnamese)
          .with(
              Channel.VISIT,
              "đến nhà",
              "tận nhà",
              "tại nhà",
              "đi từng nhà",
              "gặp trực tiếp",
              "trực tiếp",
              "thăm hộ")
          .with(
              Channel.CALL, "gọi", "điện thoại", "gọi điện thoại", "điện", "tổng đài", "gọi thoại")
          .with(Channel.SMS, "nhắn tin", "tin nhắn", "tin nhắn SMS", "gửi tin nhắn")
          .with(Channel.POST, "thư", "gửi thư", "bưu điện", "công văn", "thư tay")
          .with(
              Channel.LOUDSPEAKER,
              "loa",
              "loa phát thanh",
              "loa đài",
              "loa phường",
              "loa xã",
              "loa kéo",
              "loa lưu động",
              "phát thanh",
              "truyền thanh",
              "đài truyền thanh",
              "hệ thống truyền thanh",
              "truyền thanh cơ sở")
          .with(Channel.ZALO, "Zalo", "nhóm Zalo", "tin Zalo", "nhắn Zalo", "group Zalo")
          .with(
              Channel.SALE_POINT,
              "điểm bán",
              "điểm bán hàng",
              "cửa hàng",
              "điểm đổi máy",
              "đổi máy tại điểm bán",
              "điểm giao dịch");

  static final KnownWords<ContactOutcome> OUTCOMES =
      new KnownWords<>(ContactOutcome.class, ContactOutcome::vietnamese)
          .with(
              ContactOutcome.REACHED,
              "đã gặp",
              "gặp",
              "đã thông báo",
              "đã liên hệ",
              "đã tuyên truyền",
              "đã tư vấn",
              "đã liên lạc")
          .with(
              ContactOutcome.NOT_REACHED,
              "vắng nhà",
              "vắng",
              "không có nhà",
              "đi vắng",
              "chưa gặp",
              "không gặp được",
              "không nghe máy",
              "không liên lạc được",
              "không liên hệ được",
              "chưa liên hệ được",
              "tắt máy")
          .with(
              ContactOutcome.REFUSED,
              "không đồng ý",
              "không muốn",
              "không hợp tác",
              "đề nghị không liên hệ")
          .with(
              ContactOutcome.CONVERTED,
              "đã chuyển đổi",
              "chuyển đổi",
              "đã đổi máy",
              "đã đổi",
              "đổi máy",
              "đã mua máy",
              "đã mua máy mới",
              "đã chuyển đổi 4G",
              "đã lên 4G",
              "đã dùng máy 4G")
          .with(
              ContactOutcome.NOT_NEEDED,
              "không có nhu cầu",
              "hết nhu cầu",
              "không dùng nữa",
              "không sử dụng",
              "không còn sử dụng",
              "sim phụ")
          .with(
              ContactOutcome.WRONG_CONTACT,
              "sai địa chỉ",
              "sai số",
              "sai thông tin",
              "nhầm số",
              "nhầm địa chỉ",
              "không ở đây",
              "đã chuyển đi",
              "không có người này");

  private final Function<E, String> vietnamese;
  private final Class<E> type;
  private final Map<String, E> words = new TreeMap<>();

  private KnownWords(Class<E> type, Function<E, String> vietnamese) {
    this.type = type;
    this.vietnamese = vietnamese;
    for (E value : type.getEnumConstants()) {
      with(value, value.name(), vietnamese.apply(value));
    }
  }

  private KnownWords<E> with(E value, String... names) {
    for (String name : names) {
      E other = words.put(PlainWords.of(name), value);
      if (other != null && other != value) {
        throw new IllegalStateException("'%s' names %s and %s".formatted(name, other, value));
      }
    }
    return this;
  }

  Optional<E> named(String text) {
    return Optional.ofNullable(words.get(PlainWords.of(text)));
  }

  /** What is wrong with a text that names nothing, and what it may be. */
  String reason(String text) {
    String known =
        Arrays.stream(type.getEnumConstants()).map(vietnamese).collect(Collectors.joining("; "));
    return "the word is not known; write one of: "
        + known
        + Spelling.nearest(PlainWords.of(text), words.keySet())
            .map(words::get)
            .map(vietnamese)
            .map(meant -> ". Did you mean '" + meant + "'?")
            .orElse("");
  }
}
