package org.aimsledger.incident.webhookdelivery;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who gets mails, and whom each level of an escalation names.
///
/// @param mailboxes recipients of mails, as targets
/// @param levels level from 1 → targets
record Recipients(List<Target> mailboxes, Map<Integer, Set<UUID>> levels) {
  /// The level of those who are on call.
  static final int ON_CALL = 1;

  private static final String MAIL = "mail:";

  Recipients {
    mailboxes = List.copyOf(mailboxes);
    levels = Map.copyOf(levels);
  }

  /// Nobody.
  static Recipients none() {
    return new Recipients(List.of(), Map.of());
  }

  Set<UUID> of(int level) {
    return levels.getOrDefault(level, Set.of());
  }

  /// What stands in the place of an address: the mailbox itself stays in the configuration.
  static String address(String name) {
    return MAIL + name;
  }

  /// The name of a recipient of mails; null when the address is another one.
  static @Nullable String nameOf(String address) {
    return address.startsWith(MAIL) ? address.substring(MAIL.length()) : null;
  }
}
