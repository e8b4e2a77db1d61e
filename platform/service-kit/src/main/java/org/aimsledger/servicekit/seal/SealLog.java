package org.aimsledger.servicekit.seal;

import static org.jboss.logging.Logger.Level.ERROR;
import static org.jboss.logging.Logger.Level.WARN;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/// What sealing tells the operator. Ids 1240 to 1249.
@MessageLogger(projectCode = "AIMS", length = 4)
interface SealLog {
  SealLog LOG =
      Logger.getMessageLogger(
          MethodHandles.lookup(), SealLog.class, "org.aimsledger.servicekit.seal");

  @LogMessage(level = ERROR)
  @Message(
      id = 1240,
      value =
          "Events are missing in the store, the lane is sealed no further: lane=%d sealed=%d head=%d")
  void hole(int lane, long sealed, long head);

  @LogMessage(level = WARN)
  @Message(id = 1241, value = "Log not sealed, it is tried again: reason=%s")
  void failed(String reason);
}
