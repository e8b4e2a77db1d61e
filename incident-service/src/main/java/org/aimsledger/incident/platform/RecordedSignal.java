package org.aimsledger.incident.platform;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.contracts.incident.SignalSource;
import org.jspecify.annotations.Nullable;

/// A signal as it is now, as far as rules may see it.
///
/// @param text empty where it has none
/// @param scope who gives the ids of outside records; empty: it is no such record
/// @param labels each as `taxonomy/field=value`
/// @param isProtected what it says is for people only, and is not here
/// @param decision absent: nobody has decided on it
public record RecordedSignal(
    UUID signal,
    SignalSource source,
    String title,
    String text,
    String scope,
    List<UUID> systems,
    List<String> labels,
    boolean isProtected,
    @Nullable SignalDecision decision,
    Instant reportedAt) {
  public RecordedSignal {
    systems = List.copyOf(systems);
    labels = List.copyOf(labels);
  }
}
