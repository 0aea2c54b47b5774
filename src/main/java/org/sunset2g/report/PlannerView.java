package org.sunset2g.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedTable;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.disclosure.PublishedRow;
import org.sunset2g.report.PageContent.Bilingual;

/** What the planner's template shows, worked out from the content; protected numbers only. */
public final class PlannerView {
  /** Size of the country's chart. */
  public static final int CHART_WIDTH = 720;

  public static final int CHART_HEIGHT = 220;

  private static final int RANKED = 12;

  /** How much of a level or of all levels is withheld. */
  public record Withheld(AreaLevel level, long cells, long withheld) {}

  private final PageContent content;
  private final ProtectedTable table;
  private final Texts texts;
  private final History history;
  private final List<AreaLine> provinces;
  private final List<AreaLine> lowest;
  private final List<AreaLine> former;

  PlannerView(PageContent content) {
    this.content = content;
    this.table = content.table();
    this.texts = new Texts(content.wording());
    this.history = new History(table, content.earlier());
    this.provinces =
        AreaLine.byNumberLeft(
            table.areas().all().stream()
                .filter(
                    area ->
                        area.level() == AreaLevel.PROVINCE
                            || (area.level() == AreaLevel.UNPLACED && isUsed(area)))
                .map(area -> AreaLine.of(area, table, history)));
    this.lowest =
        AreaLine.byNumberLeft(
            table.areas().all().stream()
                .filter(area -> area.level().isLowest() && area.level() != AreaLevel.UNPLACED)
                .map(area -> AreaLine.of(area, table, history)));
    this.former =
        AreaLine.byNumberLeft(
            table.areas().former().stream()
                .filter(area -> area.level() == AreaLevel.FORMER_DISTRICT)
                .map(area -> AreaLine.of(area, table, history)));
  }

  /** Whether a number of blocked subscribers is there or withheld, of whatever area. */
  public boolean isAnyoneBlocked() {
    return table.areas().all().stream()
        .anyMatch(area -> BlockedLine.of(area, table).isAnyoneBlocked());
  }

  /** The country, then the provinces in the order of {@link #provinces}. */
  public List<BlockedLine> blocked() {
    return Stream.concat(Stream.of(PublishedArea.COUNTRY), provinces.stream().map(AreaLine::area))
        .map(area -> BlockedLine.of(area, table))
        .toList();
  }

  private boolean isUsed(PublishedArea area) {
    return Arrays.stream(Measure.values())
        .anyMatch(measure -> table.cell(area, measure).orElse(1) > 0);
  }

  public PageContent content() {
    return content;
  }

  /** The sections that this page has, in order. */
  public List<String> parts() {
    List<String> parts = new ArrayList<>();
    if (content.revision().isPresent()) {
      parts.add("revised");
    }
    parts.addAll(List.of("flows", "explained", "history", "ranking", "map", "provinces", "lowest"));
    if (!former.isEmpty()) {
      parts.add("former");
    }
    parts.add("forms");
    if (isAnyoneBlocked()) {
      parts.add("blocked");
    }
    if (content.inflow().isPresent()) {
      parts.add("inflow");
    }
    parts.addAll(List.of("withheld", "words", "quality"));
    return parts;
  }

  /** Newly seen 2G-only handsets; empty where the week did not count them. */
  public Optional<InflowView> inflow() {
    return content.inflow().map(inflow -> new InflowView(inflow, table));
  }

  public Bilingual text(String key, Object... values) {
    return texts.of(key, values);
  }

  public Bilingual measure(Measure measure) {
    return texts.of("measure." + measure);
  }

  public History history() {
    return history;
  }

  /** Where and when the numbers stand. */
  public Bilingual edition() {
    return texts.of(
        "edition",
        table.week(),
        Written.day(table.week().monday()),
        Written.day(table.week().sunday()));
  }

  public OptionalLong country(Measure measure) {
    return table.cell(PublishedArea.COUNTRY, measure);
  }

  /** All conversions of the country; empty where the number of any form is withheld. */
  public OptionalLong conversions() {
    long sum = 0;
    for (Measure form : Measure.conversions()) {
      if (country(form).isEmpty()) {
        return OptionalLong.empty();
      }
      sum += country(form).getAsLong();
    }
    return OptionalLong.of(sum);
  }

  /** Fall of the country's number this week in subscribers; negative where it rose. */
  public OptionalLong fall() {
    OptionalLong opening = country(Measure.OPENING);
    OptionalLong closing = country(Measure.CLOSING);
    return opening.isEmpty() || closing.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(opening.getAsLong() - closing.getAsLong());
  }

  /** Days from the end of the week to the cut-off; negative after it. */
  public long daysToCutOff() {
    LocalDate day = content.cutOff().toLocalDate();
    return ChronoUnit.DAYS.between(table.week().sunday(), day);
  }

  /** Three sentences that a minister can read out; a fourth where anybody is blocked. */
  public List<Bilingual> sentences() {
    String sunday = Written.day(table.week().sunday());
    List<Bilingual> sentences = new ArrayList<>();
    OptionalLong left = country(Measure.CLOSING);
    sentences.add(
        left.isPresent()
            ? texts.of("sentence.left", left.getAsLong(), sunday)
            : texts.of("sentence.left.withheld", sunday));
    sentences.add(changeSentence());
    long days = daysToCutOff();
    String moment = Written.moment(content.cutOff());
    sentences.add(
        days > 0
            ? texts.of("sentence.before", days, moment)
            : days == 0
                ? texts.of("sentence.today", moment)
                : texts.of("sentence.after", -days, moment));
    blockedSentence().ifPresent(sentences::add);
    return sentences;
  }

  private Optional<Bilingual> blockedSentence() {
    OptionalLong oneWay = country(Measure.CLOSING_ONE_WAY_BLOCKED);
    OptionalLong twoWay = country(Measure.CLOSING_TWO_WAY_BLOCKED);
    return oneWay.isEmpty() || twoWay.isEmpty() || oneWay.getAsLong() + twoWay.getAsLong() == 0
        ? Optional.empty()
        : Optional.of(texts.of("sentence.blocked", oneWay.getAsLong(), twoWay.getAsLong()));
  }

  private Bilingual changeSentence() {
    Optional<Written.Share> share =
        AreaLine.fall(country(Measure.OPENING), country(Measure.CLOSING));
    if (share.isEmpty()) {
      return texts.of(
          country(Measure.OPENING).orElse(1) == 0 ? "sentence.first" : "sentence.change.withheld");
    }
    long fall = fall().orElseThrow();
    String key = fall >= 0 ? "sentence.fell" : "sentence.rose";
    long size = Math.abs(fall);
    return conversions().isPresent()
        ? texts.of(key, size, share.get().size(), conversions().getAsLong())
        : texts.of(key + ".alone", size, share.get().size());
  }

  public List<Waterfall.Bar> waterfall() {
    return Waterfall.bars(table, PublishedArea.COUNTRY);
  }

  /** Why the number changed, of the country and each province. */
  public List<ChangeSplit> explained() {
    List<ChangeSplit> splits = new ArrayList<>();
    splits.add(ChangeSplit.of(PublishedArea.COUNTRY, table));
    provinces.forEach(line -> splits.add(ChangeSplit.of(line.area(), table)));
    return splits;
  }

  /** Former districts that whole areas of today add up to; most left first. */
  public List<AreaLine> former() {
    return former;
  }

  /** How many of those left are in no former district. */
  public Bilingual formerCoverage() {
    OptionalLong outside = table.cell(PublishedArea.OUTSIDE_FORMER_DISTRICTS, Measure.CLOSING);
    OptionalLong country = country(Measure.CLOSING);
    return outside.isPresent() && country.isPresent()
        ? texts.of(
            "former.outside",
            outside.getAsLong(),
            share(outside.getAsLong(), country.getAsLong()),
            former.size())
        : texts.of("former.outside.withheld", former.size());
  }

  /**
   * Every area's account as JSON, for the waterfall of any of them: numbers in the order of the
   * measures, null where withheld.
   */
  public String accounts() {
    StringBuilder json = new StringBuilder("{");
    for (PublishedArea area : table.areas().all()) {
      json.append(json.length() == 1 ? "\n\"" : ",\n\"")
          .append(quoted(area.code().toString()))
          .append("\":[");
      for (Waterfall.Bar bar : Waterfall.bars(table, area)) {
        json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
            .append(bar.number().isPresent() ? bar.number().getAsLong() : "null");
      }
      json.append(']');
    }
    return json.append("\n}").toString();
  }

  /** Codes come from files: none may end the element that the JSON stands in. */
  private static String quoted(String code) {
    return code.replace("\\", "\\\\").replace("\"", "\\\"").replace("<", "\\u003c");
  }

  /** Provinces and, where there are any, the unplaced; most left first. */
  public List<AreaLine> provinces() {
    return provinces;
  }

  /** Districts or communes; most left first. */
  public List<AreaLine> lowest() {
    return lowest;
  }

  /** DISTRICT or COMMUNE: which words the page uses; both where code systems are mixed. */
  public String lowestLevel() {
    List<AreaLevel> levels =
        lowest.stream()
            .map(line -> line.area().level())
            .filter(level -> level != AreaLevel.REMAINDER)
            .distinct()
            .toList();
    return levels.size() == 1 ? levels.get(0).name() : "DISTRICT_OR_COMMUNE";
  }

  public List<AreaLine> mostLeft() {
    return lowest.stream().filter(line -> line.closing().orElse(0) > 0).limit(RANKED).toList();
  }

  public List<AreaLine> slowest() {
    return AreaLine.bySlowestFall(lowest.stream()).stream().limit(RANKED).toList();
  }

  /** The tile picture: the lowest areas by province, in the order of their codes. */
  public Map<String, List<AreaLine>> tiles() {
    Map<String, List<AreaLine>> byProvince = new LinkedHashMap<>();
    for (PublishedArea province : table.areas().below(PublishedArea.COUNTRY)) {
      List<AreaLine> tiles =
          lowest.stream()
              .filter(line -> table.areas().above(line.area()).orElseThrow().equals(province))
              .toList();
      if (!tiles.isEmpty()) {
        byProvince.put(province.name(), tiles);
      }
    }
    return byProvince;
  }

  /** A bar's length of a hundred beside the longest of its list. */
  public static long length(long number, long longest) {
    return longest <= 0 ? 0 : Math.max(0, number) * 100 / longest;
  }

  public static Written.Share share(long part, long whole) {
    return Written.Share.of(part, Math.max(1, whole));
  }

  /** How many numbers of each level are withheld. */
  public List<Withheld> withheld() {
    List<PublishedRow> rows = table.rows();
    return Arrays.stream(AreaLevel.values())
        .map(
            level ->
                new Withheld(
                    level,
                    rows.stream().filter(row -> row.area().level() == level).count(),
                    rows.stream()
                        .filter(row -> row.area().level() == level && row.withheld())
                        .count()))
        .filter(line -> line.cells() > 0)
        .toList();
  }

  public ProtectedTable table() {
    return table;
  }
}
