package org.aimsledger.inventory.aisystem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Origin;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.inventory.platform.FieldOrigins;
import org.jspecify.annotations.Nullable;

/// What a system is, folded from its events.
public sealed interface AiSystem {

  /// Not in the inventory.
  record Absent() implements AiSystem {}

  /// In the inventory.
  sealed interface Known extends AiSystem {
    Facts facts();

    Known with(Facts facts);

    /// Who holds it suspended; empty when nobody does.
    List<Hold> holds();
  }

  /// May be used, as far as its stage goes.
  record Active(Facts facts) implements Known {
    @Override
    public Active with(Facts changed) {
      return new Active(changed);
    }

    @Override
    public List<Hold> holds() {
      return List.of();
    }
  }

  /// Must not be used until every holder let go.
  record Suspended(Facts facts, List<Hold> holds) implements Known {
    public Suspended {
      holds = List.copyOf(holds);
      if (holds.isEmpty()) {
        throw new IllegalArgumentException("somebody must hold a suspended system");
      }
    }

    @Override
    public Suspended with(Facts changed) {
      return new Suspended(changed, holds);
    }
  }

  /// The end.
  ///
  /// @param holds who held it suspended when it was retired and has not let go yet
  record Retired(Facts facts, List<Hold> holds, String reason, Instant retiredAt) implements Known {
    public Retired {
      holds = List.copyOf(holds);
    }

    @Override
    public Retired with(Facts changed) {
      return new Retired(changed, holds, reason, retiredAt);
    }
  }

  /// One holder of a suspension.
  ///
  /// @param incident the incident; absent for a person's order
  record Hold(@Nullable UUID incident, String reason, Instant since) {
    static boolean isHeld(List<Hold> holds, @Nullable UUID incident) {
      return holds.stream().anyMatch(hold -> Objects.equals(hold.incident, incident));
    }

    static List<Hold> with(List<Hold> holds, Hold hold) {
      var more = new ArrayList<>(holds);
      more.add(hold);
      return List.copyOf(more);
    }

    static List<Hold> without(List<Hold> holds, @Nullable UUID incident) {
      return holds.stream().filter(hold -> !Objects.equals(hold.incident, incident)).toList();
    }
  }

  /// What the last import said, to tell a changed row from a change by a person.
  record ImportedRow(
      String name, AiSystemProfile profile, Stage stage, HighImpact highImpact, Origin origin) {
    /// Whether the other row says the same, wherever it stood.
    boolean saysTheSameAs(ImportedRow other) {
      return name.equals(other.name)
          && profile.equals(other.profile)
          && stage == other.stage
          && highImpact == other.highImpact
          && origin.flags().equals(other.origin.flags())
          && Objects.equals(origin.externalId(), other.origin.externalId());
    }
  }

  /// What is known about a system.
  ///
  /// @param justification why `highImpact` is what it is
  /// @param origin how it came into the inventory
  /// @param imported the last row that an import brought about it
  /// @param origins where each field has its value from
  /// @param changedAt time of the last event
  record Facts(
      String name,
      AiSystemProfile profile,
      Stage stage,
      HighImpact highImpact,
      String justification,
      Origin origin,
      @Nullable ImportedRow imported,
      FieldOrigins origins,
      Instant registeredAt,
      Instant changedAt) {

    Facts describedAs(ProfileFields fields, Instant at) {
      return new Facts(
          fields.name(),
          fields.profile(),
          stage,
          highImpact,
          justification,
          origin,
          imported,
          origins,
          registeredAt,
          at);
    }

    Facts inStage(Stage entered, Instant at) {
      return with(entered, highImpact, justification, imported, origins, at);
    }

    Facts withHighImpact(HighImpact determined, String because, Instant at) {
      return with(stage, determined, because, imported, origins, at);
    }

    Facts withImported(ImportedRow row, Instant at) {
      return with(stage, highImpact, justification, row, origins, at);
    }

    Facts withOrigins(FieldOrigins told) {
      return with(stage, highImpact, justification, imported, told, changedAt);
    }

    Facts touchedAt(Instant at) {
      return with(stage, highImpact, justification, imported, origins, at);
    }

    private Facts with(
        Stage entered,
        HighImpact determined,
        String because,
        @Nullable ImportedRow row,
        FieldOrigins told,
        Instant at) {
      return new Facts(
          name, profile, entered, determined, because, origin, row, told, registeredAt, at);
    }

    ProfileFields fields() {
      return ProfileFields.of(name, profile);
    }
  }
}
