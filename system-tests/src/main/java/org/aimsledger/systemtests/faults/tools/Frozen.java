package org.aimsledger.systemtests.faults.tools;

import java.io.IOException;
import org.aimsledger.launcher.process.OsProcess;

/// A process that stands still until this is closed. It may have been ended meanwhile.
public final class Frozen implements AutoCloseable {
  private final long pid;

  Frozen(long pid) {
    this.pid = pid;
  }

  public long pid() {
    return pid;
  }

  /// Lets it go on.
  @Override
  public void close() throws IOException {
    try {
      OsProcess.signal(pid, "CONT");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while process " + pid + " stands still", e);
    }
  }
}
