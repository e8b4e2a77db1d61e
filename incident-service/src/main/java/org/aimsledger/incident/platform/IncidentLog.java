package org.aimsledger.incident.platform;

import static org.jboss.logging.Logger.Level.ERROR;
import static org.jboss.logging.Logger.Level.INFO;
import static org.jboss.logging.Logger.Level.WARN;

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

  @LogMessage(level = ERROR)
  @Message(id = 4151, value = "Rules not run, tried again: allowance=%s reason=%s")
  void detectionFailed(String allowance, String reason);

  @LogMessage(level = ERROR)
  @Message(id = 4152, value = "Incident of a firing not raised, tried again: firing=%s reason=%s")
  void firingNotRaised(UUID firing, String reason);

  @LogMessage(level = ERROR)
  @Message(id = 4153, value = "A live rule can't be read and does not fire: rule=%s version=%s")
  void ruleUnreadable(UUID rule, int version);

  @LogMessage(level = WARN)
  @Message(id = 4154, value = "Events came after they should have been judged: count=%s")
  void overtaken(long count);

  @LogMessage(level = ERROR)
  @Message(id = 4111, value = "Signals to raise not looked for, tried again: reason=%s")
  void decisionsNotFound(String reason);

  @LogMessage(level = ERROR)
  @Message(id = 4112, value = "No incident raised for a signal, tried again: signal=%s reason=%s")
  void signalNotRaised(UUID signal, String reason);

  @LogMessage(level = ERROR)
  @Message(id = 4161, value = "Incidents that wait for a playbook not read, tried again: reason=%s")
  void callsNotRead(String reason);

  @LogMessage(level = ERROR)
  @Message(id = 4162, value = "Playbook not started, tried again: incident=%s reason=%s")
  void runNotStarted(UUID incident, String reason);

  @LogMessage(level = INFO)
  @Message(id = 4163, value = "Uploads that never became evidence were deleted: uploads=%d")
  void uploadsSwept(int uploads);

  @LogMessage(level = ERROR)
  @Message(id = 4164, value = "Uploads not swept, tried again: reason=%s")
  void sweepFailed(String reason);

  @LogMessage(level = ERROR)
  @Message(id = 4165, value = "Kept bytes no longer have their digest: artefact=%s sha256=%s")
  void evidenceChanged(UUID artefact, String sha256);

  @LogMessage(level = ERROR)
  @Message(id = 4166, value = "A measure was not answered in time: incident=%s")
  void measureUnanswered(UUID incident);

  @LogMessage(level = ERROR)
  @Message(id = 4167, value = "Measures not watched, tried again: incident=%s reason=%s")
  void measuresNotWatched(UUID incident, String reason);

  @LogMessage(level = ERROR)
  @Message(id = 4168, value = "Unanswered measures not read, tried again: reason=%s")
  void measuresNotRead(String reason);

  @LogMessage(level = ERROR)
  @Message(id = 4181, value = "Lessons not read, tried again: reason=%s")
  void lessonsNotRead(String reason);

  @LogMessage(level = ERROR)
  @Message(id = 4182, value = "Playbook not improved, tried again: lesson=%s reason=%s")
  void playbookNotImproved(UUID lesson, String reason);

  @LogMessage(level = ERROR)
  @Message(id = 4169, value = "A suspension was not answered in time: incident=%s")
  void suspensionUnanswered(UUID incident);

  @LogMessage(level = ERROR)
  @Message(id = 4170, value = "Suspensions not watched, tried again: incident=%s reason=%s")
  void suspensionsNotWatched(UUID incident, String reason);

  @LogMessage(level = ERROR)
  @Message(id = 4171, value = "Unanswered suspensions not read, tried again: reason=%s")
  void suspensionsNotRead(String reason);

  @LogMessage(level = ERROR)
  @Message(id = 4113, value = "Signals not decided by rules, tried again: reason=%s")
  void signalsNotDecided(String reason);

  @LogMessage(level = ERROR)
  @Message(
      id = 4114,
      value = "A signal was not decided by a rule, tried again: signal=%s reason=%s")
  void signalNotDecided(UUID signal, String reason);

  @LogMessage(level = ERROR)
  @Message(
      id = 4115,
      value = "A rule over signals can't be read and decides nothing: rule=%s version=%s")
  void signalRuleUnreadable(UUID rule, int version);
}
