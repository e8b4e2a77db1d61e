package org.aimsledger.incident.incident;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.jspecify.annotations.Nullable;

/// Where one incident stands. A transition exists only where it is legal.
///
/// `Reported → Acknowledged → Active → Resolved → Closed`; back to `Active` when new facts come up;
/// out of `Reported` or `Acknowledged` to `Rejected` or `Merged`. Within `Active` people may say
/// how they mend it, step by step; whoever begins that goes through with it.
public sealed interface Incident {

  record Absent() implements Incident {}

  /// Any state of an incident that exists.
  sealed interface Known extends Incident {
    Facts facts();

    Known with(Facts next);

    IncidentStatus status();
  }

  /// Nobody has settled it yet.
  sealed interface Open extends Known {
    @Override
    Open with(Facts next);
  }

  /// A responder has it, and it is not settled yet.
  sealed interface Taken extends Open {
    Acknowledgement acknowledgement();

    @Override
    Taken with(Facts next);
  }

  /// It has been judged, and the judgement may still change.
  sealed interface Judged extends Known {
    Assessment assessment();

    Judged with(Assessment next);
  }

  record Reported(Facts facts) implements Open {
    @Override
    public Reported with(Facts next) {
      return new Reported(next);
    }

    @Override
    public IncidentStatus status() {
      return IncidentStatus.REPORTED;
    }
  }

  record Acknowledged(Facts facts, Acknowledgement acknowledgement) implements Taken {
    @Override
    public Acknowledged with(Facts next) {
      return new Acknowledged(next, acknowledgement);
    }

    @Override
    public IncidentStatus status() {
      return IncidentStatus.ACKNOWLEDGED;
    }
  }

  /// Being handled: assessed, contained as far as asked for, mended step by step.
  ///
  /// @param remedy how far the mending has come; null: nobody has said that it began
  record Active(
      Facts facts, Acknowledgement acknowledgement, Assessment assessment, @Nullable Remedy remedy)
      implements Taken, Judged {
    @Override
    public Active with(Facts next) {
      return new Active(next, acknowledgement, assessment, remedy);
    }

    @Override
    public Active with(Assessment next) {
      return new Active(facts, acknowledgement, next, remedy);
    }

    @Override
    public IncidentStatus status() {
      if (remedy != null) {
        return remedy.step();
      }
      var suspended = facts.systemsWhere(c -> c.status() == Containment.Status.SUSPENDED);
      var unanswered = facts.systemsWhere(c -> c.status() == Containment.Status.REQUESTED);
      return unanswered.isEmpty() && !suspended.isEmpty()
          ? IncidentStatus.CONTAINED
          : IncidentStatus.ACTIVE;
    }
  }

  record Resolved(
      Facts facts, Acknowledgement acknowledgement, Assessment assessment, Resolution resolution)
      implements Judged {
    @Override
    public Resolved with(Facts next) {
      return new Resolved(next, acknowledgement, assessment, resolution);
    }

    @Override
    public Resolved with(Assessment next) {
      return new Resolved(facts, acknowledgement, next, resolution);
    }

    @Override
    public IncidentStatus status() {
      return IncidentStatus.RESOLVED;
    }
  }

  record Closed(
      Facts facts,
      Acknowledgement acknowledgement,
      Assessment assessment,
      Resolution resolution,
      Closure closure)
      implements Known {
    @Override
    public Closed with(Facts next) {
      return new Closed(next, acknowledgement, assessment, resolution, closure);
    }

    @Override
    public IncidentStatus status() {
      return IncidentStatus.CLOSED;
    }
  }

  /// It was no case for us.
  ///
  /// @param was how it stood when it was rejected
  record Rejected(Open was, String reason, Instant at) implements Known {
    @Override
    public Facts facts() {
      return was.facts();
    }

    @Override
    public Rejected with(Facts next) {
      return new Rejected(was.with(next), reason, at);
    }

    @Override
    public IncidentStatus status() {
      return IncidentStatus.REJECTED;
    }
  }

  /// Another incident carries on for it.
  ///
  /// @param was how it stood when it was merged
  record Merged(Open was, UUID into, String reason, Instant at) implements Known {
    @Override
    public Facts facts() {
      return was.facts();
    }

    @Override
    public Merged with(Facts next) {
      return new Merged(was.with(next), into, reason, at);
    }

    @Override
    public IncidentStatus status() {
      return IncidentStatus.MERGED;
    }
  }

  /// How far the mending has come.
  ///
  /// @param step one of ERADICATING, ERADICATED, RECOVERING, MONITORING, RECOVERED
  /// @param said what was said at this step
  /// @param watchUntil how long it is watched; null: it is not
  record Remedy(
      IncidentStatus step, @Nullable String said, @Nullable Instant watchUntil, Instant since) {}

  /// Who took the incident, and when.
  record Acknowledgement(String responder, Instant at) {}

  /// A cause: believed while it is a hypothesis, found once it is part of a resolution.
  record Cause(CauseClass classification, String statement) {}

  /// How it ended, and why it had happened.
  record Resolution(String summary, Cause cause, Instant at) {}

  /// What was learnt.
  record Closure(String lessons, Instant at) {}
}
