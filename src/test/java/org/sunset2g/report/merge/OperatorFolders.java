package org.sunset2g.report.merge;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.HandsetSim;
import org.sunset2g.disclosure.ModelFigure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.disclosure.PublishedCountry;
import org.sunset2g.report.Bilingual;
import org.sunset2g.report.FeedQuality;
import org.sunset2g.report.Forecasts;
import org.sunset2g.report.ReportContent;
import org.sunset2g.report.WeekFacts;
import org.sunset2g.report.Wording;
import org.sunset2g.report.tables.PublishedFiles;
import org.sunset2g.vocabulary.IsoWeek;

/** Reports of invented operators in one invented country, as each of them publishes them. */
public final class OperatorFolders {
  public static final IsoWeek WEEK = IsoWeek.parse("2024-W38");
  public static final int WEEKS = 4;

  private final Path folder;
  private final PublishedCountry country = new PublishedCountry(3, 2, 3, 7);
  private final Map<String, List<ProtectedWeek>> weeks = new LinkedHashMap<>();

  public OperatorFolders(Path folder) {
    this.folder = folder;
  }

  /** Publishes four weeks up to {@link #WEEK}; the last one with breakdowns. */
  public Path publish(String operator, int mean) throws IOException {
    List<ProtectedWeek> of = country.weeks(WEEK.plus(1 - WEEKS), WEEKS, mean);
    weeks.put(operator, of);
    for (ProtectedWeek week : of) {
      publish(operator, facts(operator, week.week()), week);
    }
    return reports(operator);
  }

  /** Publishes one week, with a forecast, in place of what is there. */
  public void publish(String operator, WeekFacts facts, ProtectedWeek week) throws IOException {
    PublishedFiles.write(
        tables(operator, week.week()),
        new ReportContent(
            facts,
            week,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Forecasts.of(List.of(week), facts.cutOff().toLocalDate())));
  }

  /** Publishes the last week again with other facts. */
  void publish(String operator, WeekFacts facts) throws IOException {
    publish(operator, facts, week(operator, WEEK));
  }

  /** Publishes a week again with other rows, and without breakdowns. */
  void publish(String operator, IsoWeek week, UnaryOperator<List<AreaFigures>> rows)
      throws IOException {
    ProtectedWeek before = week(operator, week);
    publish(
        operator,
        facts(operator, week),
        ProtectedWeek.published(
            before.phase(),
            week,
            before.minimumCell(),
            rows.apply(new ArrayList<>(before.figures())),
            List.of(),
            List.of()));
  }

  public ProtectedWeek week(String operator, IsoWeek week) {
    return weeks.get(operator).stream()
        .filter(each -> each.week().equals(week))
        .findFirst()
        .orElseThrow();
  }

  /** The last week with other breakdowns. */
  ProtectedWeek brokenDown(String operator, List<HandsetSim> sims, List<ModelFigure> models) {
    ProtectedWeek week = week(operator, WEEK);
    return ProtectedWeek.published(
        week.phase(), week.week(), week.minimumCell(), week.figures(), sims, models);
  }

  List<HandsetSim> sims(String operator) {
    ProtectedWeek week = week(operator, WEEK);
    return week.areas().all().stream().flatMap(area -> week.handsetSims(area).stream()).toList();
  }

  List<ModelFigure> models(String operator) {
    ProtectedWeek week = week(operator, WEEK);
    return week.areas().all().stream().flatMap(area -> week.models(area).stream()).toList();
  }

  PublishedArea area(String operator, String code) {
    return week(operator, WEEK).areas().all().stream()
        .filter(area -> area.code().code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  public Path reports(String operator) {
    return folder.resolve("from-" + operator).resolve("reports");
  }

  public Path tables(String operator, IsoWeek week) {
    return reports(operator).resolve(week.toString()).resolve("tables");
  }

  public static WeekFacts facts(String operator, IsoWeek week) {
    return new WeekFacts(
        "2g-only",
        new Bilingual("Dừng 2G Only", "Switch-off of 2G Only"),
        ZonedDateTime.of(2024, 10, 16, 0, 0, 0, 0, ZoneId.of("Asia/Ho_Chi_Minh")),
        Wording.TWO_G_ONLY,
        week,
        10,
        List.of(operator),
        List.of(),
        List.of(new FeedQuality(operator, "subscriber_snapshot", 12_300, 12_300, 0, 9, List.of())),
        List.of(
            new Bilingual(
                "Tệp của " + operator + " đến muộn.", "The files of " + operator + " came late.")),
        1);
  }
}
