package org.aimsledger.inventory.lifecyclegate;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.OverrideOutcome;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.inventory.platform.TextRule;
import org.jspecify.annotations.Nullable;

/// What can be asked for. Gates and facts are named by their ids in the policy.
public sealed interface LifecycleGateCommand {
  int TEXT = 2_000;
  int CONDITIONS = 20;
  int PEOPLE = 50;
  int PERSON = 100;

  UUID system();

  /// Time of the decision.
  Instant at();

  /// State that a fact holds.
  ///
  /// @param digest SHA-256 of the evidence, in hexadecimal
  /// @param validUntil absent: as long as the policy lets it
  /// @param by pseudonymous id, from the token
  record Attest(
      UUID system,
      String fact,
      String statement,
      String evidence,
      @Nullable String digest,
      @Nullable Instant validUntil,
      String by,
      Instant at)
      implements LifecycleGateCommand {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public Attest {
      statement = TextRule.required("statement", statement, TEXT);
      evidence = TextRule.required("evidence", evidence, TEXT);
      if (digest != null && !SHA_256.matcher(digest).matches()) {
        throw new IllegalFieldException("digest", "digest is a SHA-256 in 64 hexadecimal digits");
      }
      if (validUntil != null && !validUntil.isAfter(at)) {
        throw new IllegalFieldException("validUntil", "validUntil must be later than now");
      }
    }
  }

  /// Take a statement back.
  record Withdraw(UUID system, String fact, Reason reason, String by, Instant at)
      implements LifecycleGateCommand {}

  /// An event says whether a fact holds.
  ///
  /// @param stream where the event is recorded
  /// @param version which event of that stream it is
  /// @param validUntil absent: as long as the policy lets it
  record Observe(
      UUID system,
      String fact,
      boolean met,
      String value,
      String stream,
      long version,
      @Nullable Instant validUntil,
      Instant at)
      implements LifecycleGateCommand {}

  /// Say who is responsible in a stage.
  record AssignResponsibility(
      UUID system, Stage stage, List<String> people, Reason reason, String by, Instant at)
      implements LifecycleGateCommand {
    public AssignResponsibility {
      people = List.copyOf(people);
      if (people.isEmpty() || people.size() > PEOPLE) {
        throw new IllegalFieldException("people", "1 to " + PEOPLE + " people");
      }
      if (new HashSet<>(people).size() != people.size()) {
        throw new IllegalFieldException("people", "somebody is named twice");
      }
      people.forEach(person -> TextRule.verify("people", person, PERSON));
    }
  }

  /// Decide that a thing may go on depending on the system when that is retired.
  record AcceptDependent(UUID system, LinkEnd dependent, Reason reason, String by, Instant at)
      implements LifecycleGateCommand {}

  /// Ask for a gate to be opened.
  record RequestDecision(UUID system, String gate, Reason reason, String by, Instant at)
      implements LifecycleGateCommand {}

  /// Agree that a gate opens.
  ///
  /// @param conditions what has to be done; with any, there is an `until`, and facts that the
  ///   policy lets go may be missing
  record Approve(
      UUID system,
      String gate,
      List<String> conditions,
      @Nullable Instant until,
      @Nullable String remark,
      String by,
      Instant at)
      implements LifecycleGateCommand {
    public Approve {
      conditions =
          conditions.stream().map(text -> TextRule.required("conditions", text, TEXT)).toList();
      if (conditions.size() > CONDITIONS) {
        throw new IllegalFieldException("conditions", "at most " + CONDITIONS + " conditions");
      }
      if (!conditions.isEmpty() && until == null) {
        throw new IllegalFieldException("until", "an approval with conditions is for a time");
      }
      if (until != null && !until.isAfter(at)) {
        throw new IllegalFieldException("until", "until must be later than now");
      }
      remark =
          remark == null || remark.isBlank() ? null : TextRule.required("remark", remark, TEXT);
    }
  }

  record Reject(UUID system, String gate, Reason reason, String by, Instant at)
      implements LifecycleGateCommand {}

  /// Open a gate in an emergency.
  record OverrideGate(UUID system, String gate, Reason reason, String by, Instant at)
      implements LifecycleGateCommand {}

  /// Judge an override.
  ///
  /// @param until how long a confirmed override counts
  record ReviewOverride(
      UUID system,
      String gate,
      OverrideOutcome outcome,
      @Nullable Instant until,
      Reason reason,
      String by,
      Instant at)
      implements LifecycleGateCommand {
    public ReviewOverride {
      if (outcome == OverrideOutcome.CONFIRMED && (until == null || !until.isAfter(at))) {
        throw new IllegalFieldException("until", "a confirmed override is for a time to come");
      }
      if (outcome == OverrideOutcome.REVOKED && until != null) {
        throw new IllegalFieldException("until", "a revoked override ends at once");
      }
    }
  }

  /// Look how the system stands.
  ///
  /// @param occasion id of the event that is the reason to look
  /// @param change the last report that the system changed
  record Check(UUID system, @Nullable UUID occasion, @Nullable Change change, Instant at)
      implements LifecycleGateCommand {}

  /// A report that a system changed.
  ///
  /// @param kind what changed, in words
  /// @param at when the report was recorded
  record Change(UUID report, String kind, Instant at) {}
}
