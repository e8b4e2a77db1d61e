package org.aimsledger.inventory.riskclass;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aimsledger.referencedata.RiskClasses;
import org.aimsledger.referencedata.RiskClasses.Kind;
import org.aimsledger.referencedata.RiskClasses.Question;

/// Whether answers are ones that the questions have.
final class AnswerRule {
  private AnswerRule() {}

  static Optional<RiskClassRejection> problem(RiskClasses pack, Map<String, List<String>> answers) {
    for (var answer : answers.entrySet()) {
      var question = pack.question(answer.getKey());
      if (question.isEmpty()) {
        return Optional.of(
            new RiskClassRejection.UnknownQuestion(answer.getKey(), pack.version().toString()));
      }
      if (!isLegal(question.get(), answer.getValue())) {
        return Optional.of(
            new RiskClassRejection.AnswerNotLegal(
                answer.getKey(),
                answer.getValue(),
                question.get().answers().stream().sorted().toList()));
      }
    }
    return Optional.empty();
  }

  private static boolean isLegal(Question question, List<String> given) {
    var known =
        given.stream()
            .allMatch(
                answer ->
                    answer.equals(RiskClasses.UNKNOWN) || question.answers().contains(answer));
    // Some of the choices may be known while the others are not; NONE and YES or NO stand alone.
    var alone = question.kind() == Kind.YES_NO || given.contains(RiskClasses.NONE);
    return known && (!alone || given.size() == 1);
  }
}
