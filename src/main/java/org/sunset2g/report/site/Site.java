package org.sunset2g.report.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.AreaTree;
import org.sunset2g.disclosure.ChangedFigure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.report.Bilingual;
import org.sunset2g.report.ReportContent;
import org.sunset2g.vocabulary.AreaCode;

/** What the pages of one week have in common, worked out once before the first is written. */
final class Site {
  private final ReportContent content;
  private final SiteTexts texts;
  private final History history;
  private final Optional<ProtectedWeek> before;
  private final Optional<Boundaries.Matched> boundaries;
  private final Map<AreaCode, Ranking> rankings = new HashMap<>();
  private final Map<AreaCode, List<ChangedFigure>> revised = new HashMap<>();
  private final Map<AreaCode, Integer> numbers = new HashMap<>();
  private final List<PublishedArea> pages;

  Site(ReportContent content, Optional<Boundaries> boundaries) {
    this.content = content;
    this.texts = new SiteTexts(content.facts().wording());
    this.history = History.of(content);
    this.before =
        content.earlier().isEmpty()
            ? Optional.empty()
            : Optional.of(content.earlier().get(content.earlier().size() - 1));
    this.boundaries = boundaries.map(given -> given.matchedTo(tree()));
    this.pages = tree().all().stream().filter(area -> !area.level().isFormer()).toList();
    for (PublishedArea area : pages) {
      numbers.put(area.code(), numbers.size());
      if (!tree().below(area).isEmpty()) {
        rankings.put(area.code(), Ranking.of(tree().below(area), content.table(), before));
      }
    }
    content
        .revised()
        .forEach(
            figure ->
                revised
                    .computeIfAbsent(figure.area().code(), none -> new ArrayList<>())
                    .add(figure));
  }

  ReportContent content() {
    return content;
  }

  ProtectedWeek table() {
    return content.table();
  }

  AreaTree tree() {
    return content.table().areas();
  }

  SiteTexts texts() {
    return texts;
  }

  History history() {
    return history;
  }

  /** The last report before this one. */
  Optional<ProtectedWeek> before() {
    return before;
  }

  Optional<Boundaries.Matched> boundaries() {
    return boundaries;
  }

  /** Places of the areas below an area that has some. */
  Ranking ranking(PublishedArea above) {
    return rankings.get(above.code());
  }

  /** Figures of an area that this week told differently before. */
  List<ChangedFigure> revised(PublishedArea area) {
    return revised.getOrDefault(area.code(), List.of());
  }

  /** Areas that have a page, in the order of the table. */
  List<PublishedArea> pages() {
    return pages;
  }

  /** The area's place among {@link #pages()}. */
  int number(PublishedArea area) {
    return numbers.get(area.code());
  }

  /** Whether the page of the area shows outlines on a map. */
  boolean hasMap(PublishedArea area) {
    return boundaries.isPresent()
        && tree().below(area).stream()
            .anyMatch(below -> boundaries.get().outlines().containsKey(below.code()));
  }

  /** Names are Vietnamese; what is no place has a name in both languages. */
  Bilingual name(PublishedArea area) {
    if (area.level() == AreaLevel.COUNTRY
        || area.level() == AreaLevel.UNPLACED
        || area.level() == AreaLevel.OUTSIDE_FORMER_DISTRICTS) {
      return texts.of("name." + area.level());
    }
    return area.level() == AreaLevel.REMAINDER
        ? texts.of("name.REMAINDER", area.name())
        : new Bilingual(area.name(), area.name());
  }
}
