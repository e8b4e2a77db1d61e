package org.aimsledger.incident.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.aimsledger.contracts.incident.ActionStanding;
import org.aimsledger.contracts.incident.CausePart;
import org.aimsledger.contracts.incident.CauseSource;
import org.aimsledger.contracts.incident.ReviewStep;
import org.jspecify.annotations.Nullable;

/// What a review has found so far, over all its rounds, and what became of it elsewhere.
record Findings(
    List<UUID> systems,
    List<Cause> causes,
    List<Lesson> lessons,
    List<Action> actions,
    List<Reassessment> reassessments) {
  static final Findings NONE = new Findings(List.of(), List.of(), List.of(), List.of(), List.of());

  Findings {
    systems = List.copyOf(systems);
    causes = List.copyOf(causes);
    lessons = List.copyOf(lessons);
    actions = List.copyOf(actions);
    reassessments = List.copyOf(reassessments);
  }

  /// Who said something last, what, and when.
  record Told(String by, String text, Instant at) {}

  /// @param withdrawn why it was no cause after all; null: it is one
  record Cause(
      UUID id,
      CausePart part,
      String category,
      String statement,
      @Nullable CauseSource source,
      String packVersion,
      Instant at,
      @Nullable String withdrawn) {
    boolean stands() {
      return withdrawn == null;
    }
  }

  /// @param proposed number of the version that a playbook was given because of it
  /// @param misfit why no playbook was given a version
  record Lesson(
      UUID id,
      String text,
      @Nullable ReviewStep step,
      String by,
      Instant at,
      @Nullable Long proposed,
      @Nullable String misfit) {
    boolean isSettled() {
      return step == null || proposed != null || misfit != null;
    }
  }

  /// @param due the last day that is agreed on now
  record Action(
      UUID id,
      @Nullable UUID cause,
      String title,
      String owner,
      LocalDate due,
      ActionStanding standing,
      Instant plannedAt,
      Instant toldAt) {}

  /// What risk-service does about one system.
  ///
  /// @param assessment null: risk-service has not answered
  /// @param returnedAt when it was judged anew; null: not yet
  record Reassessment(
      UUID system,
      Instant triggeredAt,
      @Nullable UUID assessment,
      @Nullable LocalDate due,
      @Nullable Instant returnedAt) {}

  Optional<Cause> cause(UUID id) {
    return causes.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  Optional<Lesson> lesson(UUID id) {
    return lessons.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  Optional<Action> action(UUID id) {
    return actions.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  Optional<Reassessment> reassessment(UUID system) {
    return reassessments.stream().filter(one -> one.system().equals(system)).findFirst();
  }

  /// Root causes that stand.
  List<Cause> roots() {
    return causes.stream().filter(one -> one.stands() && one.part() == CausePart.ROOT).toList();
  }

  Findings of(List<UUID> now) {
    return new Findings(now, causes, lessons, actions, reassessments);
  }

  Findings with(Cause next) {
    return new Findings(
        systems,
        put(causes, next, one -> one.id().equals(next.id())),
        lessons,
        actions,
        reassessments);
  }

  Findings with(Lesson next) {
    return new Findings(
        systems,
        causes,
        put(lessons, next, one -> one.id().equals(next.id())),
        actions,
        reassessments);
  }

  Findings with(Action next) {
    return new Findings(
        systems,
        causes,
        lessons,
        put(actions, next, one -> one.id().equals(next.id())),
        reassessments);
  }

  Findings with(Reassessment next) {
    return new Findings(
        systems,
        causes,
        lessons,
        actions,
        put(reassessments, next, one -> one.system().equals(next.system())));
  }

  /// In the place of the one that it replaces, else at the end.
  private static <T> List<T> put(List<T> all, T next, Predicate<T> same) {
    var changed = new ArrayList<>(all);
    for (var i = 0; i < changed.size(); i++) {
      if (same.test(changed.get(i))) {
        changed.set(i, next);
        return changed;
      }
    }
    changed.add(next);
    return changed;
  }
}
