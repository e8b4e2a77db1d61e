package org.aimsledger.incident.webhookdelivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.contracts.incident.ContainmentActionEvent;
import org.aimsledger.contracts.incident.EscalationEvent;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.incident.webhooksubscription.WebhookTypes;
import org.jspecify.annotations.Nullable;

/// Which event goes to whom. Follows subscriptions and incidents through the same events, so that
/// each is judged by what stood when the event was recorded.
final class Matching {
  private final Map<UUID, Target> targets;
  private final Recipients recipients;
  private final Map<UUID, Subject> subjects;
  private final Map<UUID, Target> changedTargets = new LinkedHashMap<>();
  private final Map<UUID, Subject> changedSubjects = new LinkedHashMap<>();
  private final List<Queued> queued = new ArrayList<>();

  /// An event on its way to one subscription.
  record Queued(UUID subscription, UUID event, String type, UUID incident, String document) {}

  Matching(List<Target> targets, List<Subject> subjects, Recipients recipients) {
    this.recipients = recipients;
    this.targets = new LinkedHashMap<>();
    targets.forEach(target -> this.targets.put(target.subscription(), target));
    this.subjects = new LinkedHashMap<>();
    subjects.forEach(subject -> this.subjects.put(subject.incident(), subject));
  }

  /// Takes the next event.
  void add(Followed followed) {
    var recorded = followed.recorded();
    if (recorded == null) {
      return;
    }
    switch (recorded.event()) {
      case WebhookSubscriptionEvent event -> follow(event);
      case IncidentEvent event -> {
        follow(event);
        queue(event.incident(), recorded, followed.document());
      }
      case RegulatoryCaseEvent event -> queue(event.incident(), recorded, followed.document());
      case EscalationEvent event -> queue(event.incident(), recorded, followed.document());
      case ContainmentActionEvent event -> queue(event.incident(), recorded, followed.document());
      case IncidentServiceEvent _ -> {
        // The others leave by no webhook.
      }
    }
  }

  private void follow(WebhookSubscriptionEvent event) {
    var next = Target.after(targets.get(event.subscription()), event);
    targets.put(next.subscription(), next);
    changedTargets.put(next.subscription(), next);
  }

  private void follow(IncidentEvent event) {
    var before = subject(event.incident());
    var next = before.after(event);
    if (!next.equals(before)) {
      subjects.put(next.incident(), next);
      changedSubjects.put(next.incident(), next);
    }
  }

  private void queue(UUID incident, Recorded<IncidentServiceEvent> recorded, String document) {
    var type = recorded.meta().type();
    if (!WebhookTypes.leaves(type)) {
      return;
    }
    targets.values().stream()
        .filter(
            target -> target.wants(type, subject(incident)) || isNamed(target, recorded.event()))
        .sorted(Comparator.comparing(Target::subscription))
        .map(
            target ->
                new Queued(target.subscription(), recorded.meta().id(), type, incident, document))
        .forEach(queued::add);
  }

  /// A level of an escalation names whom it tells, whatever the filters say.
  private boolean isNamed(Target target, IncidentServiceEvent event) {
    return target.enabled() && recipients.of(level(event)).contains(target.subscription());
  }

  /// The level that is told; 0: none. What no running system has answered is for those on call.
  private static int level(IncidentServiceEvent event) {
    return switch (event) {
      case EscalationEvent.LevelReached e -> e.level();
      case IncidentEvent.ContainmentEscalated _, ContainmentActionEvent.Escalated _ ->
          Recipients.ON_CALL;
      case IncidentServiceEvent _ -> 0;
    };
  }

  private Subject subject(UUID incident) {
    return subjects.getOrDefault(incident, Subject.unknown(incident));
  }

  List<Queued> queued() {
    return List.copyOf(queued);
  }

  List<Target> changedTargets() {
    return List.copyOf(changedTargets.values());
  }

  List<Subject> changedSubjects() {
    return List.copyOf(changedSubjects.values());
  }

  /// The incident that an event is about; null: none that matters here.
  static @Nullable UUID incidentOf(Followed followed) {
    var recorded = followed.recorded();
    if (recorded == null) {
      return null;
    }
    return switch (recorded.event()) {
      case IncidentEvent event -> event.incident();
      case RegulatoryCaseEvent event -> event.incident();
      case EscalationEvent event -> event.incident();
      case ContainmentActionEvent event -> event.incident();
      case IncidentServiceEvent _ -> null;
    };
  }
}
