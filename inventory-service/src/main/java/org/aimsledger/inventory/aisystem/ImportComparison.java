package org.aimsledger.inventory.aisystem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Provenance;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.inventory.aisystem.AiSystem.Facts;
import org.aimsledger.inventory.aisystem.AiSystem.ImportedRow;
import org.aimsledger.inventory.platform.FieldOrigins;

/// What a row of an import changes, compared three ways: the row before, the row now, the record.
/// Only what the row says *anew* is taken over, so importing an old file again never undoes the
/// work of a person; and where a person stands behind a field, what the row says anew is kept
/// beside it as a contradiction. Stage and impact are taken over: an import records what is.
final class ImportComparison {
  private final UUID system;
  private final Facts facts;
  private final ImportedRow before;
  private final ImportedRow now;
  private final Provenance provenance;
  private final Instant at;

  ImportComparison(Facts facts, ImportedRow now, AiSystemCommand.RecordImported command) {
    this.system = command.system();
    this.facts = facts;
    this.now = now;
    this.provenance = provenance(command);
    this.at = command.at();
    // To a system that no import has spoken of, a first row says anew all that it says at all.
    this.before =
        facts.imported() == null
            ? new ImportedRow(
                "", AiSystemProfile.EMPTY, Stage.UNKNOWN, HighImpact.UNKNOWN, facts.origin())
            : facts.imported();
  }

  /// Of what a row says.
  static Provenance provenance(AiSystemCommand.RecordImported row) {
    return FieldOrigins.of(Objects.requireNonNull(row.origin().importedFrom()), row.confidence());
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
            system,
            now.name(),
            now.profile(),
            now.stage(),
            now.highImpact(),
            now.origin(),
            provenance,
            at));
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
    var said = new TreeSet<String>();
    var rowBefore = ProfileFields.of(before.name(), before.profile());
    var rowNow = ProfileFields.of(now.name(), now.profile());
    for (var change : rowBefore.changesTo(rowNow)) {
      if (isSilence(change, rowNow)) {
        continue;
      }
      said.add(FieldOrigins.field(change));
      var from = current.get(change.field());
      if (!from.equals(change.to())) {
        changes.add(new FieldChange(change.field(), from, change.to()));
      }
    }
    return new ProfileChanges(system, facts, provenance, reason(), at).events(changes, said);
  }

  /// A file that no longer names an owner doesn't leave a system without one; and one that says
  /// nothing more of a field contradicts nobody who stands behind it.
  private boolean isSilence(FieldChange change, ProfileFields row) {
    var field = FieldOrigins.field(change);
    return !row.says(field)
        && (field.equals(ProfileFields.OWNER) || facts.origins().isStoodBehind(field));
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
    return FieldOrigins.reason(Objects.requireNonNull(now.origin().importedFrom()));
  }
}
