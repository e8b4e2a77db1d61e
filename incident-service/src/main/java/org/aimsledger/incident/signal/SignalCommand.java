package org.aimsledger.incident.signal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.DecidingRule;
import org.aimsledger.contracts.incident.OutsideRecord;
import org.aimsledger.contracts.incident.SealedStatement;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.contracts.incident.SignalLabel;
import org.aimsledger.contracts.incident.SignalSource;
import org.aimsledger.contracts.inventory.GivenDate;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.platform.WorldTime;
import org.jspecify.annotations.Nullable;

/// What can be ordered. `at` is the time of the decision.
public sealed interface SignalCommand {
  /// Most systems of one signal.
  int MAX_SYSTEMS = 100;

  /// Most labels of one signal.
  int MAX_LABELS = 200;

  /// Most characters of labels that are given together: with the longest text they stay below the
  /// size limit of an event.
  int MAX_LABEL_CHARACTERS = 5_000;

  UUID signal();

  Instant at();

  /// Any command to a signal that must exist already.
  sealed interface FollowUp extends SignalCommand {}

  /// Tell of something. Told again by an outside source, it adds what is new there.
  ///
  /// @param text absent when it is in the statement
  /// @param unknown those of the systems that the inventory doesn't have
  record Report(
      UUID signal,
      SignalSource source,
      SignalTitle title,
      @Nullable SignalText text,
      List<UUID> systems,
      List<UUID> unknown,
      @Nullable OutsideRecord outside,
      List<SignalLabel> labels,
      @Nullable Instant occurredAt,
      @Nullable GivenDate occurredOn,
      @Nullable SealedStatement statement,
      @Nullable String receiptDigest,
      @Nullable UUID splitFrom,
      Instant at)
      implements SignalCommand {
    public Report {
      systems = bounded(systems);
      unknown = List.copyOf(unknown);
      labels = boundedLabels(labels);
      occurredAt = WorldTime.legalOrAbsent("occurredAt", occurredAt);
    }
  }

  /// Say it in other words: what a protected person said, so that nobody can be recognised in it.
  record Describe(UUID signal, SignalTitle title, SignalText text, Reason reason, Instant at)
      implements FollowUp {}

  record Label(UUID signal, List<SignalLabel> labels, Instant at) implements FollowUp {
    public Label {
      labels = boundedLabels(labels);
    }
  }

  /// Say which AI systems of ours it is about.
  ///
  /// @param systems all that it is about
  /// @param unknown those of them that the inventory doesn't have
  record MatchSystems(
      UUID signal, List<UUID> systems, List<UUID> unknown, Reason reason, Instant at)
      implements FollowUp {
    public MatchSystems {
      systems = bounded(systems);
      unknown = List.copyOf(unknown);
    }
  }

  /// Let another signal of the same matter carry on.
  record Merge(UUID signal, UUID into, MergeTarget target, Reason reason, Instant at)
      implements FollowUp {}

  /// It is another matter after all.
  record Separate(UUID signal, Reason reason, Instant at) implements FollowUp {}

  /// Say what it is.
  ///
  /// @param rule absent: a person decides
  record Decide(
      UUID signal, SignalDecision decision, Reason reason, @Nullable DecidingRule rule, Instant at)
      implements FollowUp {}

  /// The incident that the decision asked for exists.
  record RecordIncident(UUID signal, UUID incident, Instant at) implements FollowUp {}

  /// Read what a protected person said.
  ///
  /// @param identity whether the reader is to learn who it is
  record ReadStatement(UUID signal, boolean identity, Reason reason, Instant at)
      implements FollowUp {}

  /// What is known, at the time of the decision, of the signal that another one is merged into.
  enum MergeTarget {
    ABSENT,
    USABLE,
    MERGED_ITSELF
  }

  private static List<UUID> bounded(List<UUID> systems) {
    var distinct = systems.stream().distinct().toList();
    if (distinct.size() > MAX_SYSTEMS) {
      throw new IllegalArgumentException("systems must be at most " + MAX_SYSTEMS);
    }
    return distinct;
  }

  private static List<SignalLabel> boundedLabels(List<SignalLabel> labels) {
    var distinct = labels.stream().distinct().toList();
    if (distinct.size() > MAX_LABELS) {
      throw new IllegalArgumentException("labels must be at most " + MAX_LABELS);
    }
    var characters =
        distinct.stream()
            .mapToInt(
                label ->
                    label.taxonomy().length() + label.field().length() + label.value().length())
            .sum();
    if (characters > MAX_LABEL_CHARACTERS) {
      throw new IllegalArgumentException(
          "labels must have at most " + MAX_LABEL_CHARACTERS + " characters together");
    }
    return distinct;
  }
}
