package org.sunset2g.watch;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A server on this machine that keeps what it is sent and answers with one status. */
public final class LoopbackServer implements AutoCloseable {
  /** What came. */
  public record Received(String method, String path, String contentType, byte[] body) {}

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();

  private final CountDownLatch end = new CountDownLatch(1);

  private LoopbackServer(HttpServer server) {
    this.server = server;
  }

  public static LoopbackServer answering(int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    LoopbackServer loopback = new LoopbackServer(server);
    server.createContext(
        "/",
        exchange -> {
          loopback.received.add(
              new Received(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().getPath(),
                  exchange.getRequestHeaders().getFirst("Content-Type"),
                  exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    return loopback;
  }

  /** A server that sends headers, promises a body, and never sends it. */
  public static LoopbackServer sendingHeadersAlone() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    LoopbackServer loopback = new LoopbackServer(server);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, 10);
          exchange.getResponseBody().flush();
          try {
            loopback.end.await();
          } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
    return loopback;
  }

  public URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  public List<Received> received() {
    return received;
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
  }
}
