package org.sunset2g.synthetic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.InputProblem;

/**
 * Makes a world and writes it: {@code landing/}, {@code reference/}, {@code registry/} and, for the
 * judge's eyes only, {@code truth/}. Nobody in it is real.
 *
 * <p>Work goes in rounds of a fixed number of subscribers: their lives are lived block by block on
 * all threads, then each file takes the blocks' rows in order, again on all threads. So memory
 * stays the same however many subscribers there are, and the bytes do not depend on the threads.
 */
public final class SyntheticWorld {
  private static final int BLOCK = 512;

  /** Subscriber-weeks in memory at once, about. */
  private static final int ROUND = 200_000;

  private final World world;
  private final Workers workers;
  private final Map<BadRow, Long> badRows = new EnumMap<>(BadRow.class);
  private long snapshotRows;
  private long observationRows;

  private SyntheticWorld(World world, Workers workers) {
    this.world = world;
    this.workers = workers;
  }

  /**
   * Writes the world into the folder, which must not hold one yet.
   *
   * @param catalogue catalogue that takes effect in the middle of the weeks; the one before is
   *     derived from it
   * @param units where people live
   * @param changes successors of communes, or {@link AreaChanges#NONE}
   * @param progress hears how many subscribers of all operators are finished, once a round
   * @throws InputProblem where catalogue or units cannot carry a world, or the folder holds one
   */
  public static WorldResult write(
      WorldPlan plan,
      TacCatalogue catalogue,
      AdministrativeUnits units,
      AreaChanges changes,
      Path folder,
      LongConsumer progress) {
    World world = new World(plan, catalogue, units, changes);
    for (String part : List.of("landing", "reference", "registry", "truth")) {
      if (Files.exists(folder.resolve(part))) {
        throw InputProblem.inFile(
            folder.resolve(part), "is there already", "name a folder that holds no world yet");
      }
    }
    try (Workers workers = new Workers(plan.threads())) {
      Files.createDirectories(folder.resolve("reference"));
      ReferenceFiles.write(folder.resolve("reference"), world.catalogue, units, changes);
      RegistryFiles.write(Files.createDirectories(folder.resolve("registry")), plan, units);
      return new SyntheticWorld(world, workers).write(folder, progress);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write the world into " + folder, failed);
    }
  }

  private WorldResult write(Path folder, LongConsumer progress) throws IOException {
    List<FlowTally> tallies = new ArrayList<>();
    long finished = 0;
    try (TruthFiles truth = new TruthFiles(folder.resolve("truth"), world)) {
      for (int operator = 0; operator < world.plan.operators().size(); operator++) {
        tallies.add(writeOperator(folder.resolve("landing"), operator, truth, finished, progress));
        finished += world.plan.subscribersOf(operator);
      }
      truth.writeLedger(tallies);
      return new WorldResult(
          snapshotRows, observationRows, badRows, truth.ledgerRows(), truth.conversionRows());
    }
  }

  private FlowTally writeOperator(
      Path landing, int operator, TruthFiles truth, long finishedBefore, LongConsumer progress)
      throws IOException {
    String name = world.plan.operators().get(operator);
    FlowTally tally = new FlowTally(world.homes.count());
    List<LandingFile> files = new ArrayList<>();
    try {
      for (int week = 0; week < world.plan.weeks(); week++) {
        Path folder = landing.resolve(name).resolve(world.plan.week(week).toString());
        Files.createDirectories(folder);
        for (String table : List.of(SubscriberSnapshot.TABLE, DeviceObservation.TABLE)) {
          Contract contract = Contracts.of(table);
          files.add(LandingFile.open(folder, contract, world.plan));
        }
      }
      long subscribers = world.plan.subscribersOf(operator);
      long round = Math.max(1, ROUND / world.plan.weeks() / BLOCK) * BLOCK;
      for (long from = 0; from < subscribers; from += round) {
        long upTo = Math.min(subscribers, from + round);
        List<Block> blocks = live(operator, from, upTo);
        append(blocks, files);
        for (Block block : blocks) {
          tally.add(block.tally);
          block.badRows.forEach((kind, count) -> badRows.merge(kind, count, Long::sum));
          for (Block.Converted converted : block.conversions) {
            truth.write(name, converted);
          }
        }
        progress.accept(finishedBefore + upTo);
      }
    } finally {
      closeAll(files);
    }
    return tally;
  }

  private List<Block> live(int operator, long from, long upTo) throws IOException {
    List<Callable<Block>> lives = new ArrayList<>();
    for (long start = from; start < upTo; start += BLOCK) {
      long first = start;
      lives.add(() -> Block.live(world, operator, first, Math.min(upTo, first + BLOCK)));
    }
    return workers.all(lives);
  }

  private void append(List<Block> blocks, List<LandingFile> files) throws IOException {
    List<Callable<Long>> writings = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      int week = i / 2;
      boolean snapshot = i % 2 == 0;
      LandingFile file = files.get(i);
      writings.add(
          () -> {
            long rows = 0;
            for (Block block : blocks) {
              for (LandingRow row : (snapshot ? block.snapshots : block.observations).get(week)) {
                file.write(row);
                rows++;
              }
            }
            return rows;
          });
    }
    List<Long> rows = workers.all(writings);
    for (int i = 0; i < rows.size(); i++) {
      if (i % 2 == 0) {
        snapshotRows += rows.get(i);
      } else {
        observationRows += rows.get(i);
      }
    }
  }

  private void closeAll(List<LandingFile> files) throws IOException {
    List<Callable<Void>> closings = new ArrayList<>();
    for (LandingFile file : files) {
      closings.add(
          () -> {
            file.close();
            return null;
          });
    }
    workers.all(closings);
  }
}
