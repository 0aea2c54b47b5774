package org.sunset2g.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.outreach.Effect;
import org.sunset2g.outreach.MantelHaenszel;
import org.sunset2g.outreach.MantelHaenszel.Interval;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * What is said of reached and other subscribers: sentences, and a table in which no small number
 * stands.
 *
 * @param lines strata
 */
record EffectReport(IsoWeek from, IsoWeek to, int within, List<Line> lines) {
  private static final long SMALL = 10;
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final String LAYOUT = "%-12s %-12s %-9s %-16s %-6s %9s %9s %9s %9s %9s %9s";
  private static final String[] NOTES = {
    "Đây là mối liên hệ, không phải bằng chứng nhân quả: người được tiếp cận không được chọn ngẫu"
        + " nhiên; có thể đội tuyên truyền đến nhà những người mà họ biết là sắp chuyển đổi.",
    "This is an association, not proof: who is reached is not drawn by lot, and teams may visit"
        + " those whom they know to convert."
  };

  /**
   * A stratum.
   *
   * @param band weeks at risk
   * @param reverted those who converted in time and were at risk again by its end
   */
  record Line(
      String operator,
      String phase,
      String week,
      String list,
      String band,
      MantelHaenszel.Stratum stratum,
      long reachedReverted,
      long othersReverted) {
    private static final Comparator<Line> ORDER =
        Comparator.comparing(Line::operator)
            .thenComparing(Line::phase)
            .thenComparing(Line::week)
            .thenComparing(Line::list)
            .thenComparing(Line::band);

    static Line from(Row row) {
      return new Line(
          row.getString(row.fieldIndex(OutreachItem.OPERATOR)),
          row.getString(row.fieldIndex(OutreachItem.PHASE)),
          row.getString(row.fieldIndex(OutreachItem.WEEK)),
          row.getString(row.fieldIndex(OutreachItem.LIST)),
          row.getString(row.fieldIndex(Effect.BAND)),
          new MantelHaenszel.Stratum(
              number(row, Effect.REACHED),
              number(row, Effect.REACHED_CONVERTED),
              number(row, Effect.OTHERS),
              number(row, Effect.OTHERS_CONVERTED)),
          number(row, Effect.REACHED_REVERTED),
          number(row, Effect.OTHERS_REVERTED));
    }

    private static long number(Row row, String column) {
      return row.getLong(row.fieldIndex(column));
    }

    List<String> cells() {
      return List.of(
          operator,
          phase,
          week,
          list,
          band,
          shown(stratum.reached()),
          shown(stratum.reachedConverted()),
          shown(reachedReverted),
          shown(stratum.others()),
          shown(stratum.othersConverted()),
          shown(othersReverted));
    }
  }

  private static final List<String> HEADER =
      List.of(
          OutreachItem.OPERATOR,
          OutreachItem.PHASE,
          OutreachItem.WEEK,
          OutreachItem.LIST,
          "weeks",
          "reached",
          "converted",
          "reverted",
          "others",
          "converted",
          "reverted");

  EffectReport {
    lines = lines.stream().sorted(Line.ORDER).toList();
  }

  MantelHaenszel figures() {
    return MantelHaenszel.of(lines.stream().map(Line::stratum).toList());
  }

  private static String shown(long number) {
    return number < SMALL ? "<" + SMALL : String.format(Locale.ROOT, "%,d", number);
  }

  /** What part of all conversions, in all strata, is owed to being reached. */
  private Optional<Interval> owedToReaching(MantelHaenszel figures) {
    long reached = 0;
    long others = 0;
    for (Line line : lines) {
      reached += line.stratum().reachedConverted();
      others += line.stratum().othersConverted();
    }
    return figures.owedToReaching(reached, reached + others);
  }

  /** The interval as {@code forecast --visit-share} takes it: of what is below nought, nought. */
  static String visitShare(Interval owed) {
    return String.format(
        Locale.ROOT, "%.2f..%.2f", Math.max(0, owed.lower()), Math.max(0, owed.upper()));
  }

  /** The sentences, Vietnamese first. */
  List<String> sentences() {
    MantelHaenszel figures = figures();
    List<String> sentences = new ArrayList<>();
    if (figures.difference().isEmpty()) {
      sentences.add(
          "Từ %s đến %s không có nhóm nào vừa có người được tiếp cận vừa có người chưa được tiếp cận: không so sánh được."
              .formatted(from, to));
      sentences.add(
          "From %s to %s no stratum has both reached and other subscribers: nothing can be compared."
              .formatted(from, to));
    } else {
      Interval difference = figures.difference().get();
      sentences.add(
          "Trong %d tuần sau danh sách (%s đến %s), tỷ lệ chuyển đổi của thuê bao được tiếp cận chênh %s điểm phần trăm (khoảng tin cậy 95 %%: %s đến %s) so với thuê bao chưa được tiếp cận cùng huyện, cùng tuần, cùng thời gian trong diện."
              .formatted(
                  within,
                  from,
                  to,
                  points(difference.value()),
                  points(difference.lower()),
                  points(difference.upper())));
      sentences.add(
          "Within %d weeks of the lists of %s to %s, conversions of reached subscribers differ by %s percentage points (95 %% interval %s to %s) from those of subscribers not reached, of the same list, week and time at risk."
              .formatted(
                  within,
                  from,
                  to,
                  points(difference.value()),
                  points(difference.lower()),
                  points(difference.upper())));
      figures
          .ratio()
          .ifPresent(
              ratio -> {
                sentences.add(
                    "Tỷ số chuyển đổi: %s lần (khoảng tin cậy 95 %%: %s đến %s)."
                        .formatted(
                            times(ratio.value()), times(ratio.lower()), times(ratio.upper())));
                sentences.add(
                    "Ratio of conversions: %s (95 %% interval %s to %s)."
                        .formatted(
                            times(ratio.value()), times(ratio.lower()), times(ratio.upper())));
              });
      owedToReaching(figures)
          .ifPresent(
              owed -> {
                sentences.add(
                    "Nếu đó là tác động, phần chuyển đổi nhờ được tiếp cận trong toàn bộ chuyển đổi là %s %% (khoảng tin cậy 95 %%: %s đến %s); để dự báo: --visit-share %s."
                        .formatted(
                            percent(owed.value()),
                            percent(owed.lower()),
                            percent(owed.upper()),
                            visitShare(owed)));
                sentences.add(
                    "If that were an effect, %s %% of all conversions would be owed to being reached (95 %% interval %s to %s); for a forecast: --visit-share %s."
                        .formatted(
                            percent(owed.value()),
                            percent(owed.lower()),
                            percent(owed.upper()),
                            visitShare(owed)));
              });
    }
    sentences.add(
        "Nhóm so sánh: %d (%s lượt thuê bao); nhóm bỏ qua vì thiếu một phía: %d (%s)."
            .formatted(
                figures.compared(),
                shown(figures.subscribersCompared()),
                figures.leftOut(),
                shown(figures.subscribersLeftOut())));
    sentences.add(
        "Strata compared: %d (%s subscribers, counted in each week); left out for want of one group: %d (%s)."
            .formatted(
                figures.compared(),
                shown(figures.subscribersCompared()),
                figures.leftOut(),
                shown(figures.subscribersLeftOut())));
    sentences.addAll(List.of(NOTES));
    return sentences;
  }

  private static String points(double share) {
    return String.format(Locale.ROOT, "%+.1f", share * 100);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", share * 100);
  }

  private static String times(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }

  String asText() {
    StringBuilder text = new StringBuilder();
    sentences().forEach(sentence -> text.append(sentence).append('\n'));
    text.append('\n').append(LAYOUT.formatted(HEADER.toArray()));
    lines.forEach(line -> text.append('\n').append(LAYOUT.formatted(line.cells().toArray())));
    return text.toString();
  }

  String asJson() {
    Map<String, Object> document = new LinkedHashMap<>();
    MantelHaenszel figures = figures();
    document.put("from", from.toString());
    document.put("to", to.toString());
    document.put("within", within);
    document.put("difference", figures.difference().orElse(null));
    document.put("ratio", figures.ratio().orElse(null));
    document.put("owedToReaching", owedToReaching(figures).orElse(null));
    document.put("strataCompared", figures.compared());
    document.put("strataLeftOut", figures.leftOut());
    document.put("subscribersCompared", shown(figures.subscribersCompared()));
    document.put("subscribersLeftOut", shown(figures.subscribersLeftOut()));
    document.put("sentences", sentences());
    document.put("strataColumns", HEADER);
    document.put("strata", lines.stream().map(Line::cells).toList());
    try {
      return JSON.writeValueAsString(document);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("figures are always JSON", impossible);
    }
  }
}
