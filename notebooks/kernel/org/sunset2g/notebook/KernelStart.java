package org.sunset2g.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.channels.Channels;
import org.rapaio.jupyter.kernel.channels.LoopThread;
import org.rapaio.jupyter.kernel.core.ConnectionProperties;
import org.rapaio.jupyter.kernel.core.RapaioKernel;
import org.rapaio.jupyter.kernel.core.Transform;

/**
 * Starts the Java kernel of the notebooks so that it always answers.
 *
 * <p>Its own main class starts channels before they can handle a message, and sets all logging to
 * the finest level, at which Spark's compiler of generated code fails. Here the kernel is whole
 * before a channel listens, and only warnings are logged.
 */
public final class KernelStart {
  private KernelStart() {}

  /**
   * Runs until Jupyter ends the kernel.
   *
   * @param arguments the connection file that Jupyter wrote
   */
  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    if (arguments.length != 1) {
      System.err.println("the kernel is started by Jupyter, with the path of a connection file");
      System.exit(1);
    }
    Logger.getLogger("").setLevel(Level.WARNING);
    ConnectionProperties connection =
        Transform.fromJson(Files.readString(Path.of(arguments[0])), ConnectionProperties.class);
    // The display functions of a cell look for the kernel in this very field.
    RapaioKernel kernel = MainApp.kernel;
    Channels channels = new Channels(connection);
    channels.connect(kernel);
    LoopThread.openAll();
    channels.joinUntilClose();
  }
}
