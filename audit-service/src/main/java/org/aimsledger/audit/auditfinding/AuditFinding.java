package org.aimsledger.audit.auditfinding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.audit.FindingEvidence;
import org.aimsledger.contracts.audit.FindingKind;
import org.aimsledger.contracts.audit.FindingRequirement;
import org.aimsledger.contracts.audit.SeenAction;
import org.jspecify.annotations.Nullable;

/// How one finding stands: `Absent → Open → Closed`, or from `Open` to `Withdrawn`. That the last
/// day has passed is no change of state: whoever reads, compares.
sealed interface AuditFinding {
  record Absent() implements AuditFinding {}

  /// Any state of a finding that exists.
  sealed interface Known extends AuditFinding {
    Facts facts();

    Course course();
  }

  /// Something is left to do about it.
  record Open(Facts facts, Course course) implements Known {
    Open with(Course next) {
      return new Open(facts, next);
    }
  }

  /// Nothing is left to do about it.
  ///
  /// @param seen the linked actions as they stood when that was decided
  record Closed(
      Facts facts, Course course, String conclusion, List<SeenAction> seen, String by, Instant at)
      implements Known {
    public Closed {
      seen = List.copyOf(seen);
    }
  }

  /// It was none.
  record Withdrawn(Facts facts, Course course, String reason, String by, Instant at)
      implements Known {}

  /// What was found. Nothing of it changes.
  record Facts(
      UUID finding,
      FindingKind kind,
      FindingRequirement requirement,
      String title,
      String statement,
      List<FindingEvidence> evidence,
      List<UUID> systems,
      String raisedBy,
      Instant raisedAt) {
    public Facts {
      evidence = List.copyOf(evidence);
      systems = List.copyOf(systems);
    }
  }

  /// What somebody said about it, and when.
  record Said(String text, String by, Instant at) {}

  /// A corrective action that answers it.
  ///
  /// @param seen the action as it stood when it was linked
  record Link(SeenAction seen, String by, Instant at) {
    UUID action() {
      return seen.action();
    }
  }

  /// What is done about it.
  ///
  /// @param owner who answers for it
  /// @param due last day to answer it
  /// @param hands everybody who has answered for it
  record Course(
      String owner,
      LocalDate due,
      Set<String> hands,
      @Nullable Said correction,
      @Nullable Said rootCause,
      List<Link> links) {
    public Course {
      hands = Set.copyOf(hands);
      links = List.copyOf(links);
    }

    Course ownedBy(String next) {
      var more = new HashSet<>(hands);
      more.add(next);
      return new Course(next, due, more, correction, rootCause, links);
    }

    Course dueOn(LocalDate day) {
      return new Course(owner, day, hands, correction, rootCause, links);
    }

    Course correctedBy(Said what) {
      return new Course(owner, due, hands, what, rootCause, links);
    }

    Course causedBy(Said why) {
      return new Course(owner, due, hands, correction, why, links);
    }

    Course linkedTo(Link link) {
      var more = Stream.concat(links.stream(), Stream.of(link)).toList();
      return new Course(owner, due, hands, correction, rootCause, more);
    }

    Course unlinkedFrom(UUID action) {
      var rest = links.stream().filter(link -> !link.action().equals(action)).toList();
      return new Course(owner, due, hands, correction, rootCause, rest);
    }

    boolean isLinkedTo(UUID action) {
      return links.stream().anyMatch(link -> link.action().equals(action));
    }

    /// Whether its owner has said what there is to say: of a nonconformity why it came about.
    boolean answers(FindingKind kind) {
      return rootCause != null || (correction != null && !kind.isNonconformity());
    }
  }
}
