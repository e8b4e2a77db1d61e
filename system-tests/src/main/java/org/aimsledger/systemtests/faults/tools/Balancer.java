package org.aimsledger.systemtests.faults.tools;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/// One address for several processes of a service, as a Service of Kubernetes is: new connections
/// go in turn to those that call themselves ready, and what is connected stays where it is.
public final class Balancer implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final int PROBE_MILLIS = 1_000;

  private final Set<Integer> ready = new ConcurrentSkipListSet<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final FaultyLink door;
  private final List<Thread> looks = new ArrayList<>();

  private Balancer(List<Integer> ports, String path) throws IOException {
    this.door = FaultyLink.toOneOf(this::next);
    for (var port : ports) {
      var address = URI.create("http://127.0.0.1:" + port + path);
      looks.add(Thread.ofVirtual().name("look-" + port).start(() -> look(port, address)));
    }
  }

  /// Opens the door.
  ///
  /// @param ports of the processes
  /// @param path where each says whether it is ready, by the status 200
  public static Balancer of(List<Integer> ports, String path) throws IOException {
    return new Balancer(List.copyOf(ports), path);
  }

  /// Where clients connect.
  public int port() {
    return door.port();
  }

  /// Connections made so far.
  public int accepted() {
    return door.accepted();
  }

  /// Waits until new connections go to this process too.
  ///
  /// @return whether they do
  public boolean awaitReady(int port, Duration longest) throws InterruptedException {
    var end = System.nanoTime() + longest.toNanos();
    while (!ready.contains(port) && System.nanoTime() < end) {
      Thread.sleep(LOOK.dividedBy(10));
    }
    return ready.contains(port);
  }

  private int next() {
    var now = List.copyOf(ready);
    return now.isEmpty() ? 0 : now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
  }

  private void look(int port, URI address) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        if (answersWell(address)) {
          ready.add(port);
        } else {
          ready.remove(port);
        }
        Thread.sleep(LOOK);
      }
    } catch (InterruptedException _) {
      // Closed.
    }
  }

  private static boolean answersWell(URI address) {
    try {
      var connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(PROBE_MILLIS);
      connection.setReadTimeout(PROBE_MILLIS);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    looks.forEach(Thread::interrupt);
    door.close();
  }
}
