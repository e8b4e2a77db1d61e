package org.aimsledger.incident.webhookdelivery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.aimsledger.contracts.incident.WebhookFilter;
import org.aimsledger.incident.platform.EscalationConfig;
import org.aimsledger.incident.platform.MailConfig;
import org.aimsledger.incident.webhooksubscription.WebhookTypes;

/// The configuration → recipients. What can't be used stops the start.
final class RecipientsReader {
  /// No event has this name.
  private static final String NONE = "none";

  private RecipientsReader() {}

  static Recipients read(MailConfig mail, EscalationConfig escalation) {
    var mailboxes = new ArrayList<Target>();
    new TreeMap<>(mail.recipients())
        .forEach((name, recipient) -> mailboxes.add(target(name, recipient)));
    var levels = new HashMap<Integer, Set<UUID>>();
    for (var level : escalation.levels()) {
      var named = new HashSet<>(level.webhooks().orElse(Set.of()));
      for (var name : level.mails().orElse(Set.of())) {
        if (!mail.recipients().containsKey(name)) {
          throw new IllegalArgumentException(
              "aims.incident.escalation.levels: there is no aims.incident.mail.recipients.\"%s\""
                  .formatted(name));
        }
        named.add(id(name));
      }
      levels.put(levels.size() + 1, named);
    }
    return new Recipients(mailboxes, levels);
  }

  private static Target target(String name, MailConfig.Recipient recipient) {
    var types = List.copyOf(recipient.types().orElse(Set.of()));
    types.stream()
        .filter(type -> !WebhookTypes.leaves(type))
        .findFirst()
        .ifPresent(
            type -> {
              throw new IllegalArgumentException(
                  "aims.incident.mail.recipients.\"%s\".types: %s is not sent"
                      .formatted(name, type));
            });
    var severities = List.copyOf(recipient.severities().orElse(Set.of()));
    var silent = types.isEmpty() && severities.isEmpty();
    return new Target(
        id(name),
        name,
        Recipients.address(name),
        new WebhookFilter(silent ? List.of(NONE) : types, severities, List.of()),
        true);
  }

  /// The same in every process.
  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(Recipients.address(name).getBytes(StandardCharsets.UTF_8));
  }
}
