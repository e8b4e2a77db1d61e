package org.aimsledger.servicekit.recovery;

import static org.jboss.logging.Logger.Level.ERROR;
import static org.jboss.logging.Logger.Level.INFO;
import static org.jboss.logging.Logger.Level.WARN;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/// What bringing back tells the operator. Ids 1260 to 1269.
@MessageLogger(projectCode = "AIMS", length = 4)
interface RecoveryLog {
  RecoveryLog LOG =
      Logger.getMessageLogger(
          MethodHandles.lookup(), RecoveryLog.class, "org.aimsledger.servicekit.recovery");

  @LogMessage(level = ERROR)
  @Message(
      id = 1260,
      value =
          "The database is older than what others have seen of it: lane=%d head=%d seen=%d by=%s")
  void behind(int lane, long head, long seen, String memory);

  @LogMessage(level = WARN)
  @Message(id = 1261, value = "Events came back: lane=%d from=%d to=%d by=%s")
  void cameBack(int lane, long from, long to, String memory);

  @LogMessage(level = WARN)
  @Message(id = 1262, value = "No commands are taken yet: %s")
  void waiting(String reason);

  @LogMessage(level = INFO)
  @Message(id = 1263, value = "The log is whole again and commands are taken: events=%d")
  void wholeAgain(long events);

  @LogMessage(level = WARN)
  @Message(
      id = 1264,
      value = "Commands are taken although nobody could be asked how long the log was: %s")
  void unasked(String reason);

  @LogMessage(level = INFO)
  @Message(id = 1265, value = "Could not be asked how long the log was: who=%s reason=%s")
  void silent(String memory, String reason);
}
