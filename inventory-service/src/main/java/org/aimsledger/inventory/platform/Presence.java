package org.aimsledger.inventory.platform;

import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.jspecify.annotations.Nullable;

/// What a record needs to know of another one that it points to, and nothing else.
public sealed interface Presence {
  /// Not in the inventory.
  record Absent() implements Presence {}

  /// In the inventory.
  ///
  /// @param parent the whole that it is a part of
  record Present(ComponentKind kind, @Nullable UUID parent, boolean retired) implements Presence {}

  /// Whether it is there and of this kind.
  default boolean is(ComponentKind kind) {
    return this instanceof Present present && present.kind == kind;
  }

  default boolean isRetired() {
    return this instanceof Present present && present.retired;
  }

  /// First part of the ids of the streams where things of this kind are recorded.
  static String category(ComponentKind kind) {
    return kind == ComponentKind.AI_SYSTEM ? "ai-system" : "component";
  }
}
