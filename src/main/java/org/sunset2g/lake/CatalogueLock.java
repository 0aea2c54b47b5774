package org.sunset2g.lake;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Schema;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.types.Types;

/**
 * A lock that stands in a catalogue which machines share: an empty table whose properties name its
 * holder. Whoever takes, leaves or tells something changes the table from the state it has seen,
 * which of several a catalogue grants to one.
 *
 * <p>The holder changes a number every few seconds. Whoever finds the lock held waits for that
 * number to change, and takes the lock when it has seen no change for long: only how long it waited
 * itself counts, so clocks may differ. A holder of the same system whose process is gone is not
 * waited for.
 */
final class CatalogueLock implements LakeLock.Held {
  static final Namespace NAMESPACE = Namespace.of("sunset2g_lock");
  private static final TableIdentifier TABLE = TableIdentifier.of(NAMESPACE, "writer");
  private static final String OWNER = "sunset2g.owner";
  private static final String HOLDER = "sunset2g.holder";
  private static final String BEAT = "sunset2g.beat";
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "write.metadata.delete-after-commit.enabled", "true",
          "write.metadata.previous-versions-max", "2");

  static final Patience USUAL = new Patience(Duration.ofSeconds(10), Duration.ofMinutes(2));

  private final Catalog catalog;
  private final TableOperations table;
  private final Patience patience;
  private final String owner = UUID.randomUUID().toString();
  private final Thread heart = new Thread(this::beat, "lake-lock");
  private long beats;
  private long lastBeat;
  private boolean isLost;
  private boolean isClosed;

  /**
   * @param beat how often a holder shows that it is alive
   * @param stale how long nothing is seen of a holder that is taken for dead
   */
  record Patience(Duration beat, Duration stale) {}

  private CatalogueLock(Catalog catalog, Patience patience) {
    this.catalog = catalog;
    this.patience = patience;
    this.table = ((HasTableOperations) tableOf(catalog)).operations();
    heart.setDaemon(true);
  }

  static CatalogueLock take(
      Object lake, LakeCatalogue catalogue, LockHolder holder, Patience patience) {
    Catalog catalog = catalogue.open();
    try {
      CatalogueLock lock = new CatalogueLock(catalog, patience);
      lock.take(lake, holder);
      lock.heart.start();
      return lock;
    } catch (RuntimeException failed) {
      close(catalog);
      throw failed;
    }
  }

  private static org.apache.iceberg.Table tableOf(Catalog catalog) {
    try {
      if (catalog instanceof SupportsNamespaces namespaces
          && !namespaces.namespaceExists(NAMESPACE)) {
        namespaces.createNamespace(NAMESPACE);
      }
    } catch (AlreadyExistsException meanwhile) {
      // Another process was quicker.
    }
    try {
      return catalog.tableExists(TABLE)
          ? catalog.loadTable(TABLE)
          : catalog.buildTable(TABLE, schema("")).withProperties(PROPERTIES).create();
    } catch (AlreadyExistsException meanwhile) {
      return catalog.loadTable(TABLE);
    }
  }

  /**
   * A catalogue that is asked over REST compares the schema that a change was made from, and not
   * the properties: so each owner has one of its own.
   */
  private static Schema schema(String owner) {
    return new Schema(Types.NestedField.optional(1, "owner", Types.StringType.get(), owner));
  }

  private synchronized void take(Object lake, LockHolder holder) {
    String seen = null;
    long since = System.nanoTime();
    while (true) {
      TableMetadata there = table.refresh();
      String other = there.property(OWNER, "");
      Optional<LockHolder> otherHolder = LockHolder.of(there.property(HOLDER, ""));
      boolean isFree = other.isEmpty() || otherHolder.map(LockHolder::isGone).orElse(false);
      String now = other + " " + there.property(BEAT, "");
      if (!now.equals(seen)) {
        if (seen != null && seen.startsWith(other + " ") && !isFree) {
          throw otherHolder.orElse(LockHolder.here("another process")).refusal(lake);
        }
        seen = now;
        since = System.nanoTime();
      }
      boolean isStale = System.nanoTime() - since >= patience.stale.toNanos();
      if ((isFree || isStale) && change(there, owner, holder.asJson())) {
        return;
      }
      if (!isFree) {
        pause(Math.min(500, patience.beat.toMillis() / 2));
      }
    }
  }

  /** Makes that change unless the table is no longer as it was seen. */
  private boolean change(TableMetadata seen, String newOwner, String holder) {
    Map<String, String> properties = new HashMap<>();
    properties.put(OWNER, newOwner);
    properties.put(HOLDER, holder);
    properties.put(BEAT, String.valueOf(++beats));
    TableMetadata.Builder changed = TableMetadata.buildFrom(seen).setProperties(properties);
    if (!seen.property(OWNER, "").equals(newOwner)) {
      changed.setCurrentSchema(
          schema(newOwner.isEmpty() ? "left by " + owner : newOwner), seen.lastColumnId());
    }
    long at = System.nanoTime();
    try {
      table.commit(seen, changed.build());
      lastBeat = at;
      return true;
    } catch (CommitFailedException otherwise) {
      return false;
    }
  }

  /** Changes what is ours, as long as it is. */
  private synchronized boolean changeOurs(String newOwner, Optional<String> holder) {
    for (int attempt = 0; attempt < 10 && !isLost; attempt++) {
      TableMetadata there = table.refresh();
      if (!there.property(OWNER, "").equals(owner)) {
        isLost = true;
      } else if (change(there, newOwner, holder.orElse(there.property(HOLDER, "")))) {
        return true;
      }
    }
    return false;
  }

  private void beat() {
    while (pause(patience.beat.toMillis())) {
      try {
        synchronized (this) {
          if (isClosed || isLost) {
            return;
          }
          changeOurs(owner, Optional.empty());
        }
      } catch (RuntimeException unreachable) {
        // The next beat may reach it; whoever publishes asks whether the last one was in time.
      }
    }
  }

  private static boolean pause(long milliseconds) {
    try {
      TimeUnit.MILLISECONDS.sleep(milliseconds);
      return true;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void tell(LockHolder holder) {
    changeOurs(owner, Optional.of(holder.asJson()));
  }

  @Override
  public synchronized void confirm() {
    if (!changeOurs(owner, Optional.empty())
        || System.nanoTime() - lastBeat > patience.stale.toNanos() / 2) {
      throw new IllegalStateException(
          "the lake's lock was lost to another process: nothing was published");
    }
  }

  @Override
  public void close() {
    try {
      synchronized (this) {
        isClosed = true;
        changeOurs("", Optional.of(""));
      }
      heart.interrupt();
    } catch (RuntimeException unreachable) {
      // What was to be done is done; the lock is taken for left when nobody renews it.
    } finally {
      close(catalog);
    }
  }

  private static void close(Catalog catalog) {
    if (catalog instanceof Closeable open) {
      try {
        open.close();
      } catch (IOException unlikely) {
        // The process gives it back when it ends.
      }
    }
  }
}
