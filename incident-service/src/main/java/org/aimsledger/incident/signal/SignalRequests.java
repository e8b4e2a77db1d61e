package org.aimsledger.incident.signal;

import static org.aimsledger.servicekit.problem.Fields.check;
import static org.aimsledger.servicekit.problem.Fields.required;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.incident.OutsideRecord;
import org.aimsledger.contracts.incident.SealedStatement;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.contracts.incident.SignalLabel;
import org.aimsledger.contracts.incident.SignalSource;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.platform.Texts;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.incident.signal.SignalCommand.MergeTarget;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests.
final class SignalRequests {
  private static final int MAX_ID = 200;
  private static final int MAX_ADDRESS = 500;
  private static final int MAX_LABEL = 500;

  private SignalRequests() {}

  @Schema(name = "ReportSignal")
  record Report(
      @Nullable String title,
      @Nullable String text,
      @Schema(description = "Ids of AI systems in the inventory; left out: not known yet")
          @Nullable List<UUID> systems,
      @Schema(description = "Where somebody else keeps the same matter") @Nullable Outside outside,
      @Nullable List<Label> labels,
      @Schema(description = "When it happened, where known") @Nullable Instant occurredAt) {
    List<UUID> concerned() {
      return systems == null ? List.of() : systems;
    }

    SignalCommand toCommand(UUID signal, SignalSource source, List<UUID> unknown, Instant now) {
      return check(
          "systems",
          () ->
              new SignalCommand.Report(
                  signal,
                  source,
                  titleOf(title),
                  textOf(text),
                  concerned(),
                  unknown,
                  outside == null ? null : outside.value(),
                  labelsOf(labels),
                  time(occurredAt),
                  null,
                  null,
                  null,
                  null,
                  now));
    }
  }

  @Schema(name = "GivenOutsideRecord")
  record Outside(@Nullable String scope, @Nullable String id, @Nullable String address) {
    OutsideRecord value() {
      return new OutsideRecord(
          plain("outside.scope", scope, MAX_ID),
          plain("outside.id", id, MAX_ID),
          address == null ? null : plain("outside.address", address, MAX_ADDRESS));
    }
  }

  @Schema(name = "GivenSignalLabel")
  record Label(@Nullable String taxonomy, @Nullable String field, @Nullable String value) {
    SignalLabel label() {
      return new SignalLabel(
          plain("labels.taxonomy", taxonomy, MAX_ID),
          plain("labels.field", field, MAX_ID),
          plain("labels.value", value, MAX_LABEL));
    }
  }

  /// What a protected person says.
  @Schema(name = "ProtectedReport")
  record Protected(
      @Schema(description = "What happened; it is encrypted before anything is stored")
          @Nullable String text,
      @Schema(description = "Left out: anonymous") @Nullable String name,
      @Schema(description = "How to reach you; left out: not at all") @Nullable String contact,
      @Schema(description = "When it happened, where known") @Nullable Instant occurredAt) {
    Statement statement() {
      return new Statement(
          check("text", () -> new SignalText(required("text", text)).value()),
          name == null ? null : plain("name", name, Statement.MAX_NAME),
          contact == null ? null : plain("contact", contact, Statement.MAX_CONTACT));
    }

    SignalCommand toCommand(
        UUID signal,
        SignalSource source,
        SealedStatement sealed,
        String receiptDigest,
        Instant now) {
      return new SignalCommand.Report(
          signal,
          source,
          new SignalTitle(titleOf(source)),
          null,
          List.of(),
          List.of(),
          null,
          List.of(),
          time(occurredAt),
          null,
          sealed,
          receiptDigest,
          null,
          now);
    }

    private static String titleOf(SignalSource source) {
      return switch (source) {
        case CONCERN -> "Concern of an employee";
        case AFFECTED_PERSON -> "Report of an affected person";
        case PERSON, INTEGRATION, OUTSIDE, SERVICE ->
            throw new IllegalArgumentException("nobody to protect: " + source);
      };
    }

    /// The texts stay out of logs.
    @Override
    public String toString() {
      return "ProtectedReport";
    }
  }

  @Schema(name = "DescribeSignal")
  record Describe(@Nullable String title, @Nullable String text, @Nullable String reason) {
    SignalCommand toCommand(UUID signal, Instant now) {
      return new SignalCommand.Describe(
          signal, titleOf(title), textOf(text), reasonOf(reason), now);
    }
  }

  @Schema(name = "LabelSignal")
  record AddLabels(@Nullable List<Label> labels) {
    SignalCommand toCommand(UUID signal, Instant now) {
      return check(
          "labels",
          () -> new SignalCommand.Label(signal, labelsOf(required("labels", labels)), now));
    }
  }

  @Schema(name = "MatchSignal")
  record MatchSystems(
      @Schema(description = "All systems that it is about") @Nullable List<UUID> systems,
      @Nullable String reason) {
    List<UUID> given() {
      return required("systems", systems);
    }

    SignalCommand toCommand(UUID signal, List<UUID> unknown, Instant now) {
      return check(
          "systems",
          () -> new SignalCommand.MatchSystems(signal, given(), unknown, reasonOf(reason), now));
    }
  }

  @Schema(name = "MergeSignal")
  record Merge(
      @Schema(description = "The signal that carries on") @Nullable UUID into,
      @Nullable String reason) {
    UUID target() {
      return required("into", into);
    }

    SignalCommand toCommand(UUID signal, MergeTarget target, Instant now) {
      return new SignalCommand.Merge(signal, target(), target, reasonOf(reason), now);
    }
  }

  @Schema(name = "SeparateSignal")
  record Separate(@Nullable String reason) {
    SignalCommand toCommand(UUID signal, Instant now) {
      return new SignalCommand.Separate(signal, reasonOf(reason), now);
    }
  }

  @Schema(name = "SplitSignal")
  record Split(
      @Nullable String title,
      @Nullable String text,
      @Schema(description = "Ids of AI systems that the part is about")
          @Nullable List<UUID> systems) {
    List<UUID> concerned() {
      return systems == null ? List.of() : systems;
    }

    SignalCommand toCommand(UUID part, SignalFacts whole, List<UUID> unknown, Instant now) {
      return check(
          "systems",
          () ->
              new SignalCommand.Report(
                  part,
                  whole.source(),
                  titleOf(title),
                  textOf(text),
                  concerned(),
                  unknown,
                  null,
                  List.of(),
                  whole.occurredAt(),
                  whole.occurredOn(),
                  null,
                  null,
                  whole.signal(),
                  now));
    }
  }

  @Schema(name = "DecideSignal")
  record Decide(@Nullable SignalDecision decision, @Nullable String reason) {
    SignalCommand toCommand(UUID signal, Instant now) {
      return new SignalCommand.Decide(
          signal, required("decision", decision), reasonOf(reason), null, now);
    }
  }

  @Schema(name = "ReadStatement")
  record Read(
      @Schema(description = "Why it has to be read; it is recorded") @Nullable String reason) {
    SignalCommand toCommand(UUID signal, boolean identity, Instant now) {
      return new SignalCommand.ReadStatement(signal, identity, reasonOf(reason), now);
    }
  }

  private static SignalTitle titleOf(@Nullable String title) {
    return check("title", () -> new SignalTitle(required("title", title)));
  }

  private static SignalText textOf(@Nullable String given) {
    return check("text", () -> new SignalText(required("text", given)));
  }

  private static Reason reasonOf(@Nullable String reason) {
    return check("reason", () -> new Reason(required("reason", reason)));
  }

  private static @Nullable Instant time(@Nullable Instant given) {
    return check("occurredAt", () -> WorldTime.legalOrAbsent("occurredAt", given));
  }

  private static String plain(String field, @Nullable String given, int longest) {
    return check(field, () -> Texts.legal(field, required(field, given), longest));
  }

  private static List<SignalLabel> labelsOf(@Nullable List<Label> labels) {
    return labels == null
        ? List.of()
        : labels.stream().filter(Objects::nonNull).map(Label::label).toList();
  }
}
