package org.sunset2g.report.site;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.forecast.AreaForecast;
import org.sunset2g.report.Written.Share;

/**
 * One area in a table of areas.
 *
 * @param link to its page, from the page the table is on
 * @param change closing less opening number
 * @param shareOfFirst of the number of the first week in which it was published
 * @param byLeft place by the number left; empty where it is not ranked
 * @param byShare place by the share converted
 * @param expected at the cut-off, in the middle; empty where that is not forecast
 * @param isHere whether the page is about it
 */
public record AreaRow(
    PublishedArea area,
    String link,
    long left,
    long change,
    long converted,
    Optional<Share> shareConverted,
    Optional<Share> shareOfFirst,
    Optional<Place> byLeft,
    Optional<Place> byShare,
    OptionalLong expected,
    boolean isHere) {
  private static final int FIRST = 3;
  private static final int AROUND = 2;

  static AreaRow of(Site site, PublishedArea area, PublishedArea page, Optional<Ranking> ranking) {
    AreaFigures row = site.table().find(area.code()).orElseThrow();
    return new AreaRow(
        area,
        Links.from(page).to(area),
        row.of(Measure.CLOSING),
        row.of(Measure.CLOSING) - row.of(Measure.OPENING),
        Ranking.converted(row),
        Ranking.shareConverted(row),
        shareOfFirst(site, area),
        ranking.flatMap(places -> places.left(area)),
        ranking.flatMap(places -> places.share(area)),
        expected(site, area),
        area.equals(page));
  }

  /**
   * The first of the areas below one area, and those next to the page's area, by the number left.
   */
  static List<AreaRow> aroundIn(Site site, PublishedArea page, PublishedArea above) {
    Ranking ranking = site.ranking(above);
    List<PublishedArea> sorted =
        site.tree().below(above).stream()
            .filter(Ranking::isRanked)
            .sorted(Comparator.comparingInt(each -> ranking.left(each).orElseThrow().number()))
            .toList();
    int at = sorted.indexOf(page);
    return IntStream.range(0, sorted.size())
        .filter(i -> i < FIRST || Math.abs(i - at) <= AROUND)
        .mapToObj(i -> of(site, sorted.get(i), page, Optional.of(ranking)))
        .toList();
  }

  /** What is left of the first published week's number; empty where that was shown as 0. */
  static Optional<Share> shareOfFirst(Site site, PublishedArea area) {
    long[] closing = site.history().closing(area);
    long first = closing[site.history().first(area)];
    return first == 0
        ? Optional.empty()
        : Optional.of(Share.of(closing[closing.length - 1], first));
  }

  private static OptionalLong expected(Site site, PublishedArea area) {
    return site.content()
        .asNow()
        .flatMap(forecast -> forecast.find(area.code()))
        .flatMap(AreaForecast::atCutOff)
        .map(at -> Outlook.shown(at.number().q50(), site.table().minimumCell()))
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }
}
