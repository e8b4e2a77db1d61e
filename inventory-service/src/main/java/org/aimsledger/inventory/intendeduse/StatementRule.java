package org.aimsledger.inventory.intendeduse;

import java.util.List;
import java.util.stream.IntStream;
import org.aimsledger.contracts.inventory.UseStatement;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.SafeText;

/// What a statement has to keep to: at least one intended use, lists that end, texts that are safe
/// to show.
final class StatementRule {
  static final int ENTRIES = 50;
  static final int ENTRY = 1_000;

  private StatementRule() {}

  /// The statement without white space around its texts.
  ///
  /// @throws IllegalFieldException when it breaks the rule
  static UseStatement checked(UseStatement statement) {
    if (statement.intended().isEmpty()) {
      throw new IllegalFieldException("intended", "intended needs at least one use");
    }
    return new UseStatement(
        checked("intended", statement.intended()),
        checked("excluded", statement.excluded()),
        checked("foreseeableMisuse", statement.foreseeableMisuse()),
        checked("conditions", statement.conditions()),
        checked("users", statement.users()),
        checked("objectives", statement.objectives()));
  }

  private static List<String> checked(String field, List<String> entries) {
    if (entries.size() > ENTRIES) {
      throw new IllegalFieldException(field, field + " may have at most " + ENTRIES + " entries");
    }
    return IntStream.range(0, entries.size())
        .mapToObj(i -> SafeText.required(field + "[" + i + "]", entries.get(i), ENTRY))
        .toList();
  }
}
