package org.sunset2g.report.site;

import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.report.Bilingual;
import org.sunset2g.report.WeekFacts;
import org.sunset2g.report.Written.Share;

/** The figures of an area in plain words. */
final class Sentences {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm, dd/MM/yyyy");

  private Sentences() {}

  static List<Bilingual> of(Site site, PublishedArea area, AreaFigures row) {
    SiteTexts texts = site.texts();
    WeekFacts facts = site.content().facts();
    List<Bilingual> sentences = new ArrayList<>();
    Bilingual where =
        area.level() == AreaLevel.COUNTRY ? texts.of("sentence.country") : site.name(area);
    long left = row.of(Measure.CLOSING);
    sentences.add(
        texts.of(
            left == 0 ? "sentence.left.few" : "sentence.left",
            left == 0 ? facts.minimumCell() : left,
            facts.week().sunday().format(PageView.DAY),
            where));
    sentences.add(change(texts, row, facts.minimumCell()));
    long days = daysToCutOff(facts);
    sentences.add(
        texts.of(
            days > 0 ? "sentence.before" : days == 0 ? "sentence.today" : "sentence.after",
            Math.abs(days),
            facts.cutOff().format(MOMENT)));
    long oneWay = row.of(Measure.CLOSING_ONE_WAY_BLOCKED);
    long twoWays = row.of(Measure.CLOSING_TWO_WAY_BLOCKED);
    if (oneWay + twoWays > 0) {
      sentences.add(
          texts.of(
              "sentence.blocked",
              counted(texts, oneWay, facts.minimumCell()),
              counted(texts, twoWays, facts.minimumCell())));
    }
    return List.copyOf(sentences);
  }

  private static Bilingual change(SiteTexts texts, AreaFigures row, int minimumCell) {
    long opening = row.of(Measure.OPENING);
    if (opening == 0) {
      return texts.of("sentence.first", minimumCell);
    }
    long change = row.of(Measure.CLOSING) - opening;
    Bilingual converted = counted(texts, Ranking.converted(row), minimumCell);
    if (change == 0) {
      return texts.of("sentence.same", minimumCell, converted);
    }
    return texts.of(
        change < 0 ? "sentence.fell" : "sentence.rose",
        Math.abs(change),
        Share.of(Math.abs(change), opening),
        converted);
  }

  private static Bilingual counted(SiteTexts texts, long number, int minimumCell) {
    return number == 0 ? texts.of("few", minimumCell) : texts.of("about", number);
  }

  /** Days from the end of the week to the cut-off; negative where it is over. */
  static long daysToCutOff(WeekFacts facts) {
    return ChronoUnit.DAYS.between(facts.week().sunday(), facts.cutOff().toLocalDate());
  }
}
