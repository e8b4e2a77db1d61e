package org.aimsledger.inventory.riskclass;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.inventory.platform.TextRule;
import org.aimsledger.referencedata.RiskClasses;
import org.jspecify.annotations.Nullable;

/// What can be asked for. Each one is legal in itself; whether it fits what was decided before is
/// decided later.
public sealed interface RiskClassCommand {
  /// Most questions that are answered at once, most answers to one of them, longest answer.
  int QUESTIONS = 100;

  int ANSWERS = 60;
  int ANSWER = 60;

  UUID system();

  /// Time of the decision.
  Instant at();

  /// Say what the answers are; the rules say which class follows.
  ///
  /// @param determination a new id
  /// @param seen the system, as it is
  /// @param pack rules in force
  /// @param answers all of them; what is not answered is unknown
  /// @param grounds why conditions of an exception are met
  /// @param decider pseudonymous id
  record Determine(
      UUID determination,
      UUID system,
      SystemSeen seen,
      RiskClasses pack,
      Map<String, List<String>> answers,
      @Nullable String grounds,
      String decider,
      Instant at)
      implements RiskClassCommand {
    public Determine {
      answers = checked(answers);
      grounds =
          grounds == null || grounds.isBlank()
              ? null
              : TextRule.required("grounds", grounds, Reason.LONGEST);
    }

    Determine seeing(SystemSeen found) {
      return new Determine(determination, system, found, pack, answers, grounds, decider, at);
    }
  }

  /// Stand behind a proposal of somebody else.
  ///
  /// @param pack rules in force
  record Confirm(UUID system, UUID determination, RiskClasses pack, String confirmer, Instant at)
      implements RiskClassCommand {}

  /// Don't.
  record Decline(UUID system, UUID determination, String decliner, Reason reason, Instant at)
      implements RiskClassCommand {}

  /// Say that the answers don't fit any more.
  record AskAgain(UUID system, RiskClasses pack, Reason reason, Instant at)
      implements RiskClassCommand {}

  /// Look whether other rules decide now than the ones that were used.
  ///
  /// @param used absent when nobody knows them any more
  record Recheck(UUID system, @Nullable RiskClasses used, RiskClasses pack, Instant at)
      implements RiskClassCommand {}

  /// Note that Article 25 made the organisation the provider.
  ///
  /// @param changedAt when that was recorded
  record NoteRoleChange(UUID system, Instant changedAt, RiskClasses pack, Instant at)
      implements RiskClassCommand {}

  /// Answers of a sender, sorted, within limits.
  static Map<String, List<String>> checked(Map<String, List<String>> answers) {
    if (answers.size() > QUESTIONS) {
      throw new IllegalFieldException("answers", "at most " + QUESTIONS + " questions");
    }
    var sorted = new TreeMap<String, List<String>>();
    answers.forEach(
        (question, given) -> {
          TextRule.verify("answers", question, ANSWER);
          if (given.size() > ANSWERS) {
            throw new IllegalFieldException(
                "answers." + question, "at most " + ANSWERS + " answers");
          }
          given.forEach(answer -> TextRule.verify("answers." + question, answer, ANSWER));
          if (!given.isEmpty()) {
            sorted.put(question, given.stream().distinct().sorted().toList());
          }
        });
    return sorted;
  }
}
