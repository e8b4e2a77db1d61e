package org.aimsledger.launcher.process;

import static org.jboss.logging.Logger.Level.ERROR;
import static org.jboss.logging.Logger.Level.INFO;
import static org.jboss.logging.Logger.Level.WARN;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/// The log lines of the launcher; ids 7001 to 7999.
@MessageLogger(projectCode = "LAU", length = 4)
public interface SupervisorLog {
  SupervisorLog LOG =
      Logger.getMessageLogger(
          MethodHandles.lookup(), SupervisorLog.class, "org.aimsledger.launcher");

  @LogMessage(level = INFO)
  @Message(id = 7001, value = "Component started: name=%s pid=%d")
  void started(String name, long pid);

  @LogMessage(level = INFO)
  @Message(id = 7002, value = "Component ready: name=%s pid=%d afterMillis=%d")
  void ready(String name, long pid, long afterMillis);

  @LogMessage(level = WARN)
  @Message(id = 7003, value = "Component ended: name=%s how=%s restarts=%d pause=%s")
  void ended(String name, String how, int restarts, String pause);

  @LogMessage(level = WARN)
  @Message(id = 7004, value = "Component could not be started: name=%s")
  void notStarted(@Cause Exception cause, String name);

  @LogMessage(level = WARN)
  @Message(
      id = 7005,
      value = "Component is silent and is ended: name=%s pid=%d unansweredProbes=%d")
  void silent(String name, long pid, int unansweredProbes);

  @LogMessage(level = WARN)
  @Message(
      id = 7006,
      value = "Component was not ready in time and is ended: name=%s pid=%d limit=%s")
  void tooSlow(String name, long pid, String limit);

  @LogMessage(level = WARN)
  @Message(id = 7007, value = "Work after becoming ready failed and is tried again: name=%s")
  void preparationFailed(@Cause Exception cause, String name);

  @LogMessage(level = INFO)
  @Message(id = 7008, value = "Component stopped: name=%s")
  void stopped(String name);

  @LogMessage(level = WARN)
  @Message(id = 7009, value = "Left-over processes of an earlier supervisor ended: names=%s")
  void leftoversEnded(String names);

  @LogMessage(level = ERROR)
  @Message(id = 7010, value = "Housekeeping failed and is tried again")
  void housekeepingFailed(@Cause Exception cause);

  @LogMessage(level = INFO)
  @Message(id = 7011, value = "Supervisor: event=%s")
  void supervisor(String event);

  @LogMessage(level = WARN)
  @Message(
      id = 7012,
      value = "Identity provider started, for evaluation only, loopback only: issuer=%s")
  void identityProvider(String issuer);

  @LogMessage(level = WARN)
  @Message(id = 7013, value = "Start-up cache not usable, started without it: name=%s")
  void cacheUnusable(String name);

  @LogMessage(level = INFO)
  @Message(id = 7014, value = "Start-up cache recorded: name=%s bytes=%d")
  void cacheRecorded(String name, long bytes);
}
