package org.sunset2g.ledger;

import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.sunset2g.contract.Column;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.Segment;

/**
 * One sunset phase: who is at risk, what saves them, and when the network stops for those who are
 * left.
 *
 * @param name lower-case letters, digits and underscores; part of column names
 * @param titleVi what people call it, in Vietnamese
 * @param titleEn what people call it, in English
 * @param cutOff moment from which at-risk handsets are no longer served
 * @param atRisk handset classes that will lose service
 * @param target handset classes that count as converted
 * @param exemptSegments segments outside the phase
 * @param exemptAreas areas outside the phase, each with all that lies below it
 */
public record Phase(
    String name,
    String titleVi,
    String titleEn,
    OffsetDateTime cutOff,
    Set<HandsetClass> atRisk,
    Set<HandsetClass> target,
    Set<Segment> exemptSegments,
    Set<AreaCode> exemptAreas) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,29}");

  public Phase {
    if (name == null || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "phases.name must be lower-case letters, digits and underscores, was '" + name + "'");
    }
    titleVi = titleVi == null || titleVi.isBlank() ? name : titleVi;
    titleEn = titleEn == null || titleEn.isBlank() ? name : titleEn;
    Objects.requireNonNull(cutOff, () -> "phases.cutOff is missing");
    atRisk = Set.copyOf(atRisk);
    target = Set.copyOf(target);
    exemptSegments = Set.copyOf(exemptSegments);
    exemptAreas = Set.copyOf(exemptAreas);
    if (atRisk.isEmpty() || target.isEmpty()) {
      throw new IllegalArgumentException(
          "phases.atRisk and phases.target of " + name + " must each name a handset class");
    }
    for (HandsetClass handsetClass : atRisk) {
      if (target.contains(handsetClass)) {
        throw new IllegalArgumentException(
            "phase %s has %s both at risk and as a target".formatted(name, handsetClass));
      }
    }
    for (HandsetClass unknowable : Set.of(HandsetClass.UNKNOWN, HandsetClass.NON_CELLULAR)) {
      if (atRisk.contains(unknowable) || target.contains(unknowable)) {
        throw new IllegalArgumentException(
            "phase %s names %s, which stands for itself and is never at risk or a target"
                .formatted(name, unknowable));
      }
    }
  }

  /** The name of a per-phase column of the state. */
  public String column(String name) {
    return Column.inPhase(name, this.name);
  }
}
