package org.aimsledger.incident.detection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aimsledger.contracts.incident.DetectionWindow;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.incident.IncidentCommand;
import org.aimsledger.incident.incident.Narrative;
import org.aimsledger.incident.incident.Title;

/// What a rule has found becomes an incident, to be judged by people. It names the events that it
/// was found in.
final class WhenRuleFiresRaiseIncidentPolicy {
  private WhenRuleFiresRaiseIncidentPolicy() {}

  /// Id of the firing and of its incident, the same however often it is found.
  static UUID id(Firing firing) {
    return EventIds.derived(firing.name(), "detection-firing");
  }

  static String title(Firing firing) {
    return firing.content().name().en();
  }

  static String description(Firing firing) {
    var name = firing.content().name();
    var window = firing.content().window();
    return name.en()
        + "\n"
        + name.zhHans()
        + "\n"
        + name.zhHant()
        + "\n\nRule "
        + firing.rule().rule()
        + ", version "
        + firing.rule().version()
        + ": "
        + found(firing, window)
        + "\n\nEvents, "
        + firing.causes().size()
        + " of "
        + firing.met()
        + ":\n"
        + firing.causes().stream()
            .map(WhenRuleFiresRaiseIncidentPolicy::line)
            .collect(Collectors.joining("\n"));
  }

  private static String found(Firing firing, DetectionWindow window) {
    return window.measure()
        + (firing.content().metric() == null ? "" : " of " + firing.content().metric())
        + (window.seconds() == null
            ? " over the last " + window.last() + " events"
            : " over " + window.seconds() + " seconds")
        + " was "
        + firing.value()
        + ", limit "
        + window.comparison()
        + " "
        + window.threshold().toPlainString();
  }

  private static String line(Entry.Cause cause) {
    return cause.time()
        + " report "
        + cause.report()
        + " (inventory/"
        + cause.lane()
        + "/"
        + cause.laneSeq()
        + ")";
  }

  /// @param occurredAt when the event happened with which the rule fired
  static IncidentCommand on(
      UUID incident,
      UUID system,
      UUID report,
      Instant occurredAt,
      String title,
      String description,
      Instant now) {
    return new IncidentCommand.Raise(
        incident,
        Title.quoted(title),
        Narrative.quoted(description),
        List.of(system),
        IncidentOrigin.AI_SYSTEM_EVENT,
        report,
        // Clocks differ, and that must not keep an incident from being raised.
        occurredAt.isAfter(now) ? now : occurredAt,
        now);
  }
}
