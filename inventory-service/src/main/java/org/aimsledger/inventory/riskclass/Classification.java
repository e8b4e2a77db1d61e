package org.aimsledger.inventory.riskclass;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import org.aimsledger.contracts.inventory.GeneralPurpose;
import org.aimsledger.contracts.inventory.RiskClass;
import org.aimsledger.contracts.inventory.RiskClassBasis;
import org.aimsledger.contracts.inventory.SecondPersonCause;
import org.aimsledger.referencedata.RiskClasses;
import org.aimsledger.referencedata.RiskClasses.Rule;
import org.jspecify.annotations.Nullable;

/// What the rules of one pack say about answers.
///
/// The classes are looked at from the strictest down; the first one of which a rule holds is the
/// class. A stricter one that may hold, as far as it was answered, leaves the system undetermined:
/// nothing is guessed.
///
/// @param riskClass absent when it is undetermined
/// @param path rules that hold, in the order in which they were looked at
/// @param areas points of Annex III that the use falls under
/// @param exceptions exceptions that take it out of the class of these points
/// @param transparency rules on transparency that hold
/// @param model the rule that says what the model is; absent when none does
/// @param undecided rules that may hold, so that there is no class
/// @param open questions that have to be answered for a class
/// @param openBeside questions whose answers would complete the rest
record Classification(
    @Nullable RiskClass riskClass,
    @Nullable LocalDate appliesFrom,
    List<String> path,
    List<String> areas,
    List<String> exceptions,
    List<String> transparency,
    GeneralPurpose generalPurpose,
    @Nullable String model,
    List<String> undecided,
    List<String> open,
    List<String> openBeside) {
  Classification {
    path = List.copyOf(path);
    areas = List.copyOf(areas);
    exceptions = List.copyOf(exceptions);
    transparency = List.copyOf(transparency);
    undecided = List.copyOf(undecided);
    open = List.copyOf(open);
    openBeside = List.copyOf(openBeside);
  }

  static Classification of(RiskClasses pack, Map<String, List<String>> answers) {
    return new Evaluation(pack, answers).result();
  }

  /// What a determination keeps of it.
  RiskClassBasis basis(
      RiskClasses pack, Map<String, List<String>> answers, @Nullable String grounds) {
    return new RiskClassBasis(
        pack.version().toString(),
        answers,
        path,
        areas,
        exceptions,
        exceptions.isEmpty() ? null : grounds,
        transparency,
        generalPurpose);
  }

  /// Why one person alone can't put this class in the place of the one before.
  List<SecondPersonCause> secondPerson(@Nullable RiskClass before) {
    var causes = new ArrayList<SecondPersonCause>();
    if (riskClass != null && !exceptions.isEmpty()) {
      causes.add(SecondPersonCause.EXCEPTION_CLAIMED);
    }
    if (riskClass != null && before != null && riskClass.isLowerThan(before)) {
      causes.add(SecondPersonCause.CLASS_LOWERED);
    }
    return causes;
  }

  /// Every rule that the outcome depends on.
  List<String> deciding() {
    var rules = new LinkedHashSet<>(path);
    rules.addAll(undecided);
    rules.addAll(transparency);
    if (model != null) {
      rules.add(model);
    }
    return List.copyOf(rules);
  }

  /// One run through the rules.
  private static final class Evaluation {
    private final RiskClasses pack;
    private final Map<String, List<String>> answers;
    private final List<String> path = new ArrayList<>();
    private final List<String> areas = new ArrayList<>();
    private final List<String> exceptions = new ArrayList<>();
    private final List<String> undecided = new ArrayList<>();
    private final SequencedSet<String> open = new LinkedHashSet<>();
    private final SequencedSet<String> openBeside = new LinkedHashSet<>();
    private @Nullable RiskClass riskClass;
    private @Nullable LocalDate appliesFrom;

    Evaluation(RiskClasses pack, Map<String, List<String>> answers) {
      this.pack = pack;
      this.answers = answers;
    }

    Classification result() {
      for (var candidate : RiskClass.values()) {
        if (settles(candidate)) {
          break;
        }
      }
      var transparency = transparency();
      var model = model();
      openBeside.removeAll(open);
      return new Classification(
          riskClass,
          appliesFrom,
          path,
          areas,
          exceptions,
          transparency,
          generalPurpose(model),
          model == null ? null : model.id(),
          undecided,
          List.copyOf(open),
          List.copyOf(openBeside));
    }

    /// Whether no class after this one has to be looked at: a rule of it holds.
    private boolean settles(RiskClass candidate) {
      var rules = of(candidate, pack.rules());
      var holding = holding(rules);
      holding.forEach(
          rule -> {
            // What always holds says nothing while something stricter is open.
            if (undecided.isEmpty() || !rule.when().isEmpty()) {
              path.add(rule.id());
            }
            if (rule.area() != null) {
              areas.add(rule.area());
            }
          });
      if (holding.isEmpty()) {
        leaveOpen(possible(rules));
        return false;
      }
      var ways = of(candidate, pack.exceptions());
      var out = holding(ways);
      if (!out.isEmpty()) {
        out.forEach(
            way -> {
              path.add(way.id());
              exceptions.add(way.id());
            });
        return false;
      }
      leaveOpen(possible(ways));
      if (undecided.isEmpty()) {
        riskClass = candidate;
        appliesFrom =
            holding.stream().map(Rule::appliesFrom).min(LocalDate::compareTo).orElseThrow();
      }
      return true;
    }

    private void leaveOpen(List<Rule> rules) {
      for (var rule : rules) {
        undecided.add(rule.id());
        open.addAll(questions(rule));
      }
    }

    private List<String> transparency() {
      possible(pack.transparency()).forEach(rule -> openBeside.addAll(questions(rule)));
      return holding(pack.transparency()).stream().map(Rule::id).toList();
    }

    private @Nullable Rule model() {
      for (var rule : pack.generalPurpose()) {
        switch (Truth.all(rule.when(), answers)) {
          case YES -> {
            return rule;
          }
          case UNKNOWN -> {
            openBeside.addAll(questions(rule));
            return null;
          }
          case NO -> {}
        }
      }
      return null;
    }

    private GeneralPurpose generalPurpose(@Nullable Rule model) {
      if (model != null) {
        return GeneralPurpose.valueOf(Objects.requireNonNull(model.outcome()));
      }
      return possible(pack.generalPurpose()).isEmpty()
          ? GeneralPurpose.NONE
          : GeneralPurpose.UNKNOWN;
    }

    private static List<Rule> of(RiskClass candidate, List<Rule> rules) {
      return rules.stream().filter(rule -> candidate.name().equals(rule.outcome())).toList();
    }

    private List<Rule> holding(List<Rule> rules) {
      return rules.stream().filter(rule -> Truth.all(rule.when(), answers) == Truth.YES).toList();
    }

    private List<Rule> possible(List<Rule> rules) {
      return rules.stream()
          .filter(rule -> Truth.all(rule.when(), answers) == Truth.UNKNOWN)
          .toList();
    }

    private List<String> questions(Rule rule) {
      return rule.when().stream()
          .filter(clause -> Truth.of(clause, answers) == Truth.UNKNOWN)
          .map(RiskClasses.Clause::question)
          .toList();
    }
  }
}
