package org.sunset2g.report.site;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.report.Bilingual;
import org.sunset2g.report.FeedQuality;
import org.sunset2g.report.PhaseLink;
import org.sunset2g.report.WeekFacts;

/** What every page shows of its week, and how it names and finds areas. */
public abstract class PageView {
  static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  final Site site;
  private final Links links;

  PageView(Site site, Links links) {
    this.site = site;
    this.links = links;
  }

  public final WeekFacts facts() {
    return site.content().facts();
  }

  public final Bilingual text(String key, Object... values) {
    return site.texts().of(key, values);
  }

  public final Bilingual edition() {
    return text(
        "edition",
        facts().week(),
        facts().week().monday().format(DAY),
        facts().week().sunday().format(DAY));
  }

  public final Bilingual name(PublishedArea area) {
    return site.name(area);
  }

  /** The name as it stands inside a sentence. */
  public final Bilingual inSentence(PublishedArea area) {
    return area.level() == AreaLevel.COUNTRY ? text("sentence.country") : name(area);
  }

  /** Names of areas, one after the other. */
  public final String names(List<PublishedArea> areas) {
    return areas.stream().map(PublishedArea::name).collect(Collectors.joining(", "));
  }

  /** From the page to the week's folder. */
  public final String root() {
    return links.root();
  }

  public final String link(PublishedArea to) {
    return links.to(to);
  }

  /** As file names and outlines call an area. */
  public final String fileName(PublishedArea area) {
    return PageNames.fileName(area.code());
  }

  public final List<PhaseLink> phases() {
    return site.content().phases();
  }

  public final String cutOffDay() {
    return facts().cutOff().format(DAY);
  }

  public final long daysToCutOff() {
    return Sentences.daysToCutOff(facts());
  }

  /** Warnings of the gates of all feeds. */
  public final int warnings() {
    return facts().quality().stream().map(FeedQuality::gatesWarned).mapToInt(List::size).sum();
  }

  /** Codes of the file of boundaries that no area has. */
  public final List<String> unknownOutlines() {
    return site.boundaries().map(Boundaries.Matched::unknown).orElse(List.of());
  }
}
