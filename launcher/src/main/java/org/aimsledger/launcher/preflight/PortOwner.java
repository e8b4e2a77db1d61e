package org.aimsledger.launcher.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.aimsledger.launcher.process.OsProcess;

/// Which process listens on a port, as far as Linux tells this user.
final class PortOwner {
  private static final int LONGEST_COMMAND = 80;

  private PortOwner() {}

  static Optional<String> of(int port) {
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .map(Path::of)
        .flatMap(table -> socketInode(table, port).stream())
        .findFirst()
        .flatMap(PortOwner::holder)
        .map(
            pid ->
                "process "
                    + pid
                    + OsProcess.commandLine(pid)
                        .map(line -> " (" + shorten(line) + ")")
                        .orElse(""));
  }

  /// The table is documented in proc_net_tcp(5): local address, remote address, state 0A =
  /// listening, …, inode.
  static Optional<String> inodeIn(Stream<String> lines, int port) {
    var suffix = ":%04X".formatted(port);
    return lines
        .map(line -> line.strip().split("\\s+"))
        .filter(
            columns -> columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals("0A"))
        .map(columns -> columns[9])
        .findFirst();
  }

  private static Optional<String> socketInode(Path table, int port) {
    try (var lines = Files.lines(table)) {
      return inodeIn(lines, port);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static Optional<Long> holder(String inode) {
    return ProcessHandle.allProcesses()
        .filter(process -> holds(process.pid(), "socket:[" + inode + "]"))
        .map(ProcessHandle::pid)
        .findFirst();
  }

  private static boolean holds(long pid, String link) {
    try (var descriptors = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
      for (var descriptor : descriptors) {
        if (Files.readSymbolicLink(descriptor).toString().equals(link)) {
          return true;
        }
      }
    } catch (IOException _) {
      // Another user's process, or one that has just ended.
    }
    return false;
  }

  private static String shorten(String line) {
    return line.length() <= LONGEST_COMMAND ? line : line.substring(0, LONGEST_COMMAND) + "…";
  }
}
