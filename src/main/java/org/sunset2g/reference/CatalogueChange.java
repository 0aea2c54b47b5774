package org.sunset2g.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.sunset2g.vocabulary.Capability;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.Tac;

/**
 * What two catalogues say differently of one TAC.
 *
 * @param before entry of the earlier catalogue; absent where it does not list the TAC
 * @param after entry of the later catalogue; absent where it does not list the TAC
 */
public record CatalogueChange(
    Tac tac, Optional<CatalogueEntry> before, Optional<CatalogueEntry> after) {

  /** In which way a TAC differs. */
  public enum Kind {
    /** Only the later catalogue lists it; before, its handsets were of class UNKNOWN. */
    ADDED,
    /** Only the earlier catalogue lists it; from then on its handsets are of class UNKNOWN. */
    REMOVED,
    /** Both list it, with another class, VoLTE or form. */
    CHANGED
  }

  public CatalogueChange {
    Objects.requireNonNull(tac, "tac");
    if (before.isEmpty() && after.isEmpty()) {
      throw new IllegalArgumentException("neither catalogue lists TAC " + tac);
    }
  }

  /**
   * The TACs of which the catalogues differ in class, VoLTE or form, or which only one of them
   * lists, in the order of the TACs. Another spelling of a model is no change, and neither is a
   * radio below the highest: no figure depends on them.
   */
  public static List<CatalogueChange> between(TacCatalogue earlier, TacCatalogue later) {
    TreeSet<Tac> tacs = new TreeSet<>();
    earlier.entries().forEach(entry -> tacs.add(entry.tac()));
    later.entries().forEach(entry -> tacs.add(entry.tac()));
    List<CatalogueChange> changes = new ArrayList<>();
    for (Tac tac : tacs) {
      CatalogueChange change = new CatalogueChange(tac, earlier.find(tac), later.find(tac));
      if (change.kind() != Kind.CHANGED || change.isOfCapability()) {
        changes.add(change);
      }
    }
    return changes;
  }

  public Kind kind() {
    if (before.isEmpty()) {
      return Kind.ADDED;
    }
    return after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
  }

  /** Class in the earlier catalogue; absent where it does not list the TAC. */
  public Optional<HandsetClass> classBefore() {
    return before.map(entry -> entry.capability().handsetClass());
  }

  /** Class in the later catalogue; absent where it does not list the TAC. */
  public Optional<HandsetClass> classAfter() {
    return after.map(entry -> entry.capability().handsetClass());
  }

  /** The entry that names the model: the later one where there is one. */
  public CatalogueEntry named() {
    return after.or(() -> before).orElseThrow();
  }

  private boolean isOfCapability() {
    Capability was = before.orElseThrow().capability();
    Capability is = after.orElseThrow().capability();
    return was.handsetClass() != is.handsetClass()
        || was.voLte() != is.voLte()
        || was.form() != is.form();
  }
}
