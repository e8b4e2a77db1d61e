package org.aimsledger.servicekit.problem;

import static org.jboss.logging.Logger.Level.ERROR;
import static org.jboss.logging.Logger.Level.INFO;
import static org.jboss.logging.Logger.Level.WARN;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/// Log lines of the HTTP layer; the correlation id is in the line's context. Ids 1101 to 1199.
@MessageLogger(projectCode = "SVK")
public interface ServiceKitLog {
  ServiceKitLog LOG =
      Logger.getMessageLogger(
          MethodHandles.lookup(), ServiceKitLog.class, "org.aimsledger.servicekit.problem");

  @LogMessage(level = ERROR)
  @Message(id = 1101, value = "Unexpected failure, answered 500: method=%s path=%s")
  void unexpected(String method, String path, @Cause Throwable failure);

  @LogMessage(level = WARN)
  @Message(id = 1102, value = "Not available, answered 503: method=%s path=%s reason=%s")
  void unavailable(String method, String path, String reason);

  @LogMessage(level = INFO)
  @Message(
      id = 1103,
      value = "Door closed, what was inside is finished: inside=%d left=%d milliseconds=%d")
  void farewell(int inside, int left, long milliseconds);

  @LogMessage(level = WARN)
  @Message(id = 1104, value = "Requests are refused at the door: reason=%s since the last line=%d")
  void refusing(String reason, long requests);

  @LogMessage(level = WARN)
  @Message(id = 1105, value = "A list broke off while it was sent as a file: path=%s rows=%d")
  void exportBroken(String path, long rows, @Cause Throwable failure);
}
