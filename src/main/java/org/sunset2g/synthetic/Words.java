package org.sunset2g.synthetic;

import java.util.EnumMap;
import java.util.Map;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.Segment;
import org.sunset2g.vocabulary.SubscriberStatus;

/** The vocabulary's words as fields, encoded once. */
final class Words {
  static final Text CONSUMER = Text.of(Segment.CONSUMER.name());
  static final Text M2M = Text.of(Segment.M2M.name());
  static final Text UNKNOWN_STATUS = Text.of("SLEEPING");

  private static final Map<SubscriberStatus, Text> STATUSES = new EnumMap<>(SubscriberStatus.class);
  private static final Map<Generation, Text> GENERATIONS = new EnumMap<>(Generation.class);

  static {
    for (SubscriberStatus status : SubscriberStatus.values()) {
      STATUSES.put(status, Text.of(status.name()));
    }
    for (Generation generation : Generation.values()) {
      GENERATIONS.put(generation, Text.of(generation.written()));
    }
  }

  private Words() {}

  static Text of(SubscriberStatus status) {
    return STATUSES.get(status);
  }

  static Text of(Generation generation) {
    return GENERATIONS.get(generation);
  }
}
