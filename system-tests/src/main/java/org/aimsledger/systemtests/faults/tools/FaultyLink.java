package org.aimsledger.systemtests.faults.tools;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/// A TCP line on loopback from a port of its own to a target, that can be cut, slowed and swallowed
/// while it is used.
///
/// A line holds at most one mebibyte in each direction; beyond that the sender waits, as on a real
/// network. Threads are virtual: nothing keeps the JVM alive.
public final class FaultyLink implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final int CHUNK = 16 * 1024;
  private static final int CHUNKS = 64;
  private static final int BACKLOG = 128;
  private static final int MOST_LINES = 1_000;
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private enum Mode {
    OPEN,
    /// New connections are reset, old ones live.
    REFUSING,
    /// No connection lives.
    CUT,
    /// Connections live, and nothing comes through.
    SWALLOWING
  }

  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Chunk(long readAt, byte[] bytes) {
    static final Chunk END = new Chunk(0, new byte[0]);
  }

  private final ServerSocket door;
  private final IntSupplier target;
  private final Set<Line> lines = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger hurt = new AtomicInteger();
  private final Object gate = new Object();
  private volatile Mode mode = Mode.OPEN;
  private volatile Duration delay = Duration.ZERO;

  private FaultyLink(ServerSocket door, IntSupplier target) {
    this.door = door;
    this.target = target;
  }

  /// From a free port to this one.
  public static FaultyLink to(int target) throws IOException {
    return between(0, target);
  }

  /// From this port to that one.
  ///
  /// @param port 0 takes a free one
  public static FaultyLink between(int port, int target) throws IOException {
    return open(port, () -> target);
  }

  /// From a free port to the one that is named anew for each connection.
  ///
  /// @param targets a port; 0 when there is none, then the connection is reset
  static FaultyLink toOneOf(IntSupplier targets) throws IOException {
    return open(0, targets);
  }

  private static FaultyLink open(int port, IntSupplier target) throws IOException {
    var door = new ServerSocket();
    door.setReuseAddress(true);
    door.bind(new InetSocketAddress(LOOPBACK, port), BACKLOG);
    var link = new FaultyLink(door, target);
    var _ = Thread.ofVirtual().name("link-" + link.port()).start(link::accept);
    return link;
  }

  /// Where clients connect.
  public int port() {
    return door.getLocalPort();
  }

  /// Connections that live now.
  public int connections() {
    return lines.size();
  }

  /// Connections made so far: tells whether somebody comes this way at all.
  public int accepted() {
    return accepted.get();
  }

  /// Connections and attempts that were reset by a fault, and pieces that were held back or
  /// delayed, so far: tells whether a fault has met anything.
  public int hurt() {
    return hurt.get();
  }

  /// Resets every connection and every attempt at a new one.
  public void cut() {
    enter(Mode.CUT);
    lines.forEach(this::hurt);
  }

  /// Resets attempts at a new connection; those that live are left alone.
  public void refuse() {
    enter(Mode.REFUSING);
  }

  /// Resets one of the connections.
  public void resetOne() {
    lines.stream().findAny().ifPresent(this::hurt);
  }

  private void hurt(Line line) {
    var _ = hurt.incrementAndGet();
    line.reset();
  }

  /// Lets nothing through in either direction and tells nobody. What was on its way arrives after
  /// [#restore()], as after a partition of a network.
  public void swallow() {
    enter(Mode.SWALLOWING);
  }

  /// Each piece arrives so much later, in each direction; zero ends it.
  public void delay(Duration each) {
    delay = each;
  }

  /// Ends every fault. Connections that were reset stay so.
  public void restore() {
    delay = Duration.ZERO;
    enter(Mode.OPEN);
  }

  private void enter(Mode next) {
    synchronized (gate) {
      mode = next;
      gate.notifyAll();
    }
  }

  private void awaitOpenGate() throws InterruptedException {
    synchronized (gate) {
      if (mode == Mode.SWALLOWING) {
        var _ = hurt.incrementAndGet();
      }
      while (mode == Mode.SWALLOWING) {
        gate.wait();
      }
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        var client = door.accept();
        var welcome = mode == Mode.OPEN || mode == Mode.SWALLOWING;
        if (welcome && lines.size() < MOST_LINES) {
          var _ = accepted.incrementAndGet();
          var line = new Line(client, new Socket());
          var _ = lines.add(line);
          var _ = Thread.ofVirtual().name("line-" + port()).start(line::connect);
          if (mode == Mode.CUT) {
            // Cut between the question and the entry into the list.
            line.reset();
          }
        } else {
          var _ = hurt.incrementAndGet();
          reset(client);
        }
      } catch (IOException _) {
        // The door was closed, or a client left before it was let in.
      }
    }
  }

  /// Without the usual farewell: the other side sees a reset.
  private static void reset(Socket socket) {
    try (socket) {
      if (!socket.isClosed()) {
        socket.setSoLinger(true, 0);
      }
    } catch (IOException _) {
      // It is closed then.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
  }

  private final class Line {
    private final Socket client;
    private final Socket server;
    private final AtomicInteger open = new AtomicInteger(2);

    Line(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void connect() {
      try {
        // A swallowed line does not even reach the other side.
        awaitOpenGate();
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        var port = target.getAsInt();
        if (port == 0) {
          reset();
          return;
        }
        server.connect(new InetSocketAddress(LOOPBACK, port), (int) CONNECT.toMillis());
      } catch (IOException _) {
        reset();
        return;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
      for (var way : List.of(new Way(client, server), new Way(server, client))) {
        var _ = Thread.ofVirtual().name("read-" + port()).start(way::read);
        var _ = Thread.ofVirtual().name("write-" + port()).start(way::write);
      }
    }

    void reset() {
      FaultyLink.reset(client);
      FaultyLink.reset(server);
      var _ = lines.remove(this);
    }

    /// One of the two directions has come to its end in good order.
    void ended() throws IOException {
      if (open.decrementAndGet() == 0) {
        client.close();
        server.close();
        var _ = lines.remove(this);
      }
    }

    private final class Way {
      private final Socket from;
      private final Socket to;
      private final BlockingQueue<Chunk> between = new ArrayBlockingQueue<>(CHUNKS);

      Way(Socket from, Socket to) {
        this.from = from;
        this.to = to;
      }

      void read() {
        var buffer = new byte[CHUNK];
        try {
          var in = from.getInputStream();
          for (var length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            between.put(new Chunk(System.nanoTime(), Arrays.copyOf(buffer, length)));
          }
          between.put(Chunk.END);
        } catch (IOException _) {
          reset();
          // Wakes the writer; a full queue has woken it already.
          var _ = between.offer(Chunk.END);
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
        }
      }

      void write() {
        try {
          var out = to.getOutputStream();
          for (var chunk = between.take(); chunk.bytes().length > 0; chunk = between.take()) {
            awaitOpenGate();
            var left = chunk.readAt() + delay.toNanos() - System.nanoTime();
            if (left > 0) {
              var _ = hurt.incrementAndGet();
              Thread.sleep(Duration.ofNanos(left));
            }
            out.write(chunk.bytes());
          }
          awaitOpenGate();
          to.shutdownOutput();
          ended();
        } catch (IOException _) {
          reset();
          // The reader may wait for room that nobody makes any more.
          between.clear();
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
