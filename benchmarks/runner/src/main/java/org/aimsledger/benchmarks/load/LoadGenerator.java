package org.aimsledger.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Sends requests over many connections from the calling thread.
///
/// Guarantees: every answer is read to its end, and the last ones are waited for, so nothing is
/// left half done in the service. A connection that breaks fails the run.
public final class LoadGenerator implements AutoCloseable {
  private static final int READ_BUFFER = 64 * 1024;

  private final Load load;
  private final Requests requests;
  private final Selector selector;
  private final List<SocketChannel> channels = new ArrayList<>();
  private final ArrayDeque<Connection> idle = new ArrayDeque<>();
  private final ByteBuffer in = ByteBuffer.allocateDirect(READ_BUFFER);
  private final Latencies latencies = new Latencies();
  private final TreeMap<Integer, Long> others = new TreeMap<>();
  private String firstOther = "";
  private long succeeded;
  private long sent;
  private long underWay;

  private LoadGenerator(Load load, Requests requests) throws IOException {
    this.load = load;
    this.requests = requests;
    this.selector = Selector.open();
  }

  public static LoadResult run(Load load, Requests requests) throws IOException {
    try (var generator = new LoadGenerator(load, requests)) {
      generator.connect();
      return generator.run();
    }
  }

  private void connect() throws IOException {
    var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), load.port());
    for (var i = 0; i < load.connections(); i++) {
      var channel = SocketChannel.open(address);
      channels.add(channel);
      channel.configureBlocking(false);
      var _ = channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      idle.add(
          new Connection(
              channel, channel.register(selector, SelectionKey.OP_READ), requests.longest()));
    }
  }

  private LoadResult run() throws IOException {
    var start = System.nanoTime();
    var counted = start + load.warmUp().toNanos();
    var end = counted + load.counted().toNanos();
    var lastAnswer = start;
    while (true) {
      var now = System.nanoTime();
      if (now < end) {
        sendWhatIsDue(start, now);
      } else if (underWay == 0) {
        break;
      }
      var answers = awaitAnswers(start, now, end, counted);
      lastAnswer = answers ? System.nanoTime() : lastAnswer;
      if (underWay > 0 && System.nanoTime() - lastAnswer > load.longest().toNanos()) {
        throw new IOException(
            "no answer for %d s, %d requests are open"
                .formatted(load.longest().toSeconds(), underWay));
      }
    }
    return new LoadResult(
        succeeded, others, firstOther, sent, seconds(counted, lastAnswer), latencies);
  }

  // A schedule that the service can't keep ends late: what counts is when the last answer came.
  private double seconds(long counted, long lastAnswer) {
    var planned = load.counted().toNanos() / 1e9;
    return switch (load.pace()) {
      case Pace.Closed _ -> planned;
      case Pace.Open _ -> Math.max(planned, (lastAnswer - counted) / 1e9);
    };
  }

  private void sendWhatIsDue(long start, long now) throws IOException {
    switch (load.pace()) {
      case Pace.Closed _ -> {
        while (!idle.isEmpty()) {
          send(now);
        }
      }
      case Pace.Open(var perSecond) -> {
        var due = due(start, perSecond);
        while (due <= now && !idle.isEmpty()) {
          send(due);
          due = due(start, perSecond);
        }
      }
    }
  }

  private long due(long start, double perSecond) {
    return start + (long) (sent * 1e9 / perSecond);
  }

  private void send(long from) throws IOException {
    idle.removeFirst().send(requests, from);
    sent++;
    underWay++;
  }

  private boolean awaitAnswers(long start, long now, long end, long counted) throws IOException {
    var _ = select(start, now, end);
    var answers = false;
    for (var key : selector.selectedKeys()) {
      if (key.attachment() instanceof Connection connection) {
        if (key.isWritable()) {
          connection.write();
        }
        if (key.isReadable() && connection.read(in)) {
          answered(connection, counted, end);
          answers = true;
        }
      }
    }
    selector.selectedKeys().clear();
    return answers;
  }

  private int select(long start, long now, long end) throws IOException {
    var until = Math.max(end - now, 0);
    if (load.pace() instanceof Pace.Open(var perSecond) && now < end && !idle.isEmpty()) {
      until = Math.min(until, due(start, perSecond) - now);
      // The selector waits in whole milliseconds; the rest of one is not worth spinning for.
      return until <= 0 ? selector.selectNow() : selector.select(Math.max(1, until / 1_000_000));
    }
    return selector.select(Math.clamp(until / 1_000_000, 1, 1_000));
  }

  private void answered(Connection connection, long counted, long end) {
    var now = System.nanoTime();
    var status = connection.answer().status();
    underWay--;
    idle.addLast(connection);
    if (status / 100 != 2) {
      var _ = others.merge(status, 1L, Long::sum);
      if (firstOther.isEmpty()) {
        firstOther = status + " " + connection.answer().body();
      }
    } else if (isCounted(connection, now, counted, end)) {
      succeeded++;
      latencies.record(now - connection.since());
    }
  }

  // An open schedule counts all that was due, however late: leaving out the late ones would be the
  // omission that the schedule is there to prevent.
  private boolean isCounted(Connection connection, long now, long counted, long end) {
    return switch (load.pace()) {
      case Pace.Closed _ -> now >= counted && now < end;
      case Pace.Open _ -> connection.since() >= counted;
    };
  }

  @Override
  public void close() throws IOException {
    for (var channel : channels) {
      channel.close();
    }
    selector.close();
  }
}
