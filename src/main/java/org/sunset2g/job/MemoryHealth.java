package org.sunset2g.job;

import java.util.List;

/** Heap, Comet's memory beside it, and half a GiB for the rest, against what there is. */
final class MemoryHealth implements HealthCheck {
  private static final long REST = 512L << 20;
  private static final long LEAST_HEAP = 900L << 20;

  @Override
  public List<HealthFinding> look(HealthSurroundings surroundings) {
    Configuration configuration = surroundings.configuration();
    long heap = surroundings.heapBytes();
    long offHeap =
        configuration.engine() == Configuration.Engine.SPARK ? 0 : configuration.offHeapBytes();
    long needed = heap + offHeap + REST;
    String said =
        "heap %s, beside it %s and about %s; the machine or its container has %s"
            .formatted(
                DiskHealth.size(heap),
                DiskHealth.size(offHeap),
                DiskHealth.size(REST),
                DiskHealth.size(surroundings.memoryBytes()));
    if (heap < LEAST_HEAP) {
      return List.of(
          HealthFinding.warning(
              "memory", said, "give the heap 1 GiB or more: SUNSET2G_HEAP=1g or more"));
    }
    return List.of(
        needed <= surroundings.memoryBytes()
            ? HealthFinding.good("memory", said)
            : HealthFinding.warning(
                "memory",
                said + ", which is less: the system may kill a run",
                "lower SUNSET2G_HEAP or memory.offHeap, or give the machine more"));
  }
}
