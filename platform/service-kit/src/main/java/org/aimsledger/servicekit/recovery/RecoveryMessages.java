package org.aimsledger.servicekit.recovery;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.aimsledger.eventstore.recovery.RecoveryObserver;
import org.aimsledger.servicekit.http.Admission;

/// Writes what a comparison finds into the log of the process, and closes the door at once when the
/// database is older than it was; who is silent is one line.
@Singleton
class RecoveryMessages implements RecoveryObserver {
  private final Admission admission;
  private final Set<String> silent = ConcurrentHashMap.newKeySet();

  RecoveryMessages(Admission admission) {
    this.admission = admission;
  }

  @Override
  public void behind(int lane, long head, long seen, String memory) {
    admission.recovering(true);
    RecoveryLog.LOG.behind(lane, head, seen, memory);
  }

  @Override
  public void cameBack(int lane, long from, long to, String memory) {
    RecoveryLog.LOG.cameBack(lane, from, to, memory);
  }

  @Override
  public void silent(String memory, Throwable failure) {
    if (silent.add(memory)) {
      RecoveryLog.LOG.silent(memory, reason(failure));
    }
  }

  static String reason(Throwable failure) {
    var cause = failure.getCause() == null ? failure : failure.getCause();
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
