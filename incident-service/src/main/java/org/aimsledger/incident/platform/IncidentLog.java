package org.aimsledger.incident.platform;

import static org.jboss.logging.Logger.Level.ERROR;

import java.lang.invoke.MethodHandles;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/// Messages of incident-service: ids 4100 to 4199.
@MessageLogger(projectCode = "AIMS", length = 4)
public interface IncidentLog {
  IncidentLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), IncidentLog.class, "org.aimsledger.incident");

  @LogMessage(level = ERROR)
  @Message(id = 4101, value = "A legal clock was missed: incident=%s clock=%s due=%s")
  void clockMissed(UUID incident, String clock, String due);

  @LogMessage(level = ERROR)
  @Message(id = 4102, value = "Legal clocks not watched, tried again: incident=%s reason=%s")
  void watchFailed(UUID incident, String reason);

  @LogMessage(level = ERROR)
  @Message(id = 4103, value = "Legal clocks not looked for, tried again: reason=%s")
  void lookFailed(String reason);
}
