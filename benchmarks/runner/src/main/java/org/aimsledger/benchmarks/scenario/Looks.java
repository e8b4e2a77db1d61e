package org.aimsledger.benchmarks.scenario;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.aimsledger.benchmarks.peer.PeerDatabase;

/// Repeated looks into the databases of services over one kept connection each: a new one for each
/// look would cost more than what is looked at, and that while somebody is being measured.
final class Looks implements AutoCloseable {
  private final PeerDatabase server;
  private final Map<String, Connection> connections = new HashMap<>();

  Looks(PeerDatabase server) {
    this.server = server;
  }

  /// The one number that a query answers with; 0 when it is null.
  long number(String service, String sql) throws IOException {
    try (var statement = connection(service).createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : 0;
    } catch (SQLException e) {
      throw new IOException("refused by " + service + ": " + sql, e);
    }
  }

  /// Name → number, of a query for two columns.
  Map<String, Long> numbers(String service, String sql) throws IOException {
    var numbers = new HashMap<String, Long>();
    try (var statement = connection(service).createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        var _ = numbers.put(rows.getString(1), rows.getLong(2));
      }
      return numbers;
    } catch (SQLException e) {
      throw new IOException("refused by " + service + ": " + sql, e);
    }
  }

  private Connection connection(String service) throws SQLException {
    var kept = connections.get(service);
    if (kept == null || kept.isClosed()) {
      kept = server.sibling(service).connect();
      var _ = connections.put(service, kept);
    }
    return kept;
  }

  @Override
  public void close() throws IOException {
    try {
      for (var connection : connections.values()) {
        connection.close();
      }
    } catch (SQLException e) {
      throw new IOException("cannot close a connection", e);
    }
  }
}
