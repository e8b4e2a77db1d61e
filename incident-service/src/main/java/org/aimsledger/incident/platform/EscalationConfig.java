package org.aimsledger.incident.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Who is woken when nobody acknowledges an incident. Off while no level is named.
@ConfigMapping(prefix = "aims.incident.escalation")
public interface EscalationConfig {
  /// The levels, the first one first. Each is told once an incident.
  List<Level> levels();

  /// One of them.
  interface Level {
    /// How long after it was raised an incident may be without a responder.
    Duration after();

    /// Names of the recipients of mails (`aims.incident.mail.recipients`) who are told.
    Optional<Set<String>> mails();

    /// Ids of webhook subscriptions that are told, whatever their filters say.
    Optional<Set<UUID>> webhooks();
  }

  /// How often the service looks for incidents without responder, as the scheduler writes it.
  @WithDefault("15s")
  String every();

  /// Incidents looked at together, the oldest first.
  @WithDefault("200")
  @Min(1)
  @Max(5_000)
  int page();
}
