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

  /**
   * @param source file the version was read from, as the user named it
   * @param entries one entry per TAC
   * @param notes what a careful reader should know of the file: repaired, collapsed, set aside rows
   */
  public TacCatalogue(String source, Collection<CatalogueEntry> entries, List<String> notes) {
    NavigableMap<Tac, CatalogueEntry> byTac = new TreeMap<>();
    for (CatalogueEntry entry : entries) {
      if (byTac.put(entry.tac(), entry) != null) {
        throw new IllegalArgumentException("two entries for TAC " + entry.tac());
      }
    }
    this.source = source;
    this.entries = Collections.unmodifiableNavigableMap(byTac);
    this.notes = List.copyOf(notes);
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
}
