package org.aimsledger.audit.checkpointpush;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// As much of SMTP (RFC 5321) as a sender needs, over real sockets: takes mails, or refuses them.
final class MailServer implements AutoCloseable {
  private final ServerSocket socket;
  private final List<String> mails = new CopyOnWriteArrayList<>();
  private volatile boolean refusing;

  private MailServer(ServerSocket socket) {
    this.socket = socket;
  }

  static MailServer start() throws IOException {
    var server = new MailServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    var _ = Thread.ofVirtual().name("smtp").start(server::accept);
    return server;
  }

  int port() {
    return socket.getLocalPort();
  }

  /// What came, with headers.
  List<String> mails() {
    return mails;
  }

  /// Whether recipients are refused from now on.
  void refuse(boolean now) {
    refusing = now;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        var connection = socket.accept();
        var _ = Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException _) {
        // Closed.
      }
    }
  }

  private void serve(Socket connection) {
    try (connection;
        var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8))) {
      answer(connection, "220 ready");
      var line = in.readLine();
      while (line != null && !line.startsWith("QUIT")) {
        answer(connection, command(connection, in, line));
        line = in.readLine();
      }
      answer(connection, "221 bye");
    } catch (IOException _) {
      // The sender is gone.
    }
  }

  private String command(Socket connection, BufferedReader in, String line) throws IOException {
    if (line.startsWith("RCPT") && refusing) {
      return "550 no such mailbox: " + line.substring("RCPT TO:".length());
    }
    if (line.startsWith("DATA")) {
      answer(connection, "354 go on");
      var mail = new StringBuilder();
      for (var part = in.readLine(); part != null && !part.equals("."); part = in.readLine()) {
        mail.append(part).append('\n');
      }
      mails.add(mail.toString());
    }
    return "250 ok";
  }

  private static void answer(Socket connection, String line) throws IOException {
    connection.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
    connection.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
