package org.aimsledger.inventory.registerhistory;

import java.util.List;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.Stage;
import org.jspecify.annotations.Nullable;

/// What a list shows of a system; what is not known is empty.
record SystemState(
    String name,
    String stage,
    String highImpact,
    String technology,
    String owner,
    String organisation,
    String unit,
    String vendor,
    boolean suspended,
    List<String> flags) {
  SystemState {
    flags = List.copyOf(flags);
  }

  static SystemState of(AiSystemEvent.Registered e) {
    var profile = e.profile();
    return new SystemState(
        e.name(),
        e.stage().name(),
        e.highImpact().name(),
        profile.technology().name(),
        text(profile.owner()),
        text(profile.organisation()),
        text(profile.unit()),
        text(profile.vendor()),
        false,
        e.origin().flags());
  }

  /// The state after an event.
  SystemState after(AiSystemEvent event) {
    return switch (event) {
      case AiSystemEvent.ProfileChanged e -> {
        var next = this;
        for (var change : e.changes()) {
          next = next.with(change);
        }
        yield next;
      }
      case AiSystemEvent.OwnerAssigned e -> with("owner", e.to());
      case AiSystemEvent.StageEntered e -> with("stage", e.to().name());
      case AiSystemEvent.HighImpactDetermined e -> with("highImpact", e.to().name());
      case AiSystemEvent.Retired _ -> with("stage", Stage.RETIRED.name());
      case AiSystemEvent.Suspended _ -> suspended(true);
      case AiSystemEvent.Resumed _ -> suspended(false);
      case AiSystemEvent.ImportRecorded e -> flagged(e.origin().flags());
      // They change nothing that a list shows.
      case AiSystemEvent _ -> this;
    };
  }

  private SystemState with(FieldChange change) {
    return with(change.field(), change.to().isEmpty() ? "" : change.to().getFirst());
  }

  private SystemState with(String field, String value) {
    return new SystemState(
        field.equals("name") ? value : name,
        field.equals("stage") ? value : stage,
        field.equals("highImpact") ? value : highImpact,
        field.equals("technology") ? value : technology,
        field.equals("owner") ? value : owner,
        field.equals("organisation") ? value : organisation,
        field.equals("unit") ? value : unit,
        field.equals("vendor") ? value : vendor,
        suspended,
        flags);
  }

  private SystemState suspended(boolean now) {
    return new SystemState(
        name, stage, highImpact, technology, owner, organisation, unit, vendor, now, flags);
  }

  private SystemState flagged(List<String> now) {
    return new SystemState(
        name, stage, highImpact, technology, owner, organisation, unit, vendor, suspended, now);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
