package org.aimsledger.referencedata;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the law classes an AI system: questions, and rules that lead from their answers to a class.
///
/// Nothing here is legal advice; whoever decides confirms the answers with counsel.
///
/// @param rules in the order in which they are looked at, within one class
/// @param exceptions what takes a use out of the class that they are of
/// @param transparency duties that hold whatever the class
/// @param generalPurpose what the model is, strictest first; beside the class
public record RiskClasses(
    PackVersion version,
    LocalDate validFrom,
    String source,
    List<Question> questions,
    List<Rule> rules,
    List<Rule> exceptions,
    List<Rule> transparency,
    List<Rule> generalPurpose)
    implements Pack {

  /// An answer to every question.
  public static final String UNKNOWN = "UNKNOWN";

  /// None of the options of a question with choices.
  public static final String NONE = "NONE";

  private static final Set<String> TRUTHS = Set.of("YES", "NO");

  /// How a question is answered.
  public enum Kind {
    /// `YES` or `NO`.
    YES_NO,
    /// One option or more, or `NONE`.
    CHOICES
  }

  /// One answer to choose.
  public record Option(String id, Titles title, String source) {}

  /// Something that has to be answered.
  ///
  /// @param options of a question with choices, else empty
  public record Question(String id, Kind kind, Titles title, String source, List<Option> options) {
    public Question {
      options = List.copyOf(options);
      if ((kind == Kind.CHOICES) == options.isEmpty()) {
        throw new IllegalArgumentException("choices have options, others have none: " + id);
      }
      if (options.stream().anyMatch(option -> Set.of(UNKNOWN, NONE).contains(option.id()))) {
        throw new IllegalArgumentException("every question has UNKNOWN and NONE by itself: " + id);
      }
    }

    /// What may be answered, `UNKNOWN` apart.
    public Set<String> answers() {
      if (kind == Kind.YES_NO) {
        return TRUTHS;
      }
      var answers = options.stream().map(Option::id).collect(Collectors.toCollection(HashSet::new));
      answers.add(NONE);
      return Set.copyOf(answers);
    }
  }

  /// Part of a condition: whether one of the answers was given.
  ///
  /// @param negated whether none of them was given, instead
  public record Clause(String question, Set<String> answers, boolean negated) {
    public Clause {
      answers = Set.copyOf(answers);
      if (answers.isEmpty()) {
        throw new IllegalArgumentException("a clause without answers never holds: " + question);
      }
    }
  }

  /// One sentence of the law as data.
  ///
  /// @param outcome the class, or what the exception is of, or what the model is; in the words of
  ///   the inventory's events; absent for a duty of transparency
  /// @param area point of Annex III, where it is a use from there
  /// @param when all of them must hold; none: it always holds
  public record Rule(
      String id,
      @Nullable String outcome,
      @Nullable String area,
      LocalDate appliesFrom,
      List<Clause> when,
      Titles title,
      String source) {
    public Rule {
      when = List.copyOf(when);
    }

    /// Whether the other one decides the same from the same day on, however it is worded.
    public boolean decidesLike(Rule other) {
      return id.equals(other.id)
          && Objects.equals(outcome, other.outcome)
          && Objects.equals(area, other.area)
          && appliesFrom.equals(other.appliesFrom)
          && Set.copyOf(when).equals(Set.copyOf(other.when));
    }
  }

  public RiskClasses {
    questions = List.copyOf(questions);
    rules = List.copyOf(rules);
    exceptions = List.copyOf(exceptions);
    transparency = List.copyOf(transparency);
    generalPurpose = List.copyOf(generalPurpose);
    var known =
        questions.stream()
            .collect(Collectors.toMap(Question::id, Function.identity(), (a, _) -> a));
    var ids = new HashSet<String>();
    Stream.of(rules, exceptions, transparency, generalPurpose)
        .flatMap(List::stream)
        .forEach(
            rule -> {
              if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("the rule " + rule.id() + " is there twice");
              }
              rule.when().forEach(clause -> check(rule, clause, known));
            });
    if (rules.isEmpty() || !rules.getLast().when().isEmpty()) {
      throw new IllegalArgumentException("the last rule holds always, so that there is a class");
    }
  }

  private static void check(Rule rule, Clause clause, Map<String, Question> known) {
    var question = known.get(clause.question());
    if (question == null) {
      throw new IllegalArgumentException(
          "the rule " + rule.id() + " asks " + clause.question() + ", which is no question");
    }
    if (!question.answers().containsAll(clause.answers())) {
      throw new IllegalArgumentException(
          "the rule " + rule.id() + " knows answers that " + question.id() + " has not");
    }
  }

  public Optional<Question> question(String id) {
    return questions.stream().filter(question -> question.id().equals(id)).findFirst();
  }

  /// A rule of any kind.
  public Optional<Rule> rule(String id) {
    return Stream.of(rules, exceptions, transparency, generalPurpose)
        .flatMap(List::stream)
        .filter(rule -> rule.id().equals(id))
        .findFirst();
  }
}
