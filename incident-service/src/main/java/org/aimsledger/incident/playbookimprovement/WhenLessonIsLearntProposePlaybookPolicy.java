package org.aimsledger.incident.playbookimprovement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.PlaybookStep;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.PlaybookInForce;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.playbook.PlaybookCommand;
import org.aimsledger.incident.review.Improvement;

/// A lesson that names a step becomes a proposed version of the playbook: the steps in force, and
/// this one, in the place of the step of its name or behind the last one of its phase.
final class WhenLessonIsLearntProposePlaybookPolicy {
  private WhenLessonIsLearntProposePlaybookPolicy() {}

  /// @param playbook id of the stream of the playbook
  static PlaybookCommand on(
      Improvement lesson, PlaybookInForce inForce, UUID playbook, Instant now) {
    return new PlaybookCommand.Propose(
        playbook,
        lesson.step().playbook(),
        improved(inForce.steps(), lesson.step().step()),
        Reason.quoted("lesson of incident " + lesson.incident() + ": " + lesson.text()),
        new PersonId(lesson.by()),
        now);
  }

  /// Whether the playbook says so already.
  static boolean isSaid(Improvement lesson, PlaybookInForce inForce) {
    return inForce.steps().contains(lesson.step().step());
  }

  private static List<PlaybookStep> improved(List<PlaybookStep> steps, PlaybookStep step) {
    var improved = new ArrayList<>(steps);
    var place = improved.size();
    for (var i = 0; i < steps.size(); i++) {
      if (steps.get(i).step().equals(step.step())) {
        improved.set(i, step);
        return improved;
      }
      if (steps.get(i).phase().compareTo(step.phase()) <= 0) {
        place = i + 1;
      }
    }
    improved.add(Math.min(place, improved.size()), step);
    return improved;
  }
}
