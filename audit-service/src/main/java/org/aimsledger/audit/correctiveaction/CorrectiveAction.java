package org.aimsledger.audit.correctiveaction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How one corrective action stands: `Absent → Open ⇄ Done → Verified`, and from `Open` and `Done`
/// to `Cancelled`. That the last day has passed is no change of state: whoever reads, compares.
sealed interface CorrectiveAction {
  record Absent() implements CorrectiveAction {}

  /// Any state of an action that exists.
  sealed interface Known extends CorrectiveAction {
    Facts facts();
  }

  /// It is to be done.
  ///
  /// @param finding why what was done before did not help; null: nothing was done before
  record Open(Facts facts, @Nullable String finding) implements Known {}

  /// It was done, and nobody has looked whether it helps.
  record Done(Facts facts, String result, String by, Instant at) implements Known {}

  /// It helps.
  record Verified(Facts facts, String result, String evidence, String by, Instant at)
      implements Known {}

  /// It is not done any more.
  record Cancelled(Facts facts, String reason, String by, Instant at) implements Known {}

  /// What it is, and who has had to do with doing it.
  ///
  /// @param incident the incident that it was planned for; null: it came from elsewhere
  /// @param owner who answers for it
  /// @param hands everybody who has answered for it or has done it
  record Facts(
      UUID action,
      @Nullable UUID incident,
      List<UUID> systems,
      String title,
      String description,
      String owner,
      LocalDate due,
      String plannedBy,
      Set<String> hands,
      Instant openedAt) {
    public Facts {
      systems = List.copyOf(systems);
      hands = Set.copyOf(hands);
    }

    Facts ownedBy(String next) {
      return new Facts(
          action,
          incident,
          systems,
          title,
          description,
          next,
          due,
          plannedBy,
          with(next),
          openedAt);
    }

    Facts doneBy(String person) {
      return new Facts(
          action,
          incident,
          systems,
          title,
          description,
          owner,
          due,
          plannedBy,
          with(person),
          openedAt);
    }

    Facts dueOn(LocalDate day) {
      return new Facts(
          action, incident, systems, title, description, owner, day, plannedBy, hands, openedAt);
    }

    private Set<String> with(String person) {
      var more = new HashSet<>(hands);
      more.add(person);
      return more;
    }
  }
}
