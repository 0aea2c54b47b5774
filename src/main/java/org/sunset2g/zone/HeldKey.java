package org.sunset2g.zone;

import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.sunset2g.pseudonym.PseudonymKey;

/**
 * A key for Spark's tasks of this process. What is serialised into a task is only a ticket: the key
 * itself stays here, so it reaches neither another machine nor the disk.
 */
final class HeldKey implements Serializable, AutoCloseable {
  private static final long serialVersionUID = 1L;
  private static final Map<Long, PseudonymKey> HELD = new ConcurrentHashMap<>();
  private static final AtomicLong TICKETS = new AtomicLong();

  private final long ticket;

  HeldKey(PseudonymKey key) {
    this.ticket = TICKETS.incrementAndGet();
    HELD.put(ticket, key);
  }

  PseudonymKey key() {
    PseudonymKey key = HELD.get(ticket);
    if (key == null) {
      throw new IllegalStateException(
          "the key is not in this process: pseudonyms are made in one process, on one machine");
    }
    return key;
  }

  @Override
  public void close() {
    HELD.remove(ticket);
  }
}
