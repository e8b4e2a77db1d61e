package org.aimsledger.inventory.platform;

import static org.jboss.logging.Logger.Level.ERROR;
import static org.jboss.logging.Logger.Level.WARN;

import java.lang.invoke.MethodHandles;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/// Messages of inventory-service: ids 2000 to 2999.
@MessageLogger(projectCode = "AIMS", length = 4)
public interface InventoryLog {
  InventoryLog LOG =
      Logger.getMessageLogger(
          MethodHandles.lookup(), InventoryLog.class, "org.aimsledger.inventory");

  @LogMessage(level = ERROR)
  @Message(id = 2001, value = "Import does not go on, it is tried again: job=%s reason=%s")
  void importFailed(UUID job, String reason);

  @LogMessage(level = ERROR)
  @Message(
      id = 2071,
      value = "Compliance with gates is not looked at, it is tried again: system=%s reason=%s")
  void complianceNotChecked(UUID system, String reason);

  @LogMessage(level = WARN)
  @Message(
      id = 2072,
      value = "Systems to look at for compliance are not read, it is tried again: reason=%s")
  void complianceNotRead(String reason);

  @LogMessage(level = ERROR)
  @Message(
      id = 2035,
      value = "Held events are not matched, they are tried again: finding=%s reason=%s")
  void matchFailed(UUID finding, String reason);

  @LogMessage(level = ERROR)
  @Message(
      id = 2036,
      value = "Usage of generative AI is not reported, it is tried again: reason=%s")
  void usageNotReported(String reason);

  @LogMessage(level = WARN)
  @Message(
      id = 2037,
      value =
          "A run has read or written more datasets than are linked"
              + " (aims.inventory.intake.openlineage.datasets), its links are left out: job=%s run=%s")
  void lineageLeftOut(String job, String run);

  @LogMessage(level = WARN)
  @Message(id = 2038, value = "Old runs are not forgotten, it is tried again: reason=%s")
  void lineageNotForgotten(String reason);

  @LogMessage(level = ERROR)
  @Message(
      id = 2061,
      value = "A risk class is not marked to be determined again, it is tried again: reason=%s")
  void redeterminationNotMarked(String reason);

  @LogMessage(level = ERROR)
  @Message(id = 2091, value = "Reviews are not looked at, it is tried again: reason=%s")
  void reviewsNotWatched(String reason);

  @LogMessage(level = ERROR)
  @Message(id = 2092, value = "A review is not looked at, it is tried again: system=%s reason=%s")
  void reviewNotWatched(UUID system, String reason);

  @LogMessage(level = ERROR)
  @Message(
      id = 2081,
      value = "Accepted items of bills do not go on, they are tried again: reason=%s")
  void billItemsFailed(String reason);
}
