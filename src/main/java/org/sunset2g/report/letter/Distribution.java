package org.sunset2g.report.letter;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.AreaTree;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.registry.FocalPoint;
import org.sunset2g.report.ReportContent;
import org.sunset2g.report.letter.LetterHead.Recipient;
import org.sunset2g.vocabulary.AreaCode;

/** Who gets a letter, from the focal points of the registry. */
public final class Distribution {
  private Distribution() {}

  /**
   * The offices of the area and of the areas above it, or those of the provinces where the letter
   * is about the country; by role, then area, then name. Offices of operators whose data are not in
   * the figures are left out, and those whose entry does not hold on the last day of the week.
   */
  public static List<Recipient> of(
      Collection<FocalPoint> offices, ReportContent content, AreaCode area) {
    Set<AreaCode> told = told(content.table().areas(), area);
    LocalDate day = content.table().week().sunday();
    return offices.stream()
        .filter(office -> told.contains(office.area()))
        .filter(office -> office.validity().covers(day))
        .filter(
            office ->
                office.operator().map(content.facts().operatorsIncluded()::contains).orElse(true))
        .sorted(
            Comparator.comparing(FocalPoint::role)
                .thenComparing(FocalPoint::area)
                .thenComparing(FocalPoint::office))
        .map(office -> new Recipient(office.role(), office.office()))
        .distinct()
        .toList();
  }

  private static Set<AreaCode> told(AreaTree areas, AreaCode area) {
    Set<AreaCode> told = new HashSet<>();
    areas.find(area).stream()
        .flatMap(
            about ->
                about.level() == AreaLevel.COUNTRY
                    ? areas.below(about).stream()
                    : areas.path(about).stream())
        .map(PublishedArea::code)
        .forEach(told::add);
    return told;
  }
}
