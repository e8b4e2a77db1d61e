package org.aimsledger.servicekit.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A TCP connection to a server that can be frozen (nothing passes, nothing is lost) and cut (all
/// connections break, new ones are refused).
///
/// What it is told is a system property, because a test and what prepares it live in different
/// class loaders, and a text is the same in both.
final class Cable {
  private static final String PREFIX = "demo.cable.";

  enum State {
    WHOLE,
    FROZEN,
    CUT
  }

  private final InetSocketAddress server;
  private final ServerSocket entrance;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final String name;

  /// @param port of a server on this machine
  Cable(String name, int port, State first) {
    this.name = PREFIX + name;
    become(name, first);
    this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try {
      this.entrance = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var _ = Thread.ofVirtual().start(this::accept);
    var _ = Thread.ofVirtual().start(this::cutWhenTold);
  }

  int port() {
    return entrance.getLocalPort();
  }

  static void become(String name, State next) {
    var _ = System.setProperty(PREFIX + name, next.name());
  }

  private void cutWhenTold() {
    while (pause()) {
      if (now() == State.CUT) {
        sockets.forEach(Cable::close);
      }
    }
  }

  private void accept() {
    while (true) {
      try {
        var client = entrance.accept();
        if (now() == State.CUT) {
          close(client);
        } else {
          var _ = Thread.ofVirtual().start(() -> connect(client));
        }
      } catch (IOException _) {
        // Closed, or the client has gone again.
      }
    }
  }

  private void connect(Socket client) {
    var far = new Socket();
    sockets.add(client);
    sockets.add(far);
    try {
      far.connect(server, 5_000);
      var _ = Thread.ofVirtual().start(() -> pass(far, client));
      pass(client, far);
    } catch (IOException _) {
      close(client);
      close(far);
    }
  }

  private void pass(Socket from, Socket to) {
    var buffer = new byte[16 * 1024];
    try {
      for (var read = from.getInputStream().read(buffer);
          read >= 0;
          read = from.getInputStream().read(buffer)) {
        awaitWhole();
        to.getOutputStream().write(buffer, 0, read);
      }
    } catch (IOException _) {
      // One end has gone; so the other goes.
    } finally {
      close(from);
      close(to);
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private State now() {
    return State.valueOf(System.getProperty(name, State.WHOLE.name()));
  }

  private void awaitWhole() {
    while (now() == State.FROZEN && pause()) {
      // Nothing passes.
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(10);
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // Closed is what it should be.
    }
  }
}
