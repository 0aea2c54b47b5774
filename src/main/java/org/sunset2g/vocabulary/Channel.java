package org.sunset2g.vocabulary;

/** A way to reach one subscriber. */
public enum Channel {
  /** A visit at home by a community digital technology team; only with the subscriber's consent. */
  VISIT,
  /** A call from the operator's care desk; not where the subscriber asked not to be called. */
  CALL,
  /** A text message from the operator; not where the subscriber asked not to be called. */
  SMS
}
