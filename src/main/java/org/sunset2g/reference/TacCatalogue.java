package org.sunset2g.reference;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.sunset2g.vocabulary.Tac;

/** One version of a TAC catalogue: what each model can do, by TAC. */
public final class TacCatalogue {
  private final String source;
  private final NavigableMap<Tac, CatalogueEntry> entries;
  private final List<String> notes;
  private final long conflicts;

  /**
   * @param source file the version was read from, as the user named it
   * @param entries one entry per TAC
   * @param notes what a careful reader should know of the file: repaired, collapsed, set aside rows
   */
  public TacCatalogue(String source, Collection<CatalogueEntry> entries, List<String> notes) {
    this(source, entries, notes, 0);
  }

  /**
   * The same, of a source that contradicts itself.
   *
   * @param conflicts TACs to which the source gives more than one meaning
   */
  public TacCatalogue(
      String source, Collection<CatalogueEntry> entries, List<String> notes, long conflicts) {
    NavigableMap<Tac, CatalogueEntry> byTac = new TreeMap<>();
    for (CatalogueEntry entry : entries) {
      if (byTac.put(entry.tac(), entry) != null) {
        throw new IllegalArgumentException("two entries for TAC " + entry.tac());
      }
    }
    this.source = source;
    this.entries = Collections.unmodifiableNavigableMap(byTac);
    this.notes = List.copyOf(notes);
    this.conflicts = conflicts;
  }

  public String source() {
    return source;
  }

  /** The entries in the order of their TACs. */
  public Collection<CatalogueEntry> entries() {
    return entries.values();
  }

  public Optional<CatalogueEntry> find(Tac tac) {
    return Optional.ofNullable(entries.get(tac));
  }

  public int size() {
    return entries.size();
  }

  public List<String> notes() {
    return notes;
  }

  /** TACs to which the source gives more than one meaning. */
  public long conflicts() {
    return conflicts;
  }

  /** The newest TAC of a reporting body, the first two digits; empty where none is of it. */
  public Optional<Tac> newestOf(String reportingBody) {
    Tac newest = entries.floorKey(new Tac(reportingBody + "999999"));
    return Optional.ofNullable(newest).filter(tac -> tac.digits().startsWith(reportingBody));
  }

  /**
   * Share of the TACs that both catalogues have and put into different handset classes; 0 where
   * they have none in common.
   */
  public double classChangesAgainst(TacCatalogue earlier) {
    long common = 0;
    long changed = 0;
    for (CatalogueEntry entry : entries.values()) {
      CatalogueEntry before = earlier.entries.get(entry.tac());
      if (before != null) {
        common++;
        changed += before.capability().handsetClass() == entry.capability().handsetClass() ? 0 : 1;
      }
    }
    return common == 0 ? 0 : (double) changed / common;
  }
}
