package org.sunset2g.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.Capability;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.Tac;
import org.sunset2g.vocabulary.VoLte;

/**
 * Two versions of the catalogue: the given one takes effect in the middle of the world; before it
 * stands an earlier one that lacked some 2G-only models, sold one as 4G, and took some better
 * models for 2G-only. So subscribers are reclassified in both directions.
 */
final class CatalogueVersions {
  /** One TAC in so many of a class is judged otherwise by the earlier version. */
  private static final int ONE_IN = 12;

  private final List<Map<Tac, CatalogueEntry>> versions;
  private final List<LocalDate> effectiveDates;
  private final int changeWeek;

  CatalogueVersions(WorldPlan plan, TacCatalogue catalogue) {
    Map<Tac, CatalogueEntry> later = new TreeMap<>();
    catalogue.entries().forEach(entry -> later.put(entry.tac(), entry));
    Map<Tac, CatalogueEntry> earlier = new TreeMap<>(later);
    forgetSomeAtRisk(earlier, ofClass(later, HandsetClass.TWO_G_ONLY), plan.seed());
    misjudge(earlier, ofClass(later, HandsetClass.THREE_G), plan.seed());
    misjudge(
        earlier,
        ofClass(later, HandsetClass.FOUR_G).stream()
            .filter(entry -> entry.capability().form() == HandsetForm.FEATURE_PHONE)
            .toList(),
        plan.seed());
    this.versions = List.of(earlier, later);
    this.changeWeek = Math.max(1, plan.weeks() / 2);
    this.effectiveDates =
        List.of(
            plan.firstWeek().monday().withDayOfMonth(1),
            plan.week(changeWeek).monday().plusDays(1));
  }

  /** The versions, earlier first. */
  List<Map<Tac, CatalogueEntry>> versions() {
    return versions;
  }

  LocalDate effectiveDate(int version) {
    return effectiveDates.get(version);
  }

  /** Position of the version that holds in the week with that position. */
  int versionIn(int week) {
    return week < changeWeek ? 0 : 1;
  }

  private static List<CatalogueEntry> ofClass(
      Map<Tac, CatalogueEntry> entries, HandsetClass handsetClass) {
    return entries.values().stream()
        .filter(entry -> entry.capability().handsetClass() == handsetClass)
        .filter(entry -> entry.capability().form() != HandsetForm.MODULE)
        .toList();
  }

  private static void forgetSomeAtRisk(
      Map<Tac, CatalogueEntry> earlier, List<CatalogueEntry> atRisk, long seed) {
    int turn = 0;
    for (CatalogueEntry entry : some(atRisk, seed)) {
      switch (turn++ % 3) {
        case 0 -> earlier.put(entry.tac(), judged(entry, Optional.empty()));
        case 1 ->
            earlier.put(
                entry.tac(),
                judged(entry, Optional.of(Set.of(Generation.TWO_G, Generation.FOUR_G))));
        default -> earlier.remove(entry.tac());
      }
    }
  }

  private static void misjudge(
      Map<Tac, CatalogueEntry> earlier, List<CatalogueEntry> better, long seed) {
    for (CatalogueEntry entry : some(better, seed)) {
      earlier.put(entry.tac(), judged(entry, Optional.of(Set.of(Generation.TWO_G))));
    }
  }

  /** A few of the entries by the seed; never the last one. */
  private static List<CatalogueEntry> some(List<CatalogueEntry> entries, long seed) {
    int wanted = Math.min(entries.size() - 1, (entries.size() + ONE_IN - 1) / ONE_IN);
    List<CatalogueEntry> shuffled = new ArrayList<>(entries);
    shuffled.sort(
        java.util.Comparator.comparingLong(entry -> Chance.mix(seed, entry.tac().digits())));
    return shuffled.subList(0, Math.max(0, wanted));
  }

  private static CatalogueEntry judged(
      CatalogueEntry entry, Optional<Set<Generation>> generations) {
    return new CatalogueEntry(
        entry.tac(),
        entry.manufacturer(),
        entry.model(),
        new Capability(generations, VoLte.UNKNOWN, entry.capability().form()));
  }
}
