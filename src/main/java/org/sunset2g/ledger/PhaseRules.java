package org.sunset2g.ledger;

import java.io.Serializable;
import java.util.Set;
import org.sunset2g.ledger.SubscriberWeek.Fact;
import org.sunset2g.vocabulary.ConversionStep;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.LedgerFlow;
import org.sunset2g.vocabulary.Segment;
import org.sunset2g.vocabulary.Standing;
import org.sunset2g.vocabulary.SubscriberStatus;
import org.sunset2g.vocabulary.VoLte;

/**
 * What a subscriber's week comes to in one phase: standing and flow, in both the first rule that
 * holds, and what is remembered.
 *
 * <p>Plain Java rather than column expressions: an engine evaluates every branch of a CASE for
 * whole batches or generates methods so long that the JVM never compiles them; here one short
 * method runs per row, however many phases there are.
 *
 * @param atRisk who will lose service
 * @param target who counts as converted
 * @param exempt segments outside the phase
 * @param week number of the week
 * @param confirmationWeeks weeks on target that confirm a conversion
 */
record PhaseRules(Cells atRisk, Cells target, Set<Segment> exempt, int week, int confirmationWeeks)
    implements Serializable {

  /**
   * A rule looked up rather than judged: whether it holds for every combination of class, VoLTE,
   * form and SIM.
   */
  record Cells(boolean[] isMet) implements Serializable {
    private static final int VOLTES = VoLte.values().length;
    private static final int FORMS = HandsetForm.values().length;
    // The last one is for a SIM of unknown generation.
    private static final int SIMS = Generation.values().length + 1;

    static Cells of(HandsetRule rule) {
      boolean[] isMet = new boolean[HandsetClass.values().length * VOLTES * FORMS * SIMS];
      for (HandsetClass handsetClass : HandsetClass.values()) {
        for (VoLte voLte : VoLte.values()) {
          for (HandsetForm form : HandsetForm.values()) {
            for (int sim = 0; sim < SIMS; sim++) {
              Generation generation = sim == SIMS - 1 ? null : Generation.values()[sim];
              isMet[cell(handsetClass, voLte, form, generation)] =
                  rule.isMet(handsetClass, voLte, form, generation);
            }
          }
        }
      }
      return new Cells(isMet);
    }

    boolean hold(SubscriberWeek subscriber) {
      return isMet[
          cell(subscriber.handsetClass(), subscriber.voLte(), subscriber.form(), subscriber.sim())];
    }

    private static int cell(
        HandsetClass handsetClass, VoLte voLte, HandsetForm form, Generation sim) {
      int place = handsetClass.ordinal() * VOLTES + voLte.ordinal();
      return (place * FORMS + form.ordinal()) * SIMS + (sim == null ? SIMS - 1 : sim.ordinal());
    }
  }

  static PhaseRules of(Phase phase, WeekContext context) {
    return new PhaseRules(
        Cells.of(phase.atRisk()),
        Cells.of(phase.target()),
        phase.exemptSegments(),
        context.week().number(),
        context.settings().confirmationWeeks());
  }

  /**
   * @param flow null for a subscriber at risk neither before nor now
   * @param atRiskSince number of the week in which the present time at risk began, or {@link
   *     PackedNumbers#NONE}
   * @param convertedWeek number of the week in which the conversion on record opened, or {@link
   *     PackedNumbers#NONE}
   * @param confirmations weeks seen on target since, or {@link PackedNumbers#NONE}
   * @param step what happened to a conversion; null where nothing did
   */
  record Outcome(
      Standing standing,
      LedgerFlow flow,
      int atRiskSince,
      int convertedWeek,
      int confirmations,
      ConversionStep step) {}

  Outcome outcome(SubscriberWeek subscriber) {
    Standing standing = standing(subscriber);
    boolean isAtRisk = standing == Standing.AT_RISK;
    LedgerFlow flow = flow(subscriber, standing);
    boolean isOpened = flow != null && flow.isConversion();
    int confirmations = confirmations(subscriber, standing, isOpened);
    return new Outcome(
        standing,
        flow,
        isAtRisk ? atRiskSince(subscriber) : PackedNumbers.NONE,
        isOpened ? week : isAtRisk ? PackedNumbers.NONE : subscriber.past().convertedWeek(),
        confirmations,
        step(subscriber.past(), isAtRisk, isOpened, confirmations));
  }

  Standing standing(SubscriberWeek subscriber) {
    if (!subscriber.isPresent()) {
      return Standing.ABSENT;
    }
    if (subscriber.is(Fact.AREA_EXEMPT)
        || subscriber.segment() != null && exempt.contains(subscriber.segment())) {
      return Standing.EXEMPT;
    }
    if (!subscriber.is(Fact.HAS_HANDSET)) {
      return Standing.QUIET;
    }
    return switch (subscriber.handsetClass()) {
      case UNKNOWN, NON_CELLULAR -> Standing.UNKNOWN;
      default ->
          atRisk.hold(subscriber)
              ? Standing.AT_RISK
              : target.hold(subscriber) ? Standing.TARGET : Standing.BELOW_TARGET;
    };
  }

  /**
   * The flow between where a subscriber stood and where the subscriber stands, whichever rules gave
   * the two standings; null for a subscriber at risk in neither.
   */
  static LedgerFlow flow(SubscriberWeek subscriber, Standing standing) {
    boolean isAtRisk = standing == Standing.AT_RISK;
    if (subscriber.wasAtRisk()) {
      return isAtRisk ? within(subscriber) : outflow(subscriber, standing);
    }
    return isAtRisk ? inflow(subscriber) : null;
  }

  private static LedgerFlow within(SubscriberWeek subscriber) {
    return subscriber.is(Fact.SAME_AREA)
        ? LedgerFlow.STAYED
        : subscriber.is(Fact.SUCCESSION) ? LedgerFlow.REZONED_OUT : LedgerFlow.MOVED_OUT;
  }

  private static LedgerFlow outflow(SubscriberWeek subscriber, Standing standing) {
    switch (standing) {
      case ABSENT:
        return subscriber.status() == SubscriberStatus.PORTED_OUT
            ? LedgerFlow.LEFT_PORTED
            : subscriber.status() == SubscriberStatus.RECLAIMED
                ? LedgerFlow.LEFT_RECLAIMED
                : LedgerFlow.LEFT_VANISHED;
      case EXEMPT:
        return LedgerFlow.EXEMPTED;
      case QUIET:
        return LedgerFlow.GONE_QUIET;
      default:
        break;
    }
    if (subscriber.is(Fact.SAME_HANDSET)) {
      return LedgerFlow.RECLASSIFIED_OUT;
    }
    return switch (standing) {
      case TARGET -> conversion(subscriber);
      case BELOW_TARGET -> LedgerFlow.UPGRADED_BELOW_TARGET;
      default -> LedgerFlow.HANDSET_UNKNOWN;
    };
  }

  private static LedgerFlow conversion(SubscriberWeek subscriber) {
    return switch (subscriber.form()) {
      case SMARTPHONE -> LedgerFlow.CONVERTED_SMARTPHONE;
      case FEATURE_PHONE -> LedgerFlow.CONVERTED_FEATURE_PHONE;
      default -> LedgerFlow.CONVERTED_OTHER;
    };
  }

  private static LedgerFlow inflow(SubscriberWeek subscriber) {
    Standing before = subscriber.past().standing();
    if (subscriber.is(Fact.FIRST_WEEK)) {
      return LedgerFlow.BASELINE;
    }
    if (before == null) {
      return LedgerFlow.NEW_SUBSCRIBER;
    }
    if (before == Standing.ABSENT || before == Standing.QUIET || before == Standing.EXEMPT) {
      return LedgerFlow.RETURNED;
    }
    if (subscriber.is(Fact.SAME_HANDSET)) {
      return LedgerFlow.RECLASSIFIED_IN;
    }
    if (subscriber.past().isConverted()) {
      return LedgerFlow.REVERTED;
    }
    return before == Standing.UNKNOWN ? LedgerFlow.HANDSET_IDENTIFIED : LedgerFlow.DOWNGRADED;
  }

  private int atRiskSince(SubscriberWeek subscriber) {
    int before = subscriber.past().atRiskSince();
    return subscriber.wasAtRisk() && before != PackedNumbers.NONE ? before : week;
  }

  /** Counted up to the number that confirms, so that the week that reaches it stands out. */
  private int confirmations(SubscriberWeek subscriber, Standing standing, boolean isOpened) {
    if (isOpened) {
      return 0;
    }
    // A conversion stays on record until the subscriber stands at risk again.
    if (standing == Standing.AT_RISK || !subscriber.past().isConverted()) {
      return PackedNumbers.NONE;
    }
    boolean isSeenOnTarget = standing == Standing.TARGET && subscriber.is(Fact.OBSERVED);
    int counted = subscriber.past().confirmations() + (isSeenOnTarget ? 1 : 0);
    return Math.min(counted, confirmationWeeks);
  }

  private ConversionStep step(
      SubscriberWeek.Past past, boolean isAtRisk, boolean isOpened, int confirmations) {
    if (isOpened) {
      return ConversionStep.CONVERTED;
    }
    if (isAtRisk && past.isConverted()) {
      return ConversionStep.REVERTED;
    }
    boolean isNewlyConfirmed =
        confirmations == confirmationWeeks && past.confirmations() < confirmationWeeks;
    return isNewlyConfirmed ? ConversionStep.CONFIRMED : null;
  }
}
