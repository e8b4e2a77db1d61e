package org.aimsledger.inventory;

import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.aisystem.Examples.FIRE;
import static org.aimsledger.inventory.aisystem.Examples.MORNING;
import static org.aimsledger.inventory.aisystem.Examples.NOON;
import static org.aimsledger.inventory.aisystem.Examples.PROFILE;
import static org.aimsledger.inventory.aisystem.Examples.SCANNER;
import static org.aimsledger.inventory.aisystem.Examples.imported;
import static org.aimsledger.inventory.aisystem.Examples.retired;
import static org.aimsledger.inventory.aisystem.Examples.row;
import static org.aimsledger.inventory.aisystem.Examples.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.MeasureKind;
import org.aimsledger.contracts.inventory.Measurement;
import org.aimsledger.contracts.inventory.OrganisationRole;
import org.aimsledger.contracts.inventory.OverrideOutcome;
import org.aimsledger.contracts.inventory.QualityOutcome;
import org.aimsledger.contracts.inventory.ReportDetail;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.contracts.inventory.ResponsibleParty;
import org.aimsledger.contracts.inventory.RoleChangeCause;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.contracts.inventory.SupplierChange;
import org.aimsledger.contracts.inventory.UnregisteredSystemEvent;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.inventory.component.ComponentExamples;
import org.aimsledger.inventory.componentlink.ComponentLinkExamples;
import org.aimsledger.inventory.deviation.DeviationExamples;
import org.aimsledger.inventory.intendeduse.IntendedUseExamples;
import org.aimsledger.inventory.lifecyclegate.GateExamples;
import org.aimsledger.inventory.notice.NoticeExamples;
import org.aimsledger.inventory.outofscopeuse.OutOfScopeUseExamples;
import org.aimsledger.inventory.procedure.ProcedureExamples;
import org.aimsledger.inventory.review.ReviewExamples;
import org.aimsledger.inventory.riskclass.RiskClassExamples;
import org.aimsledger.inventory.savedfilter.SavedFilterExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is stored today must be readable for ever: the approved files are what was stored. A
/// changed file means that stored events can't be read any more, unless an upcaster is added.
class InventoryEventTypesTest {
  private static final Path APPROVED = Path.of("src/test/resources/approved");
  private static final EventTypes<InventoryServiceEvent> TYPES =
      EventTypes.declare(InventoryServiceEvent.class, WireNames::of);
  private static final UUID REPORT = UUID.fromString("01980000-0000-8000-8000-0000000000aa");
  private static final UUID FINDING = UUID.fromString("01980000-0000-8000-8000-0000000000ab");

  private static final UUID ACTION = UUID.fromString("01980000-0000-7000-8000-0000000000f2");

  static Stream<InventoryServiceEvent> oneOfEach() {
    return Stream.of(records(), components(), judged(), stewardship(), findings())
        .flatMap(samples -> samples);
  }

  private static Stream<InventoryServiceEvent> records() {
    return Stream.of(
        imported(Stage.DEPLOYED),
        new AiSystemEvent.ProfileChanged(
            CHATBOT,
            List.of(
                new FieldChange("vendor", List.of("Example Ltd"), List.of()),
                new FieldChange("organisationRoles", List.of("USER"), List.of("USER", "DEPLOYER"))),
            "contract ended",
            NOON),
        new AiSystemEvent.OwnerAssigned(CHATBOT, null, "u-4711", "first owner", NOON),
        new AiSystemEvent.FieldsConfirmed(
            CHATBOT,
            List.of("attributes.piaUrl", "vendor"),
            Confidence.HIGH,
            "looked at the contract",
            NOON),
        new AiSystemEvent.FieldsContradicted(
            CHATBOT,
            List.of(new FieldChange("vendor", List.of("Example Ltd"), List.of("Other Ltd"))),
            SCANNER,
            "nightly scan",
            NOON),
        new AiSystemEvent.RolesChanged(
            CHATBOT,
            List.of(OrganisationRole.DEPLOYER),
            List.of(OrganisationRole.DEPLOYER, OrganisationRole.PROVIDER),
            RoleChangeCause.OWN_NAME_OR_TRADEMARK,
            LocalDate.of(2026, 11, 1),
            "sold under our name",
            "contract C-2026-3",
            "u-4711",
            NOON),
        new AiSystemEvent.StageEntered(
            CHATBOT, Stage.PILOT, Stage.DEPLOYED, HighImpact.YES, "pilot went well", NOON),
        new AiSystemEvent.HighImpactDetermined(
            CHATBOT,
            HighImpact.UNKNOWN,
            HighImpact.PRESUMED_BUT_NOT,
            Stage.PILOT,
            "no decision follows from it",
            NOON),
        suspended(FIRE),
        new AiSystemEvent.HoldReleased(CHATBOT, "contained", FIRE, NOON),
        new AiSystemEvent.Resumed(CHATBOT, "audit passed", null, NOON),
        new AiSystemEvent.ContainmentDeclined(CHATBOT, FIRE, "the system is retired", NOON),
        new AiSystemEvent.MeasureOrdered(
            CHATBOT, ACTION, FIRE, MeasureKind.ROLL_BACK, "2.3.1", "it leaks", NOON),
        new AiSystemEvent.MeasureDeclined(CHATBOT, ACTION, FIRE, "the system is retired", NOON),
        retired(),
        new AiSystemEvent.ImportRecorded(
            CHATBOT, "Chatbot", PROFILE, Stage.UNKNOWN, HighImpact.NO, row(18, "bb"), NOON));
  }

  private static Stream<InventoryServiceEvent> components() {
    return Stream.of(
        new AiSystemReportEvent.Received(
            REPORT,
            CHATBOT,
            ReportKind.DRIFT,
            "Answers got longer",
            "urn:monitoring",
            "42",
            MORNING,
            NOON),
        new AiSystemReportEvent.Detailed(
            REPORT,
            CHATBOT,
            "com.example.scanned.v3",
            List.of(new ReportDetail("version", "7")),
            "application/json",
            "{\"score\":1.50}",
            null,
            NOON),
        new AiSystemReportEvent.Measured(
            REPORT, CHATBOT, List.of(new Measurement("psi", new BigDecimal("0.310"), "1")), NOON),
        ComponentExamples.datasetVersion(),
        ComponentExamples.described(),
        ComponentExamples.retired(),
        ComponentExamples.assessed("completeness", QualityOutcome.MET),
        ComponentExamples.allocated(ResponsibleParty.SUPPLIER),
        ComponentExamples.diligence(),
        ComponentExamples.contract("C-2025-17"),
        ComponentExamples.changed(SupplierChange.SILENT),
        ComponentLinkExamples.linked(),
        ComponentLinkExamples.unlinked());
  }

  private static Stream<InventoryServiceEvent> judged() {
    return Stream.of(
        GateExamples.attested("rollback-tested"),
        GateExamples.withdrawn("rollback-tested"),
        GateExamples.observed("impact-assessment-approved", true),
        GateExamples.dependentAccepted(),
        GateExamples.responsible("dora"),
        GateExamples.requested("G5"),
        GateExamples.approvalGiven("G5", "anna"),
        GateExamples.approved("G5"),
        GateExamples.rejected("G5"),
        GateExamples.overridden("G5"),
        GateExamples.reviewed("G5", OverrideOutcome.CONFIRMED),
        GateExamples.outOfCompliance(),
        GateExamples.inCompliance(),
        RiskClassExamples.proposed(),
        RiskClassExamples.declined(),
        RiskClassExamples.determined(),
        RiskClassExamples.leftUndetermined(),
        RiskClassExamples.due());
  }

  private static Stream<InventoryServiceEvent> stewardship() {
    return Stream.of(
        DeviationExamples.recorded(),
        DeviationExamples.approved(),
        DeviationExamples.refused(),
        DeviationExamples.ended(),
        IntendedUseExamples.drafted(),
        IntendedUseExamples.approved(),
        NoticeExamples.opened(),
        NoticeExamples.drafted(),
        NoticeExamples.approved(),
        NoticeExamples.published(),
        NoticeExamples.withdrawn(),
        OutOfScopeUseExamples.reported(),
        OutOfScopeUseExamples.decided(),
        OutOfScopeUseExamples.followedUp(),
        ProcedureExamples.released(),
        ProcedureExamples.withdrawn(),
        ReviewExamples.scheduled(),
        ReviewExamples.reminded(),
        ReviewExamples.held(),
        SavedFilterExamples.savedForOneUnit(),
        SavedFilterExamples.removed());
  }

  private static Stream<InventoryServiceEvent> findings() {
    return Stream.of(
        new UnregisteredSystemEvent.Reported(
            FINDING,
            "support-bot of mlflow",
            new ExternalId("mlflow", "support-bot"),
            "urn:mlflow:eu",
            "org.aimsledger.ai-system.deployed.v1",
            NOON),
        new UnregisteredSystemEvent.Linked(FINDING, CHATBOT, "the same under its old name", NOON),
        new UnregisteredSystemEvent.Registered(FINDING, CHATBOT, NOON),
        new UnregisteredSystemEvent.Dismissed(FINDING, "a load test", NOON));
  }

  @Test
  void everyEventHasASample() {
    // Given
    var permitted = WireNames.records(InventoryServiceEvent.class);

    // When
    var samples = oneOfEach().map(Object::getClass).toList();

    // Then
    assertThat(samples).isEqualTo(permitted);
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  void anEventIsStoredAsApproved(InventoryServiceEvent event) throws JsonProcessingException {
    // Given
    var approved = approved(WireNames.of(event.getClass()));

    // When
    var stored = EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(event);

    // Then
    assertThat(stored).isEqualTo(approved.stripTrailing());
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  void whatWasStoredIsReadAsTheSameEvent(InventoryServiceEvent event)
      throws JsonProcessingException {
    // Given
    var name = WireNames.of(event.getClass());
    var approved = EventJson.MAPPER.readTree(approved(name));

    // When
    var read = TYPES.read(name, approved);

    // Then
    assertThat(read).isEqualTo(event);
  }

  private static String approved(String name) {
    try {
      return Files.readString(APPROVED.resolve(name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException("no approved file for " + name, e);
    }
  }
}
