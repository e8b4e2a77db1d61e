package org.aimsledger.incident.platform;

import static org.jboss.logging.Logger.Level.ERROR;
import static org.jboss.logging.Logger.Level.WARN;

import java.lang.invoke.MethodHandles;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/// Messages about telling people: ids 4700 to 4799.
@MessageLogger(projectCode = "AIMS", length = 4)
public interface WebhookLog {
  WebhookLog LOG =
      Logger.getMessageLogger(
          MethodHandles.lookup(), WebhookLog.class, "org.aimsledger.incident.webhooks");

  @LogMessage(level = ERROR)
  @Message(id = 4701, value = "Webhooks not queued, tried again: reason=%s")
  void notFollowed(String reason);

  @LogMessage(level = ERROR)
  @Message(id = 4702, value = "Webhooks not looked for, tried again: reason=%s")
  void notLooked(String reason);

  @LogMessage(level = WARN)
  @Message(id = 4703, value = "A webhook was not taken: subscription=%s attempts=%d reason=%s")
  void notTaken(UUID subscription, int attempts, String reason);

  @LogMessage(level = ERROR)
  @Message(
      id = 4704,
      value = "A webhook is dead, send it again by hand: subscription=%s delivery=%s reason=%s")
  void dead(UUID subscription, UUID delivery, String reason);

  @LogMessage(level = ERROR)
  @Message(id = 4705, value = "Incidents without responder not looked for, tried again: reason=%s")
  void notEscalated(String reason);
}
