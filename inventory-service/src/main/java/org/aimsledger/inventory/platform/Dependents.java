package org.aimsledger.inventory.platform;

import java.util.List;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.Relation;

/// What still depends on a thing, directly, or on one of its parts.
///
/// @param shown by id
/// @param complete whether they are all of them
public record Dependents(List<Dependent> shown, boolean complete) {
  /// Nothing depends on it.
  public static final Dependents NONE = new Dependents(List.of(), true);

  /// Nobody has looked.
  public static final Dependents UNSEEN = new Dependents(List.of(), false);

  /// One thing that is in use and depends on it.
  ///
  /// @param name what it is called
  /// @param relation how it depends on it
  public record Dependent(LinkEnd end, String name, Relation relation) {}

  public Dependents {
    shown = List.copyOf(shown);
  }

  public boolean isEmpty() {
    return shown.isEmpty() && complete;
  }

  /// Whether it is among those that are shown.
  public boolean has(LinkEnd end) {
    return shown.stream().anyMatch(dependent -> dependent.end().equals(end));
  }
}
