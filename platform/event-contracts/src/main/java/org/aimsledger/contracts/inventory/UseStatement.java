package org.aimsledger.contracts.inventory;

import java.util.List;

/// What an AI system may be used for, and how.
///
/// @param intended uses that it is meant for
/// @param excluded uses that are not allowed
/// @param foreseeableMisuse what people can be expected to try nevertheless
/// @param conditions under which it may be used
/// @param users who may use it
/// @param objectives what responsible use of it is meant to reach
public record UseStatement(
    List<String> intended,
    List<String> excluded,
    List<String> foreseeableMisuse,
    List<String> conditions,
    List<String> users,
    List<String> objectives) {
  public UseStatement {
    intended = List.copyOf(intended);
    excluded = List.copyOf(excluded);
    foreseeableMisuse = List.copyOf(foreseeableMisuse);
    conditions = List.copyOf(conditions);
    users = List.copyOf(users);
    objectives = List.copyOf(objectives);
  }
}
