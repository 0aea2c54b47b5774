package org.rapaio.jupyter.kernel.channels;

import java.util.concurrent.CountDownLatch;

/**
 * A channel's thread, in place of the kernel's class of that name: found first on the class path.
 *
 * <p>The kernel's own thread sets its running flag after it was started, and may have read it by
 * then: it ends at once and the channel is deaf. And the kernel starts these threads before it has
 * told its channels who handles which message: what comes early kills the thread. Here a thread
 * runs until it is told to stop, and none does anything before {@link #openAll}.
 */
public final class LoopThread extends Thread {
  private static final CountDownLatch READY = new CountDownLatch(1);

  private final long pauseMillis;
  private final Runnable step;
  private volatile boolean stopped;

  /**
   * The signature is the kernel's.
   *
   * @param pauseMillis how long to rest between two steps
   * @param step looks for messages and handles what is there
   */
  public LoopThread(String name, long pauseMillis, Runnable step) {
    super(name);
    this.pauseMillis = pauseMillis;
    this.step = step;
  }

  /** Lets all threads begin, those started before and those to come. */
  public static void openAll() {
    READY.countDown();
  }

  @Override
  public void run() {
    try {
      READY.await();
      while (!stopped) {
        step.run();
        Thread.sleep(pauseMillis);
      }
    } catch (InterruptedException asked) {
      // The kernel interrupts a channel to end it: nothing is left to do.
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the thread after the step it is in. */
  public void shutdown() {
    stopped = true;
  }
}
