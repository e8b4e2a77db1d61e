package org.aimsledger.inventory.intendeduse;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.aimsledger.contracts.inventory.UseStatement;
import org.jspecify.annotations.Nullable;

/// What a system may be used for, folded from its events.
public sealed interface IntendedUse {

  /// Nobody has said.
  record Unstated() implements IntendedUse {}

  /// Somebody has said, or wants to.
  ///
  /// @param draft what is written and not approved
  /// @param inForce the last approved edition
  record Stated(@Nullable Draft draft, @Nullable Edition inForce) implements IntendedUse {
    int nextEdition() {
      if (draft != null) {
        return draft.edition();
      }
      return inForce == null ? 1 : inForce.edition() + 1;
    }
  }

  /// An edition before it is approved.
  ///
  /// @param authors everybody who wrote on this edition
  record Draft(int edition, UseStatement statement, Set<String> authors) {
    public Draft {
      authors = Set.copyOf(authors);
    }

    static Draft first(int edition, UseStatement statement, String author) {
      return new Draft(edition, statement, Set.of(author));
    }

    Draft again(UseStatement changed, String author) {
      var all = new HashSet<>(authors);
      all.add(author);
      return new Draft(edition, changed, all);
    }
  }

  /// An approved edition.
  record Edition(
      int edition,
      UseStatement statement,
      String approver,
      @Nullable String remark,
      Instant approvedAt) {}
}
