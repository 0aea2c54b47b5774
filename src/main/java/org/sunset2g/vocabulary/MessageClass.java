package org.sunset2g.vocabulary;

/** What a message is in law (Decree 91/2020). A text that mixes both is an {@link #OFFER}. */
public enum MessageClass {
  /** News of the stop and how to keep the number: not advertising. */
  SERVICE_NOTICE,
  /** A handset or package promotion: advertising, which needs consent. */
  OFFER
}
