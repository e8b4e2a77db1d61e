package org.aimsledger.servicekit.runtime;

import static org.jboss.logging.Logger.Level.ERROR;
import static org.jboss.logging.Logger.Level.INFO;
import static org.jboss.logging.Logger.Level.WARN;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/// What the event store tells the operator. Ids 1000 to 1099.
@MessageLogger(projectCode = "AIMS", length = 4)
interface EventStoreLog {
  EventStoreLog LOG =
      Logger.getMessageLogger(
          MethodHandles.lookup(), EventStoreLog.class, "org.aimsledger.eventstore");

  @LogMessage(level = INFO)
  @Message(id = 1000, value = "Event store started: service=%s lanes=%d views=%s inboxes=%s")
  void started(String service, int lanes, String views, String inboxes);

  @LogMessage(level = WARN)
  @Message(id = 1001, value = "Append failed, it may be sent again: lane=%d reason=%s")
  void appendFailed(int lane, String reason);

  @LogMessage(level = WARN)
  @Message(id = 1002, value = "Relay goes back to its cursors: reason=%s")
  void relayFailed(String reason);

  @LogMessage(level = WARN)
  @Message(
      id = 1003,
      value =
          "Events are missing and are pulled from their producer: source=%s lane=%d expected=%d"
              + " found=%d")
  void gap(String source, int lane, long expected, long found);

  @LogMessage(level = WARN)
  @Message(
      id = 1004,
      value = "Record without lane number ignored: source=%s partition=%d offset=%d")
  void unnumbered(String source, int partition, long offset);

  @LogMessage(level = WARN)
  @Message(
      id = 1011,
      value =
          "Record larger than any stored event ignored: source=%s partition=%d offset=%d bytes=%d")
  void oversized(String source, int partition, long offset, int bytes);

  @LogMessage(level = WARN)
  @Message(
      id = 1012,
      value =
          "The broker lost what it had acknowledged, the lane is sent again from the log: lane=%d"
              + " events=%d")
  void brokerLost(int lane, long events);

  @LogMessage(level = WARN)
  @Message(id = 1005, value = "Order of a reaction refused: source=%s lane=%d seq=%d command=%s")
  void refused(String source, int lane, long seq, String command);

  @LogMessage(level = WARN)
  @Message(id = 1006, value = "Delivery failed, it is tried again: source=%s reason=%s")
  void deliveryFailed(String source, String reason);

  @LogMessage(level = INFO)
  @Message(id = 1007, value = "View is built again from the log: view=%s from=%d to=%d")
  void rebuilding(String view, int from, int to);

  @LogMessage(level = ERROR)
  @Message(id = 1008, value = "View stands still: view=%s")
  void viewFailed(String view, @Cause Throwable cause);

  @LogMessage(level = WARN)
  @Message(id = 1009, value = "Heads can't be compared: what=%s reason=%s")
  void watchFailed(String what, String reason);

  @LogMessage(level = INFO)
  @Message(id = 1020, value = "View was built again and is served now: view=%s version=%d")
  void rebuilt(String view, int version);

  @LogMessage(level = WARN)
  @Message(id = 1030, value = "The state of a long stream was not kept: reason=%s")
  void snapshotFailed(String reason);

  @LogMessage(level = ERROR)
  @Message(
      id = 1050,
      value =
          "The database is older than it was, no commands are taken until the service has started"
              + " again: lane=%d head=%d known=%d")
  void wentBack(int lane, long head, long known);

  @LogMessage(level = WARN)
  @Message(
      id = 1013,
      value =
          "aims.event-store.row-keys is not configured: rows that only this service knows carry no"
              + " seal, so whoever owns the database can put in receipts and move places")
  void rowsAreNotSealed();
}
