package org.aimsledger.inventory.aisystem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Origin;
import org.aimsledger.contracts.inventory.RoleChangeCause;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.inventory.aisystem.AiSystem.Facts;
import org.aimsledger.inventory.aisystem.AiSystem.ImportedRow;

/// What a row of an import changes, compared three ways: the row before, the row now, the record.
/// Only what the row says *anew* is taken over, so importing an old file again never undoes the
/// work of a person.
final class ImportComparison {
  private final UUID system;
  private final Facts facts;
  private final ImportedRow before;
  private final ImportedRow now;
  private final Instant at;

  ImportComparison(UUID system, Facts facts, ImportedRow now, Instant at) {
    this.system = system;
    this.facts = facts;
    this.now = now;
    this.at = at;
    // To a system that no import has spoken of, a first row says anew all that it says at all.
    this.before =
        facts.imported() == null
            ? new ImportedRow(
                "", AiSystemProfile.EMPTY, Stage.UNKNOWN, HighImpact.UNKNOWN, facts.origin())
            : facts.imported();
  }

  boolean isTheSame() {
    return facts.imported() != null && before.saysTheSameAs(now);
  }

  boolean bringsBackToLife() {
    return now.stage() != before.stage() && now.stage() != Stage.RETIRED;
  }

  /// What to record, the row itself first.
  List<AiSystemEvent> events() {
    var events = new ArrayList<AiSystemEvent>();
    events.add(
        new AiSystemEvent.ImportRecorded(
            system, now.name(), now.profile(), now.stage(), now.highImpact(), now.origin(), at));
    events.addAll(profileEvents());
    if (now.highImpact() != before.highImpact() && now.highImpact() != facts.highImpact()) {
      events.add(
          new AiSystemEvent.HighImpactDetermined(
              system, facts.highImpact(), now.highImpact(), facts.stage(), reason(), at));
    }
    if (now.stage() != before.stage() && now.stage() != facts.stage()) {
      events.add(stageEvent());
    }
    return List.copyOf(events);
  }

  private List<AiSystemEvent> profileEvents() {
    var current = facts.fields();
    var changes = new ArrayList<FieldChange>();
    var events = new ArrayList<AiSystemEvent>();
    var rowBefore = ProfileFields.of(before.name(), before.profile());
    var rowNow = ProfileFields.of(now.name(), now.profile());
    for (var change : rowBefore.changesTo(rowNow)) {
      var from = current.get(change.field());
      if (from.equals(change.to())) {
        continue;
      }
      if (change.field().equals(ProfileFields.OWNER)) {
        // A file that no longer names an owner doesn't leave a system without one.
        if (!change.to().isEmpty()) {
          events.add(
              new AiSystemEvent.OwnerAssigned(
                  system, facts.profile().owner(), change.to().getFirst(), reason(), at));
        }
        continue;
      }
      changes.add(new FieldChange(change.field(), from, change.to()));
    }
    events.addAll(ProfileChanges.events(system, changes, RoleChangeCause.IMPORTED, reason(), at));
    return events;
  }

  private AiSystemEvent stageEvent() {
    if (now.stage() == Stage.RETIRED) {
      return new AiSystemEvent.Retired(system, reason(), at);
    }
    var highImpact =
        now.highImpact() == before.highImpact() ? facts.highImpact() : now.highImpact();
    return new AiSystemEvent.StageEntered(
        system, facts.stage(), now.stage(), highImpact, reason(), at);
  }

  private String reason() {
    return reason(Objects.requireNonNull(now.origin().importedFrom()));
  }

  static String reason(Origin.ImportedFrom row) {
    return "import "
        + row.mapping()
        + ", row "
        + row.row()
        + ", file sha256:"
        + row.fileSha256().substring(0, Math.min(12, row.fileSha256().length()));
  }
}
