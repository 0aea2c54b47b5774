package org.sunset2g.report.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.InflowFigure;
import org.sunset2g.disclosure.InflowMeasure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.disclosure.PublishedCountry;
import org.sunset2g.report.shelf.ShelvedWeek;
import org.sunset2g.report.tables.PublishedReport;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;

/** Newly seen handsets of two operators. */
class InflowMergeTest {
  private static final ProtectedWeek WEEK =
      new PublishedCountry(1, 1, 1, 1).weeks(OperatorFolders.WEEK, 1, 50).get(0);

  private final List<InflowFigure> north =
      List.of(
          area(PublishedArea.COUNTRY, 100),
          area(province("Tỉnh Bắc"), 100),
          country(InflowMeasure.CERTIFIED, "", 40),
          country(InflowMeasure.ALL, "", 140),
          country(InflowMeasure.MODEL, "Hãng 105", 60),
          country(InflowMeasure.MODEL, "Hãng 110", 30),
          country(InflowMeasure.OTHER_MODELS, "", 10));
  private final List<InflowFigure> south =
      List.of(
          area(PublishedArea.COUNTRY, 70),
          area(PublishedArea.UNPLACED, 20),
          area(province("Tỉnh Bắc"), 50),
          country(InflowMeasure.ALL, "", 70),
          country(InflowMeasure.MODEL, "Hãng 110", 50),
          country(InflowMeasure.OTHER_MODELS, "", 20));

  @Test
  void numbersAreAddedUpByAreaAndModel() {
    assertThat(
            InflowMerge.of(List.of(report("a", north), report("b", south))).orElseThrow().figures())
        .containsExactly(
            area(PublishedArea.COUNTRY, 170),
            area(province("Tỉnh Bắc"), 150),
            area(PublishedArea.UNPLACED, 20),
            country(InflowMeasure.CERTIFIED, "", 40),
            country(InflowMeasure.ALL, "", 210),
            country(InflowMeasure.MODEL, "Hãng 110", 80),
            country(InflowMeasure.MODEL, "Hãng 105", 60),
            country(InflowMeasure.OTHER_MODELS, "", 30));
  }

  @Test
  void whatOneDidNotCountIsNotTold() {
    ShelvedWeek without =
        new ShelvedWeek(
            Path.of("b"),
            new PublishedReport(
                OperatorFolders.facts("b", OperatorFolders.WEEK), WEEK, Optional.empty()));

    assertThat(InflowMerge.of(List.of(report("a", north), without))).isEmpty();
  }

  @Test
  void anAreaOfAnotherNameIsRefused() {
    List<InflowFigure> other =
        List.of(area(PublishedArea.COUNTRY, 10), area(province("Tỉnh Khác"), 10));

    assertThatThrownBy(() -> InflowMerge.of(List.of(report("a", north), report("b", other))))
        .isInstanceOf(InputProblem.class)
        .hasMessageContainingAll("b/area_inflow.csv: the area VN-2004/01", "Tỉnh Khác", " in a");
  }

  private static ShelvedWeek report(String operator, List<InflowFigure> inflow) {
    return new ShelvedWeek(
        Path.of(operator),
        new PublishedReport(
            OperatorFolders.facts(operator, OperatorFolders.WEEK), WEEK, Optional.of(inflow)));
  }

  private static PublishedArea province(String name) {
    return new PublishedArea(AreaLevel.PROVINCE, new AreaCode("VN-2004", "01"), name);
  }

  private static InflowFigure area(PublishedArea area, long number) {
    return figure(area, InflowMeasure.NOT_CERTIFIED, "", number);
  }

  private static InflowFigure country(InflowMeasure measure, String model, long number) {
    return figure(PublishedArea.COUNTRY, measure, model, number);
  }

  private static InflowFigure figure(
      PublishedArea area, InflowMeasure measure, String model, long number) {
    return new InflowFigure(
        OperatorFolders.WEEK, area, PublishedArea.COUNTRY.code(), measure, model, number);
  }
}
