package org.aimsledger.systemtests.faults.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aimsledger.launcher.AimsInstallation;
import org.aimsledger.launcher.process.OsProcess;

/// What can happen to the process of a service. Needs Linux: sockets are looked up in `/proc`.
public final class ProcessFaults {
  private final AimsInstallation aims;
  private final PostgresFaults postgres;

  public ProcessFaults(AimsInstallation aims) {
    this.aims = aims;
    this.postgres = new PostgresFaults(aims);
  }

  /// SIGSTOP. Over about half a minute the supervisor loses patience with a service and starts
  /// another one.
  public Frozen freeze(String component) throws IOException, InterruptedException {
    return freeze(aims.pid(component));
  }

  static Frozen freeze(long pid) throws IOException, InterruptedException {
    OsProcess.signal(pid, "STOP");
    return new Frozen(pid);
  }

  /// Freezes a service and ends its database sessions, and with them its locks: a second process of
  /// the service takes over what only one may do. Closing the answer lets the zombie wake up; it
  /// still believes it is in charge.
  public Frozen zombify(String component) throws IOException, InterruptedException, SQLException {
    var frozen = freeze(component);
    var ports = localPorts(frozen.pid());
    var _ = postgres.terminateConnectionsFrom(ports);
    return frozen;
  }

  /// Local ports of the TCP connections of a process.
  static List<Integer> localPorts(long pid) throws IOException {
    var own = sockets(pid);
    var ports = new ArrayList<Integer>();
    for (var table : List.of("tcp", "tcp6")) {
      var file = Path.of("/proc", Long.toString(pid), "net", table);
      if (Files.exists(file)) {
        for (var line : Files.readAllLines(file)) {
          var columns = line.strip().split("\\s+", -1);
          if (columns.length > 9 && own.contains(columns[9])) {
            var address = columns[1];
            ports.add(Integer.parseInt(address.substring(address.indexOf(':') + 1), 16));
          }
        }
      }
    }
    return List.copyOf(ports);
  }

  /// Inodes of the sockets that a process has open.
  private static Set<String> sockets(long pid) throws IOException {
    var inodes = new HashSet<String>();
    try (var descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      for (var descriptor : descriptors.toList()) {
        try {
          var target = Files.readSymbolicLink(descriptor).toString();
          if (target.startsWith("socket:[")) {
            inodes.add(target.substring("socket:[".length(), target.length() - 1));
          }
        } catch (NoSuchFileException _) {
          // Closed meanwhile.
        }
      }
    }
    return inodes;
  }
}
