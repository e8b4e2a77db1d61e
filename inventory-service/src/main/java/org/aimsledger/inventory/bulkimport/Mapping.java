package org.aimsledger.inventory.bulkimport;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.contracts.inventory.Technology;
import org.jspecify.annotations.Nullable;

/// How the columns of a table become an AI system. Data, written by whoever knows the table.
///
/// @param id short name of the mapping; part of generated ids, so it stays when the mapping is
///   improved
/// @param encoding name of the character set
/// @param delimiter between the cells
/// @param sheet of a workbook; absent: it has one only. A workbook has no encoding and no delimiter
/// @param confidence how far what the file says is to be believed
/// @param profile field of the profile → column
/// @param attributes name of a further field → how it is read
/// @param personal columns about persons: kept with the row for correction, never put into an event
record Mapping(
    String id,
    String encoding,
    char delimiter,
    @Nullable String sheet,
    Confidence confidence,
    Identity identity,
    Name name,
    Map<String, String> profile,
    Choice<Stage> stage,
    Choice<HighImpact> highImpact,
    Choice<Technology> technology,
    Map<String, Attribute> attributes,
    Set<String> personal,
    List<Rule> rules) {

  /// What to do with a value that the mapping doesn't foresee, or with a rule that doesn't hold.
  enum Otherwise {
    /// Import the row, keep the raw value, and mark it.
    FLAG,
    /// Keep the row back until somebody has corrected it.
    QUARANTINE
  }

  /// Which system a row is about.
  ///
  /// @param scope column that says who gives the ids
  /// @param id column with the id
  /// @param withoutId columns that together tell rows without an id apart
  record Identity(String scope, String id, List<String> withoutId) {}

  /// @param blank what a system without a name is called; absent: such a row is kept back
  record Name(String column, @Nullable String blank) {}

  /// A column with a closed list of values.
  ///
  /// @param values text in the file → constant; compared without regard to case and white space
  /// @param blank what an empty cell means
  record Choice<T>(@Nullable String column, Map<String, T> values, T blank, Otherwise otherwise) {}

  /// How a further field is understood; the raw text is kept in any case.
  enum Kind {
    TEXT,
    /// One of a list of values.
    CHOICE,
    /// A date in one of the listed patterns.
    DATE,
    /// A list written by Python: `['a', 'b']`.
    PYTHON_LIST
  }

  /// A further field.
  ///
  /// @param values allowed texts of a choice → normal form
  /// @param patterns of a date, in the order in which they are tried, e.g. `d/M/yyyy`
  record Attribute(
      String column,
      Kind kind,
      Map<String, String> values,
      List<String> patterns,
      Otherwise otherwise) {}

  /// A condition that rows must keep.
  ///
  /// @param when the rule holds for rows that meet all of these
  /// @param require columns that must not be blank then
  /// @param forbid columns that must be blank then
  record Rule(
      String id,
      List<Condition> when,
      List<String> require,
      List<String> forbid,
      Otherwise otherwise) {}

  /// @param in texts, one of which the column has; another text of the same meaning is as good
  record Condition(String column, Set<String> in) {}

  /// What a text of a column means by the values of the mapping; null: it has none.
  @Nullable Object meaning(String column, String text) {
    return values(column).get(Wording.normal(text));
  }

  /// Normal text → meaning of one column; empty for a column without a vocabulary.
  private Map<String, ?> values(String column) {
    for (var choice : List.of(stage, highImpact, technology)) {
      if (column.equals(choice.column())) {
        return choice.values();
      }
    }
    return attributes.values().stream()
        .filter(attribute -> attribute.column().equals(column))
        .findFirst()
        .map(Attribute::values)
        .orElseGet(Map::of);
  }

  /// The same with conditions that name each text of the same meaning, so that a row is looked up
  /// once.
  Mapping withAllWordings() {
    return new Mapping(
        id,
        encoding,
        delimiter,
        sheet,
        confidence,
        identity,
        name,
        profile,
        stage,
        highImpact,
        technology,
        attributes,
        personal,
        rules.stream()
            .map(
                rule ->
                    new Rule(
                        rule.id(),
                        rule.when().stream().map(this::withAllWordings).toList(),
                        rule.require(),
                        rule.forbid(),
                        rule.otherwise()))
            .toList());
  }

  private Condition withAllWordings(Condition condition) {
    var texts = new LinkedHashSet<>(condition.in());
    var values = values(condition.column());
    for (var text : condition.in()) {
      var meaning = values.get(text);
      values.forEach(
          (other, same) -> {
            if (same.equals(meaning)) {
              texts.add(other);
            }
          });
    }
    return new Condition(condition.column(), texts);
  }

  /// Every column that the mapping names; the table must have all of them.
  Set<String> columns() {
    var columns = new LinkedHashSet<String>();
    columns.add(identity.scope());
    columns.add(identity.id());
    columns.addAll(identity.withoutId());
    columns.add(name.column());
    columns.addAll(profile.values());
    for (var choice : List.of(stage, highImpact, technology)) {
      if (choice.column() != null) {
        columns.add(choice.column());
      }
    }
    attributes.values().forEach(attribute -> columns.add(attribute.column()));
    columns.addAll(personal);
    for (var rule : rules) {
      rule.when().forEach(condition -> columns.add(condition.column()));
      columns.addAll(rule.require());
      columns.addAll(rule.forbid());
    }
    return columns;
  }
}
