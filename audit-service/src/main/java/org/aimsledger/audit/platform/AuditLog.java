package org.aimsledger.audit.platform;

import static org.jboss.logging.Logger.Level.ERROR;
import static org.jboss.logging.Logger.Level.INFO;
import static org.jboss.logging.Logger.Level.WARN;

import java.lang.invoke.MethodHandles;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/// Messages of audit-service: ids 5100 to 5199.
@MessageLogger(projectCode = "AIMS", length = 4)
public interface AuditLog {
  AuditLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), AuditLog.class, "org.aimsledger.audit");

  @LogMessage(level = ERROR)
  @Message(
      id = 5101,
      value = "Alarm: kind=%s service=%s lane=%d count=%d; see GET /api/audit/v1/alarms")
  void alarm(String kind, String service, int lane, int count);

  @LogMessage(level = ERROR)
  @Message(id = 5102, value = "Checkpoint not published: reason=%s")
  void checkpointFailed(String reason);

  @LogMessage(level = INFO)
  @Message(id = 5103, value = "Trail key opened: verifier key=%s")
  void keyOpened(String verifierKey);

  @LogMessage(level = ERROR)
  @Message(
      id = 5104,
      value =
          "A witness refuses the log: witness=%s reason=%s. The log was rolled back or rewritten, or the witness was shown another one")
  void witnessRefused(String witness, String reason);

  @LogMessage(level = WARN)
  @Message(id = 5105, value = "Not cosigned: witness=%s reason=%s")
  void witnessFailed(String witness, String reason);

  @LogMessage(level = INFO)
  @Message(id = 5106, value = "Keys of the trail as configured are recorded: signing=%s")
  void keysRecorded(String labels);

  @LogMessage(level = ERROR)
  @Message(id = 5107, value = "Change of the trail's key not recorded: key=%s reason=%s")
  void keyChangeFailed(String label, String reason);

  @LogMessage(level = WARN)
  @Message(id = 5108, value = "Checkpoint not delivered, it is tried again: target=%s reason=%s")
  void notPushed(String target, String reason);

  @LogMessage(level = INFO)
  @Message(id = 5109, value = "Checkpoints are delivered again: target=%s failures=%d")
  void pushedAgain(String target, int failures);

  @LogMessage(level = ERROR)
  @Message(
      id = 5141,
      value = "Discrepancy: kind=%s source=%s lane=%d number=%d; see GET /api/audit/v1/alarms")
  void discrepancy(String kind, String source, int lane, long number);

  @LogMessage(level = WARN)
  @Message(id = 5142, value = "Store not compared with the trail: source=%s lane=%d reason=%s")
  void notCompared(String source, int lane, String reason);

  @LogMessage(level = INFO)
  @Message(id = 5143, value = "Store compared with the trail again: source=%s lane=%d")
  void comparedAgain(String source, int lane);

  @LogMessage(level = WARN)
  @Message(id = 5145, value = "Seals not compared with the trail: source=%s reason=%s")
  void sealNotCompared(String source, String reason);

  @LogMessage(level = ERROR)
  @Message(id = 5146, value = "Tiles not compared with the tree above them: reason=%s")
  void treeNotCompared(String reason);

  @LogMessage(level = WARN)
  @Message(id = 5144, value = "Lanes of a service not asked for: service=%s reason=%s")
  void lanesUnknown(String service, String reason);

  @LogMessage(level = INFO)
  @Message(id = 5151, value = "Content pruned: pruning=%s event=%d entries=%d")
  void contentPruned(UUID pruning, long event, int entries);

  @LogMessage(level = WARN)
  @Message(id = 5152, value = "Pruning refused and set aside: pruning=%s event=%d reason=%s")
  void pruningSetAside(UUID pruning, long event, String reason);
}
