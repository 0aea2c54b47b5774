package org.sunset2g.registry;

import java.util.List;

/**
 * One thing to know about a registry on a day.
 *
 * @param kind what it is
 * @param of whom or what it is about, such as an operator or a level; may be empty
 * @param checked how many things were looked at
 * @param subjects those of them that are so, each in words, in order
 */
public record RegistryFinding(Kind kind, String of, int checked, List<String> subjects) {
  /** What can be found, each with its sentence. */
  public enum Kind {
    /** Nobody can be sent there. */
    COMMUNE_WITHOUT_TEAM("communes without a team", true),
    /** Subscribers of other hamlets, or of none on record, have no team. */
    COMMUNE_BY_HAMLET_ONLY("communes whose teams work in named hamlets only", false),
    /** A misspelt code, or one of an old list. */
    TEAM_OF_UNKNOWN_COMMUNE("teams in communes that no list of units has", true),
    /** Own office: one above or below does not count. */
    AREA_WITHOUT_OPERATOR_OFFICE("without an office of their own", true),
    /** Own office, likewise. */
    AREA_WITHOUT_AUTHORITY_OFFICE("without an office of their own", true),
    /** Neither the commune nor any other of its district has one, of any operator. */
    COMMUNE_WITHOUT_SALE_POINT("communes without a sale point near them", true),
    /** Nobody made sure of it lately, or ever. */
    OFFICE_NOT_CONFIRMED("offices not confirmed lately", true),
    /** Its last day is over. */
    ENTRY_EXPIRED("entries that have expired", false),
    /** It holds, and nothing is left of it. */
    PROGRAMME_WITHOUT_STOCK("programmes without stock", true),
    /** Not everybody may be reached in every way. */
    RESTRICTION_IN_FORCE("restrictions in force", false),
    /** No offer goes out, but by who assured. */
    BLACKOUT_IN_FORCE("blackouts in force", false);

    private final String words;
    private final boolean missing;

    Kind(String words, boolean missing) {
      this.words = words;
      this.missing = missing;
    }

    /** The kind in words, to follow a number. */
    public String words() {
      return words;
    }

    /** Whether something should be done about it. */
    public boolean isMissing() {
      return missing;
    }
  }

  public RegistryFinding {
    subjects = List.copyOf(subjects);
  }

  /** Whether something is missing. */
  public boolean isLack() {
    return kind.isMissing() && !subjects.isEmpty();
  }
}
