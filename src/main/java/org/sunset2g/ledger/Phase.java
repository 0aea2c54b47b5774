package org.sunset2g.ledger;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.sunset2g.contract.Column;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.Segment;
import org.sunset2g.vocabulary.VoLte;

/**
 * One sunset phase: who is at risk, what saves them, and when the network stops for those who are
 * left.
 *
 * @param name lower-case letters, digits and underscores; part of column names, and a folder of
 *     outputs, where no file is named without a dot
 * @param titleVi what people call it, in Vietnamese
 * @param titleEn what people call it, in English
 * @param announcedCutOff moment that was announced at first for the end of service
 * @param suspensions times in which the rule is not in force
 * @param atRisk who will lose service
 * @param target who counts as converted
 * @param exemptSegments segments outside the phase
 * @param exemptAreas areas outside the phase, each with all that lies below it
 */
public record Phase(
    String name,
    String titleVi,
    String titleEn,
    OffsetDateTime announcedCutOff,
    List<Suspension> suspensions,
    HandsetRule atRisk,
    HandsetRule target,
    Set<Segment> exemptSegments,
    Set<AreaCode> exemptAreas) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,29}");

  /**
   * A time in which the rule of a phase is not in force.
   *
   * @param from first moment
   * @param until first moment at which the rule is in force again
   * @param because the act that says so
   */
  public record Suspension(OffsetDateTime from, OffsetDateTime until, String because) {
    public Suspension {
      if (!from.isBefore(until)) {
        throw new IllegalArgumentException(
            "phases.suspensions: %s is not before %s".formatted(from, until));
      }
    }
  }

  public Phase {
    if (name == null || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "phases.name must be lower-case letters, digits and underscores, was '" + name + "'");
    }
    titleVi = titleVi == null || titleVi.isBlank() ? name : titleVi;
    titleEn = titleEn == null || titleEn.isBlank() ? name : titleEn;
    Objects.requireNonNull(announcedCutOff, () -> "phases.cutOff is missing");
    suspensions = suspensions.stream().sorted(Comparator.comparing(Suspension::from)).toList();
    exemptSegments = Set.copyOf(exemptSegments);
    exemptAreas = Set.copyOf(exemptAreas);
    refuseBoth(name, atRisk, target);
  }

  private static void refuseBoth(String name, HandsetRule atRisk, HandsetRule target) {
    for (HandsetClass handsetClass : HandsetClass.values()) {
      for (VoLte voLte : VoLte.values()) {
        for (HandsetForm form : HandsetForm.values()) {
          for (Generation sim : Generation.values()) {
            if (atRisk.isMet(handsetClass, voLte, form, sim)
                && target.isMet(handsetClass, voLte, form, sim)) {
              throw new IllegalArgumentException(
                  "phase %s has %s both at risk and as a target (VoLTE %s, form %s, SIM %s)"
                      .formatted(name, handsetClass, voLte, form, sim.written()));
            }
          }
        }
      }
    }
  }

  /** Moment from which at-risk handsets are no longer served: suspensions have moved it. */
  public OffsetDateTime cutOff() {
    OffsetDateTime cutOff = announcedCutOff;
    for (Suspension suspension : suspensions) {
      if (!cutOff.isBefore(suspension.from()) && cutOff.isBefore(suspension.until())) {
        cutOff = suspension.until();
      }
    }
    return cutOff;
  }

  /** The name of a per-phase column of the state. */
  public String column(String name) {
    return Column.inPhase(name, this.name);
  }
}
