package org.sunset2g.report.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.ChangedFigure;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ModelFigure;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.report.Bilingual;
import org.sunset2g.report.Written.Share;

/** What the page of one area shows. */
public final class AreaView extends PageView {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 260;

  private final PublishedArea area;
  private final AreaFigures figures;
  private final Optional<Outlook> outlook;

  AreaView(Site site, PublishedArea area) {
    super(site, Links.from(area));
    this.area = area;
    this.figures = site.table().find(area.code()).orElseThrow();
    this.outlook = Outlook.of(site, area);
  }

  public PublishedArea area() {
    return area;
  }

  public boolean isCountry() {
    return area.level() == AreaLevel.COUNTRY;
  }

  public Bilingual name() {
    return name(area);
  }

  /** The areas above, from the country down. */
  public List<PublishedArea> above() {
    List<PublishedArea> path = site.tree().path(area);
    return path.subList(0, path.size() - 1);
  }

  public long of(Measure measure) {
    return figures.of(measure);
  }

  public long left() {
    return of(Measure.CLOSING);
  }

  /** What the number rose by in the week, negative where it fell. */
  public long change() {
    return left() - of(Measure.OPENING);
  }

  public long converted() {
    return Ranking.converted(figures);
  }

  public Optional<Share> shareOfFirst() {
    return AreaRow.shareOfFirst(site, area);
  }

  public Optional<Share> shareOfCountry() {
    long all = site.table().number(site.tree().country(), Measure.CLOSING);
    return isCountry() || all == 0
        ? Optional.empty()
        : Optional.of(Share.of(left(), all)).filter(share -> share.tenths() > 0);
  }

  public String firstWeek() {
    return site.history().weeks().get(site.history().first(area)).toString();
  }

  public List<Bilingual> sentences() {
    return Sentences.of(site, area, figures);
  }

  public Optional<SinceLast> sinceLast() {
    return SinceLast.of(site, area);
  }

  public LineChart chart() {
    return LineChart.of(
        site.history().weeks(),
        site.history().closing(area),
        ahead(),
        facts().cutOff().toLocalDate(),
        WIDTH,
        HEIGHT);
  }

  /** A small line without axes, for tables. */
  public LineChart line(PublishedArea of) {
    return LineChart.of(
        site.history().weeks(),
        site.history().closing(of),
        List.of(),
        facts().cutOff().toLocalDate(),
        96,
        22);
  }

  private List<ForecastPoint> ahead() {
    return site.content()
        .asNow()
        .flatMap(forecast -> forecast.find(area.code()).map(own -> ForecastPoint.of(forecast, own)))
        .orElse(List.of());
  }

  /** What is expected of the area; empty where there is no forecast of it. */
  public Optional<Outlook> outlook() {
    return outlook;
  }

  /** Whether tables of areas tell what is expected at the cut-off. */
  public boolean expectsCutOff() {
    return below().stream().anyMatch(row -> row.expected().isPresent());
  }

  public Optional<Share> shareConverted() {
    return Ranking.shareConverted(figures);
  }

  /** Sections that the page has, for its table of contents. */
  public List<String> parts() {
    List<String> parts = new ArrayList<>(List.of("since", "history"));
    if (outlook.isPresent()) {
      parts.add("forecast");
    }
    parts.add("flows");
    if (!site.tree().below(area).isEmpty()) {
      parts.addAll(List.of("map", "areas"));
    }
    if (!neighbours().isEmpty()) {
      parts.add("rank");
    }
    parts.add("forms");
    if (!site.table().handsetSims(area).isEmpty() || !models().isEmpty()) {
      parts.add("handsets");
    }
    parts.addAll(List.of("rounding", "quality"));
    return parts;
  }

  /** Opening, flows that are shown with a number, all conversions, closing. */
  public List<Flow> flows() {
    return Flow.of(figures).stream()
        .filter(
            flow ->
                flow.number() > 0
                    || !flow.measure().isFlow()
                    || Measure.conversions().contains(flow.measure()))
        .toList();
  }

  /** Number at which the bars of the flows begin. */
  public long flowFloor() {
    return Flow.floor(figures);
  }

  /** Measures that are shown as fewer than the minimum cell. */
  public List<Measure> few() {
    return Arrays.stream(Measure.values()).filter(measure -> of(measure) == 0).toList();
  }

  public List<Forms> forms() {
    return Forms.of(site.history(), area);
  }

  public HandsetMatrix handsets() {
    return HandsetMatrix.of(site.table().handsetSims(area));
  }

  public List<ModelFigure> models() {
    return site.table().models(area);
  }

  /** Subscribers of the model, or of all others, that has most; the bars are as long. */
  public long mostOfAModel() {
    return models().stream().mapToLong(ModelFigure::subscribers).max().orElse(0);
  }

  public Optional<AreaRow> here() {
    return site.tree().above(area).map(above -> row(area, above));
  }

  /** How many areas the page's area is ranked among. */
  public int ranked() {
    return site.tree().above(area).map(above -> site.ranking(above).size()).orElse(0);
  }

  /** The first of the areas beside this one, and those around it, by the number left. */
  public List<AreaRow> neighbours() {
    return site.tree()
        .above(area)
        .filter(above -> Ranking.isRanked(area))
        .map(above -> AreaRow.aroundIn(site, area, above))
        .orElse(List.of());
  }

  /** The areas that add up to this one. */
  public List<AreaRow> below() {
    return site.tree().below(area).stream().map(each -> row(each, area)).toList();
  }

  private AreaRow row(PublishedArea of, PublishedArea above) {
    return AreaRow.of(site, of, area, Optional.of(site.ranking(above)));
  }

  /** Level that most of the areas below have; names the tables. */
  public String levelBelow() {
    return site.tree().below(area).stream()
        .filter(Ranking::isRanked)
        .map(PublishedArea::level)
        .findFirst()
        .orElse(AreaLevel.COMMUNE)
        .name();
  }

  public Cartogram cartogram() {
    return Cartogram.of(area, site.table());
  }

  public boolean hasMap() {
    return site.hasMap(area);
  }

  /** Name of the page's file, of its outlines too. */
  public String fileName() {
    return isCountry() ? "index" : PageNames.fileName(area.code());
  }

  /** Areas below that the file of boundaries has no outline of. */
  public List<PublishedArea> withoutOutline() {
    return site.boundaries()
        .map(
            given ->
                site.tree().below(area).stream()
                    .filter(Ranking::isRanked)
                    .filter(each -> !given.outlines().containsKey(each.code()))
                    .toList())
        .orElse(List.of());
  }

  public boolean isAnyoneBlocked() {
    return of(Measure.CLOSING_ONE_WAY_BLOCKED)
            + of(Measure.CLOSING_TWO_WAY_BLOCKED)
            + of(Measure.CONVERTED_AFTER_BLOCKING)
        > 0;
  }

  public Optional<InflowBox> inflow() {
    return isCountry()
        ? site.content().inflow().map(inflow -> InflowBox.of(inflow, site.table()))
        : Optional.empty();
  }

  public List<ChangedFigure> revised() {
    return site.revised(area);
  }

  /** Former districts and what is outside them; on the country's page only. */
  public List<AreaFigures> former() {
    return isCountry()
        ? site.tree().former().stream()
            .map(each -> site.table().find(each.code()).orElseThrow())
            .toList()
        : List.of();
  }

  /** The area's place in the list that searching and comparing read. */
  public int number() {
    return site.number(area);
  }

  /** A part's length in thousandths of the whole. */
  public static int length(long part, long whole) {
    return whole == 0 ? 0 : (int) (part * 1000 / whole);
  }
}
