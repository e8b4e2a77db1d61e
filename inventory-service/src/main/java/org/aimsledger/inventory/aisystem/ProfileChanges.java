package org.aimsledger.inventory.aisystem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.RoleChangeCause;

/// Makes events of changes; cuts one of much text into several that the store takes (60 KiB each).
final class ProfileChanges {
  /// Three bytes for every character in the worst case, so at most 45 KB of text in one event. One
  /// change alone is at most twice the longest field, or twice all aliases.
  static final int CHARACTERS = 15_000;

  private ProfileChanges() {}

  /// A change of the roles among them is an event of its own, which follows the others.
  ///
  /// @param cause why the roles are others now, if they are
  static List<AiSystemEvent> events(
      UUID system, List<FieldChange> changes, RoleChangeCause cause, String reason, Instant at) {
    var described =
        changes.stream().filter(change -> !change.field().equals(ProfileFields.ROLES)).toList();
    var events = new ArrayList<>(split(system, described, reason, at));
    changes.stream()
        .filter(change -> change.field().equals(ProfileFields.ROLES))
        .forEach(change -> events.add(RoleChanges.of(system, change, cause, reason, at)));
    return List.copyOf(events);
  }

  private static List<AiSystemEvent> split(
      UUID system, List<FieldChange> changes, String reason, Instant at) {
    var events = new ArrayList<AiSystemEvent>();
    var part = new ArrayList<FieldChange>();
    var characters = 0;
    for (var change : changes) {
      var size = size(change);
      if (characters + size > CHARACTERS && !part.isEmpty()) {
        events.add(new AiSystemEvent.ProfileChanged(system, part, reason, at));
        part = new ArrayList<>();
        characters = 0;
      }
      part.add(change);
      characters += size;
    }
    if (!part.isEmpty()) {
      events.add(new AiSystemEvent.ProfileChanged(system, part, reason, at));
    }
    return List.copyOf(events);
  }

  private static int size(FieldChange change) {
    var size = change.field().length();
    for (var value : change.from()) {
      size += value.length();
    }
    for (var value : change.to()) {
      size += value.length();
    }
    return size;
  }
}
