package org.sunset2g.job;

import java.time.LocalDate;
import org.sunset2g.feed.registry.RegistryReader;
import org.sunset2g.feed.registry.TetTableReader;
import org.sunset2g.reference.Territory;
import org.sunset2g.registry.Blackouts;
import org.sunset2g.registry.Registry;
import org.sunset2g.registry.RegistryIndex;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The registry as it stands for the lists of a week, which are worked in the week after.
 *
 * @param week week whose lists are made
 * @param registry the entries
 * @param index the entries by area
 * @param blackouts when no offers are made
 */
record WeekRegistry(IsoWeek week, Registry registry, RegistryIndex index, Blackouts blackouts) {

  static WeekRegistry read(Configuration configuration, Territory territory, IsoWeek week) {
    Registry registry = configuration.registry().map(RegistryReader::read).orElse(Registry.EMPTY);
    return new WeekRegistry(
        week,
        registry,
        RegistryIndex.of(registry, territory.units(), territory.changes()),
        Blackouts.of(
            registry,
            TetTableReader.shipped(),
            configuration.tetDaysBefore(),
            configuration.tetDaysAfter(),
            territory.units(),
            territory.changes()));
  }

  /** The first day on which the lists are worked. */
  LocalDate firstDay() {
    return week.plus(1).monday();
  }

  /** The last day; the lists expire with it. */
  LocalDate lastDay() {
    return week.plus(1).sunday();
  }
}
