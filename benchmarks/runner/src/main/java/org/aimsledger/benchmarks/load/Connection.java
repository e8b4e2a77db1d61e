package org.aimsledger.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/// One connection that is kept open, with at most one request on its way.
final class Connection {
  private final SocketChannel channel;
  private final SelectionKey key;
  private final AnswerReader reader = new AnswerReader();
  private final ByteBuffer out;
  private long since;

  /// @param longest bytes of the longest request
  Connection(SocketChannel channel, SelectionKey key, int longest) {
    this.channel = channel;
    this.key = key;
    this.out = ByteBuffer.allocateDirect(longest);
    key.attach(this);
  }

  /// @param from the moment that the duration counts from
  void send(Requests requests, long from) throws IOException {
    since = from;
    out.clear();
    requests.next(out);
    out.flip();
    write();
  }

  void write() throws IOException {
    var _ = channel.write(out);
    key.interestOps(
        out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
  }

  /// True when the answer is complete.
  ///
  /// @param in scratch space
  boolean read(ByteBuffer in) throws IOException {
    in.clear();
    if (channel.read(in) < 0) {
      throw new EOFException("the service closed a connection");
    }
    in.flip();
    var complete = reader.accept(in);
    if (in.hasRemaining()) {
      throw new IOException("an answer that nobody asked for");
    }
    return complete;
  }

  long since() {
    return since;
  }

  AnswerReader answer() {
    return reader;
  }
}
