package org.aimsledger.servicekit.vault;

import static org.jboss.logging.Logger.Level.INFO;
import static org.jboss.logging.Logger.Level.WARN;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/// What the vault tells its operators: numbers of keys, never whose. Ids 1040 to 1049.
@MessageLogger(projectCode = "AIMS", length = 4)
interface VaultLog {
  VaultLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), VaultLog.class, "org.aimsledger.vault");

  @LogMessage(level = WARN)
  @Message(
      id = 1041,
      value = "Keys of erased persons had come back and were destroyed again: keys=%d")
  void destroyedAgain(long keys);

  @LogMessage(level = INFO)
  @Message(id = 1042, value = "Keys were wrapped with the newest key-encryption key: keys=%d")
  void wrappedAnew(int keys);
}
