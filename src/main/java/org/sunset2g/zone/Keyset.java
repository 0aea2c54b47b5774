package org.sunset2g.zone;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.sunset2g.pseudonym.PseudonymKey;
import org.sunset2g.vocabulary.InputProblem;

/**
 * The keys of an operator, oldest first. One is primary: new pseudonyms are made with it. The
 * others are kept, so that what was made with them can still be resolved and mapped.
 */
public final class Keyset {
  /**
   * What may be said of a key.
   *
   * @param id identifier, eight hexadecimal characters
   * @param created when it was made
   * @param isPrimary whether new pseudonyms are made with it
   */
  public record Entry(String id, Instant created, boolean isPrimary) {}

  /** A key, its bytes for the file, and when it was made. */
  record Dated(PseudonymKey key, byte[] secret, Instant created) {
    @Override
    public String toString() {
      return key + " of " + created;
    }
  }

  private final String source;
  private final List<Dated> keys;
  private final String primary;

  Keyset(String source, List<Dated> keys, String primary) {
    this.source = source;
    this.keys = List.copyOf(keys);
    this.primary = primary;
  }

  /** The key that new pseudonyms are made with. */
  public PseudonymKey primary() {
    return key(primary);
  }

  /** The key with that identifier. */
  public PseudonymKey key(String id) {
    Supplier<InputProblem> unknown =
        () ->
            InputProblem.inFile(
                source,
                "the keyset has no key " + id + "; it has " + ids(),
                "take the keyset the files were made with");
    return keys.stream()
        .map(Dated::key)
        .filter(key -> key.id().equals(id))
        .findFirst()
        .orElseThrow(unknown);
  }

  /** Identifiers, oldest key first. */
  public List<String> ids() {
    return keys.stream().map(dated -> dated.key().id()).toList();
  }

  public List<Entry> entries() {
    return keys.stream()
        .map(dated -> new Entry(dated.key().id(), dated.created(), isPrimary(dated)))
        .toList();
  }

  List<Dated> dated() {
    return keys;
  }

  Keyset withPrimary(Dated added) {
    List<Dated> more = new ArrayList<>(keys);
    more.add(added);
    return new Keyset(source, more, added.key().id());
  }

  private boolean isPrimary(Dated dated) {
    return dated.key().id().equals(primary);
  }
}
