package org.sunset2g.quality;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds devices that more subscribers have than a device can: their identifiers were copied into
 * many handsets. Takes observations in portions of which each holds all of its devices.
 */
public final class SharedDevices {
  /** Numbers that stand for an observation: its device, its subscriber, its TAC. */
  public static final int WIDTH = 3;

  private final int mostSubscribers;
  private final SortedMap<Integer, Long> devicesByTac = new TreeMap<>();
  private long devices;
  private long observations;
  private long greatest;

  /**
   * @param mostSubscribers subscribers one device can have
   */
  public SharedDevices(int mostSubscribers) {
    this.mostSubscribers = mostSubscribers;
  }

  /** Looks through a portion: {@link #WIDTH} numbers an observation. */
  public void add(long[] rows) {
    Map<Long, Observations> often = new HashMap<>();
    DrawerRows.findOften(
        rows, WIDTH, mostSubscribers, device -> often.put(device, new Observations()));
    for (int at = 0; at < rows.length && !often.isEmpty(); at += WIDTH) {
      Observations ofDevice = often.get(rows[at]);
      if (ofDevice != null) {
        ofDevice.add(rows[at + 1], (int) rows[at + 2]);
      }
    }
    often.values().forEach(this::judge);
  }

  private void judge(Observations ofDevice) {
    long different = ofDevice.subscribers.size();
    if (different > mostSubscribers) {
      devices++;
      observations += ofDevice.count;
      greatest = Math.max(greatest, different);
      devicesByTac.merge(ofDevice.tac, 1L, Long::sum);
    }
  }

  /** What was seen of one device. */
  private static final class Observations {
    private final Set<Long> subscribers = new HashSet<>();
    private int tac;
    private long count;

    void add(long subscriber, int ofTac) {
      subscribers.add(subscriber);
      tac = ofTac;
      count++;
    }
  }

  /** Adds what was found in other portions. */
  public SharedDevices plus(SharedDevices other) {
    devices += other.devices;
    observations += other.observations;
    greatest = Math.max(greatest, other.greatest);
    other.devicesByTac.forEach((tac, number) -> devicesByTac.merge(tac, number, Long::sum));
    return this;
  }

  /** Devices with too many subscribers. */
  public long devices() {
    return devices;
  }

  /** Observations of them. */
  public long observations() {
    return observations;
  }

  /** Subscribers of the one that has most; 0 where none has too many. */
  public long greatest() {
    return greatest;
  }

  /** Such devices by TAC, which names a model and nobody's handset. */
  public SortedMap<Integer, Long> devicesByTac() {
    return devicesByTac;
  }
}
