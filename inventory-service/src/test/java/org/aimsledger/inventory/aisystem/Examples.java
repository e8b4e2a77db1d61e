package org.aimsledger.inventory.aisystem;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.AttributeValue;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.DecisionPart;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Offering;
import org.aimsledger.contracts.inventory.OrganisationRole;
import org.aimsledger.contracts.inventory.Origin;
import org.aimsledger.contracts.inventory.Provenance;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.contracts.inventory.Technology;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.platform.Reason;
import org.jspecify.annotations.Nullable;

/// Systems, incidents and times that the tests speak of.
public final class Examples {
  public static final UUID CHATBOT = UUID.fromString("01980000-0000-7000-8000-000000000001");
  public static final UUID FIRE = UUID.fromString("01980000-0000-7000-8000-0000000000f1");
  public static final UUID FLOOD = UUID.fromString("01980000-0000-7000-8000-0000000000f2");
  public static final Instant MORNING = Instant.parse("2026-11-20T08:00:00Z");
  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  public static final Instant EVENING = Instant.parse("2026-11-20T18:00:00Z");
  public static final ExternalId HHS_17 = new ExternalId("HHS", "HHS-0017");

  public static final AiSystemProfile PROFILE =
      new AiSystemProfile(
          List.of("Ask-me"),
          "Answers questions of citizens about benefits",
          "Only general questions, no decisions",
          "u-4711",
          "Department of Health",
          "Benefits",
          List.of(OrganisationRole.DEPLOYER, OrganisationRole.USER),
          Technology.GENERATIVE,
          DecisionPart.INFORMS,
          Offering.EXTERNAL,
          "Service delivery",
          "Public administration",
          "Example Ltd",
          Map.of(
              "operationalDate",
              new AttributeValue("Jan-25", "2025-01", "MONTH", null),
              "piaUrl",
              AttributeValue.of("https://example.org/pia")));

  public static final Provenance SCANNER =
      new Provenance(FieldSource.DISCOVERED, "scanner-1", Confidence.MEDIUM);

  public static final Reason BECAUSE = new Reason("because");

  private Examples() {}

  /// A declared system with an owner.
  public static AiSystemEvent registered() {
    return registered(Stage.INCEPTION, PROFILE);
  }

  public static AiSystemEvent registered(Stage stage, AiSystemProfile profile) {
    return new AiSystemEvent.Registered(
        CHATBOT, "Chatbot", profile, stage, HighImpact.UNKNOWN, Origin.declared(HHS_17), MORNING);
  }

  public static AiSystemEvent imported(Stage stage) {
    return new AiSystemEvent.Registered(
        CHATBOT, "Chatbot", PROFILE, stage, HighImpact.YES, row(17, "aa"), MORNING);
  }

  public static Origin row(long number, String file) {
    return Origin.imported(
        HHS_17, new Origin.ImportedFrom("omb-2025", "job-1", file.repeat(32), number), List.of());
  }

  public static AiSystemEvent suspended(UUID incident) {
    return new AiSystemEvent.Suspended(CHATBOT, "harm", incident, MORNING);
  }

  public static AiSystemEvent suspendedByPerson() {
    return new AiSystemEvent.Suspended(CHATBOT, "audit", null, MORNING);
  }

  public static AiSystemEvent retired() {
    return new AiSystemEvent.Retired(CHATBOT, "replaced", MORNING);
  }

  /// The state after these events.
  public static AiSystem given(AiSystemEvent... events) {
    var decider = new AiSystemDecider(StageTransitions.STANDARD);
    return Arrays.stream(events).reduce(decider.initial(), decider::evolve, (_, second) -> second);
  }

  /// What the decider says to the command after these events.
  public static Decision<AiSystemEvent, AiSystemRejection> when(
      AiSystemCommand command, AiSystemEvent... history) {
    return new AiSystemDecider(StageTransitions.STANDARD).decide(command, given(history));
  }

  public static AiSystemCommand.Register register(Stage stage, AiSystemProfile profile) {
    return new AiSystemCommand.Register(
        CHATBOT,
        new SystemName("Chatbot"),
        profile,
        stage,
        HighImpact.UNKNOWN,
        HHS_17,
        null,
        MORNING);
  }

  public static AiSystemCommand enter(Stage stage) {
    return new AiSystemCommand.EnterStage(CHATBOT, stage, BECAUSE, NOON);
  }

  public static AiSystemCommand describe(Map<String, List<String>> patch) {
    return new AiSystemCommand.Describe(
        CHATBOT, new ProfilePatch(new TreeMap<>(patch)), BECAUSE, NOON);
  }

  /// The same from somebody who found it.
  public static AiSystemCommand discover(Map<String, List<String>> patch) {
    return new AiSystemCommand.Describe(
        CHATBOT, new ProfilePatch(new TreeMap<>(patch)), BECAUSE, SCANNER, NOON);
  }

  public static AiSystemCommand confirm(String... fields) {
    return new AiSystemCommand.ConfirmFields(
        CHATBOT, List.of(fields), Confidence.HIGH, BECAUSE, NOON);
  }

  public static AiSystemCommand accept(String... fields) {
    return new AiSystemCommand.AcceptContradictions(
        CHATBOT, List.of(fields), Confidence.HIGH, BECAUSE, NOON);
  }

  public static AiSystemCommand assign(String owner) {
    return new AiSystemCommand.AssignOwner(CHATBOT, new Owner(owner), BECAUSE, NOON);
  }

  public static AiSystemCommand determine(HighImpact highImpact, String justification) {
    return new AiSystemCommand.DetermineHighImpact(CHATBOT, highImpact, justification, NOON);
  }

  public static AiSystemCommand suspend(@Nullable UUID incident) {
    return new AiSystemCommand.Suspend(CHATBOT, BECAUSE, incident, NOON);
  }

  public static AiSystemCommand resume(@Nullable UUID incident) {
    return new AiSystemCommand.Resume(CHATBOT, BECAUSE, incident, NOON);
  }

  public static AiSystemCommand retire() {
    return new AiSystemCommand.Retire(CHATBOT, BECAUSE, NOON);
  }
}
