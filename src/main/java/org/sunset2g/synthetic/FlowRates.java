package org.sunset2g.synthetic;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.Spelling;

/**
 * How often what happens to a subscriber. Unless said otherwise a rate is the chance of one
 * subscriber in one week, from 0 to 1; a rate of 0 keeps the flow out of the world. From the week
 * of the cut-off on, only a tenth so many handsets at risk come into use.
 *
 * @param conversionPace times the published speed at which subscribers at risk change their
 *     handset, from 0 to 10
 * @param smartphoneShare share of handset changes that end at a smartphone
 * @param otherFormShare share of handset changes that end at a tablet or another target form; what
 *     remains of the three shares are feature phones
 * @param belowTargetShare share of handset changes that end below the target
 * @param handsetUnknown changes to a handset that no catalogue knows
 * @param handsetIdentified one with an unknown handset changes to a known one, every other time to
 *     one at risk
 * @param reverted one with a conversion on record goes back to a handset at risk
 * @param downgraded one above the risk changes to a handset at risk
 * @param renewed one above the risk changes to another such handset
 * @param ported takes the number to another operator
 * @param reclaimed the operator takes the number back
 * @param vanished is missing from the snapshot
 * @param returned one who left comes back
 * @param silenceBegins is not observed, although in the snapshot
 * @param silenceLasts one not observed last week is not observed this week either
 * @param awakened one gone quiet is observed again
 * @param exempted becomes a machine in the operator's books
 * @param exemptionLifted one so exempted becomes a consumer again
 * @param moved moves to another commune
 * @param newSubscribers subscribers who join in a week, as a share of those at the start
 * @param newcomersAtRisk share of those who join with a handset at risk
 * @param secondDevice is observed in a second device that must not win
 */
public record FlowRates(
    double conversionPace,
    double smartphoneShare,
    double otherFormShare,
    double belowTargetShare,
    double handsetUnknown,
    double handsetIdentified,
    double reverted,
    double downgraded,
    double renewed,
    double ported,
    double reclaimed,
    double vanished,
    double returned,
    double silenceBegins,
    double silenceLasts,
    double awakened,
    double exempted,
    double exemptionLifted,
    double moved,
    double newSubscribers,
    double newcomersAtRisk,
    double secondDevice) {

  private static final String PACE = "conversionPace";

  public FlowRates {
    requireRate(PACE, conversionPace, 10);
    requireRate("smartphoneShare", smartphoneShare, 1);
    requireRate("otherFormShare", otherFormShare, 1);
    requireRate("belowTargetShare", belowTargetShare, 1);
    requireRate("handsetUnknown", handsetUnknown, 1);
    requireRate("handsetIdentified", handsetIdentified, 1);
    requireRate("reverted", reverted, 1);
    requireRate("downgraded", downgraded, 1);
    requireRate("renewed", renewed, 1);
    requireRate("ported", ported, 1);
    requireRate("reclaimed", reclaimed, 1);
    requireRate("vanished", vanished, 1);
    requireRate("returned", returned, 1);
    requireRate("silenceBegins", silenceBegins, 1);
    requireRate("silenceLasts", silenceLasts, 1);
    requireRate("awakened", awakened, 1);
    requireRate("exempted", exempted, 1);
    requireRate("exemptionLifted", exemptionLifted, 1);
    requireRate("moved", moved, 1);
    requireRate("newSubscribers", newSubscribers, 1);
    requireRate("newcomersAtRisk", newcomersAtRisk, 1);
    requireRate("secondDevice", secondDevice, 1);
    if (smartphoneShare + otherFormShare + belowTargetShare > 1 + 1e-9) {
      throw InputProblem.of(
          "rates smartphoneShare %s, otherFormShare %s and belowTargetShare %s add up to more than 1"
              .formatted(smartphoneShare, otherFormShare, belowTargetShare),
          "lower one of them; what remains to 1 are feature phones");
    }
    if (ported + reclaimed + vanished > 1) {
      throw InputProblem.of(
          "rates ported %s, reclaimed %s and vanished %s add up to more than 1"
              .formatted(ported, reclaimed, vanished),
          "lower one of them");
    }
  }

  /** Rates that give the published decline, with every flow there now and then. */
  public static FlowRates standard() {
    return new FlowRates(
        1.0, 0.70, 0.02, 0.03, 0.0010, 0.04, 0.006, 0.0004, 0.004, 0.0008, 0.0006, 0.0012, 0.06,
        0.05, 0.45, 0.15, 0.0004, 0.06, 0.0012, 0.002, 0.06, 0.06);
  }

  /** The same rates but for the one with that name. */
  public FlowRates with(String rate, double value) {
    RecordComponent[] components = FlowRates.class.getRecordComponents();
    List<String> names = Arrays.stream(components).map(RecordComponent::getName).toList();
    int position = names.indexOf(rate);
    if (position < 0) {
      throw InputProblem.of(
          "no rate is called '" + rate + "'." + Spelling.suggestion(rate, names),
          "the rates are " + String.join(", ", names));
    }
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        values[i] = i == position ? value : components[i].getAccessor().invoke(this);
        types[i] = double.class;
      }
      return FlowRates.class.getDeclaredConstructor(types).newInstance(values);
    } catch (java.lang.reflect.InvocationTargetException refused) {
      if (refused.getCause() instanceof InputProblem problem) {
        throw problem;
      }
      throw new IllegalStateException(refused.getCause());
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void requireRate(String name, double value, double most) {
    if (!(value >= 0 && value <= most)) {
      throw InputProblem.of(
          "rate %s must be from 0 to %s, was %s".formatted(name, (long) most, value),
          "give a number in that range");
    }
  }
}
