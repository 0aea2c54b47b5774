package org.sunset2g.watch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Hands finished bytes to a file or a server; whole or not at all. */
public final class Delivery {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private Delivery() {}

  /**
   * Replaces the file in one rename, so that who reads it at any moment reads a whole one. It is
   * readable by all, since a collector seldom runs as the same user.
   */
  public static void toFile(Path file, byte[] content) throws IOException {
    Path place = file.toAbsolutePath();
    Files.createDirectories(place.getParent());
    // The collector reads every *.prom: a draft must not be called so.
    Path draft =
        place.resolveSibling(
            "." + place.getFileName() + "." + ProcessHandle.current().pid() + ".draft");
    try {
      // Others may write to a collector's folder: a link under the draft's name is not followed.
      Files.deleteIfExists(draft);
      Files.write(draft, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
        Files.getFileAttributeView(draft, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            .setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
      }
      Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /**
   * Sends the content and waits a few seconds for an answer.
   *
   * @param method PUT or POST
   * @throws IOException where nobody answers, or the answer is not a success
   */
  public static void toServer(URI server, String method, String contentType, byte[] content)
      throws IOException {
    toServer(server, method, contentType, content, CONNECT.plus(ANSWER));
  }

  /**
   * The same within a time of one's own. It holds for the whole answer: the request's own timeout
   * ends with the headers, and a server that sends no more would be waited for without end.
   */
  static void toServer(
      URI server, String method, String contentType, byte[] content, Duration patience)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(server)
            .header("Content-Type", contentType)
            .method(method, BodyPublishers.ofByteArray(content))
            .build();
    CompletableFuture<HttpResponse<Void>> answer =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build()
            .sendAsync(request, BodyHandlers.discarding());
    try {
      int status = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
      if (status / 100 != 2) {
        throw new IOException("it answered with status " + status);
      }
    } catch (TimeoutException silent) {
      throw new IOException(
          "it gave no whole answer within %d seconds".formatted(patience.toSeconds()), silent);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException unreachable
          ? unreachable
          : new IOException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for an answer", interrupted);
    } finally {
      answer.cancel(true);
    }
  }
}
