package org.aimsledger.servicekit.comparison;

import static org.jboss.logging.Logger.Level.ERROR;
import static org.jboss.logging.Logger.Level.INFO;
import static org.jboss.logging.Logger.Level.WARN;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/// What the comparison tells the operator: keys and columns, never what is in them. Ids 1280 to
/// 1289.
@MessageLogger(projectCode = "AIMS", length = 4)
interface ComparisonLog {
  ComparisonLog LOG =
      Logger.getMessageLogger(
          MethodHandles.lookup(), ComparisonLog.class, "org.aimsledger.servicekit.comparison");

  @LogMessage(level = ERROR)
  @Message(
      id = 1280,
      value =
          "A row is not what its events say: what=%s table=%s kind=%s key=%s stream=%s columns=%s")
  void differs(
      String what, String table, String kind, String key, String stream, List<String> columns);

  @LogMessage(level = ERROR)
  @Message(id = 1281, value = "More rows are not what their events say: what=%s table=%s rows=%d")
  void moreDiffer(String what, String table, long rows);

  @LogMessage(level = INFO)
  @Message(id = 1282, value = "Rows were made anew from the events: what=%s table=%s")
  void mended(String what, String table);

  @LogMessage(level = ERROR)
  @Message(
      id = 1283,
      value =
          "Nothing is made anew: the events themselves are not those that were sealed, see the"
              + " comparison with the audit trail")
  void logDisagrees();

  @LogMessage(level = WARN)
  @Message(id = 1284, value = "Comparison failed, it is tried again: reason=%s")
  void failed(String reason);

  @LogMessage(level = ERROR)
  @Message(id = 1285, value = "Rows were not made anew, it is tried again: table=%s reason=%s")
  void notMended(String table, String reason);

  @LogMessage(level = ERROR)
  @Message(
      id = 1286,
      value =
          "Keys of data subjects are gone, exchanged or of nobody, and no event says why; they"
              + " can't be made anew: table=%s")
  void keysAreNot(String table);

  @LogMessage(level = ERROR)
  @Message(
      id = 1287,
      value =
          "Rows that only this service knows don't carry its seal, somebody else has written them;"
              + " they can't be made anew, see \"Rows that differ\" in docs/operations.md: table=%s")
  void sealsAreNot(String table);
}
