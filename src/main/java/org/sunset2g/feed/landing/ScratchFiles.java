package org.sunset2g.feed.landing;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.sunset2g.quality.Fault;
import org.sunset2g.quality.RepeatedRows;
import org.sunset2g.quality.RowNumbers;
import org.sunset2g.quality.SharedDevices;
import org.sunset2g.quality.TableRule;

/**
 * What a part of a landing file leaves beside its accepted rows, in files of its own: numbers for
 * every faultless row, by which repeated rows and shared devices are found, and a note for every
 * fault. A part that was begun and not ended is never read.
 */
final class ScratchFiles implements FaultNotebook, AutoCloseable {

  /**
   * The files of a part.
   *
   * @param keys numbers of its rows
   * @param devices numbers of its devices
   * @param notes its faults; empty where there are none
   */
  record Part(String keys, String devices, String notes) implements Serializable {}

  private final Part part;
  private final int place;
  private final DrawerFile keys;
  private final DrawerFile devices;
  private DataOutputStream notes;

  /**
   * @param place place of the part among those of the file
   */
  ScratchFiles(Path folder, int place) {
    this.place = place;
    String name = folder.resolve(UUID.randomUUID().toString()).toString();
    this.part = new Part(name + ".keys", name + ".devices", name + ".notes");
    this.keys = new DrawerFile(Path.of(part.keys()), RepeatedRows.WIDTH);
    this.devices = new DrawerFile(Path.of(part.devices()), SharedDevices.WIDTH);
  }

  /**
   * Remembers a row that was accepted.
   *
   * @param file which of the part's files it lies in, the first or the second, and at what position
   */
  void accepted(RowNumbers row, long line, int file, long position) {
    keys.add(row.key(), row.keyCheck(), row.content(), line, KeptRows.place(place, file, position));
    if (row.hasDevice()) {
      devices.add(row.device(), row.subscriber(), row.tac());
    }
  }

  @Override
  public void faulty(long line, Fault fault, String shape) {
    try {
      if (notes == null) {
        notes =
            new DataOutputStream(
                new BufferedOutputStream(
                    Files.newOutputStream(Path.of(part.notes()), StandardOpenOption.CREATE_NEW)));
      }
      notes.writeLong(line);
      notes.writeUTF(fault.reason().name());
      notes.writeUTF(fault.column());
      notes.writeUTF(shape);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Ends the part. */
  Part end() {
    keys.end();
    devices.end();
    close();
    return notes == null ? new Part(part.keys(), part.devices(), "") : part;
  }

  @Override
  public void close() {
    keys.close();
    devices.close();
    try {
      if (notes != null) {
        notes.close();
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** The rows of all parts that share a key. */
  static RepeatedRows repeatedRows(List<Part> parts, TableRule rule) {
    return repeatedRows(parts, () -> new RepeatedRows(rule));
  }

  /** The same, looked for in the threads of the pool that it is called in. */
  static RepeatedRows repeatedRows(List<Part> parts, Supplier<RepeatedRows> ofDrawer) {
    return DrawerFile.look(
        parts.stream().map(Part::keys).toList(),
        RepeatedRows.WIDTH,
        rows -> {
          RepeatedRows repeats = ofDrawer.get();
          repeats.add(rows);
          return repeats;
        },
        RepeatedRows::plus);
  }

  /** The devices of all parts that more subscribers have than one can. */
  static SharedDevices sharedDevices(List<Part> parts, int mostSubscribers) {
    return DrawerFile.look(
        parts.stream().map(Part::devices).toList(),
        SharedDevices.WIDTH,
        rows -> {
          SharedDevices shared = new SharedDevices(mostSubscribers);
          shared.add(rows);
          return shared;
        },
        SharedDevices::plus);
  }
}
