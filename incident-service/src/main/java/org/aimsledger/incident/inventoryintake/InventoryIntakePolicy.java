package org.aimsledger.incident.inventoryintake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.aimsledger.contracts.inventory.AiSystemEvent.ContainmentDeclined;
import org.aimsledger.contracts.inventory.AiSystemEvent.FieldsConfirmed;
import org.aimsledger.contracts.inventory.AiSystemEvent.FieldsContradicted;
import org.aimsledger.contracts.inventory.AiSystemEvent.HighImpactDetermined;
import org.aimsledger.contracts.inventory.AiSystemEvent.HoldReleased;
import org.aimsledger.contracts.inventory.AiSystemEvent.ImportRecorded;
import org.aimsledger.contracts.inventory.AiSystemEvent.MeasureDeclined;
import org.aimsledger.contracts.inventory.AiSystemEvent.MeasureOrdered;
import org.aimsledger.contracts.inventory.AiSystemEvent.OwnerAssigned;
import org.aimsledger.contracts.inventory.AiSystemEvent.ProfileChanged;
import org.aimsledger.contracts.inventory.AiSystemEvent.Registered;
import org.aimsledger.contracts.inventory.AiSystemEvent.Resumed;
import org.aimsledger.contracts.inventory.AiSystemEvent.Retired;
import org.aimsledger.contracts.inventory.AiSystemEvent.RolesChanged;
import org.aimsledger.contracts.inventory.AiSystemEvent.StageEntered;
import org.aimsledger.contracts.inventory.AiSystemEvent.Suspended;
import org.aimsledger.contracts.inventory.AiSystemReportEvent.Detailed;
import org.aimsledger.contracts.inventory.AiSystemReportEvent.Measured;
import org.aimsledger.contracts.inventory.AiSystemReportEvent.Received;
import org.aimsledger.contracts.inventory.ComponentEvent;
import org.aimsledger.contracts.inventory.ComponentLinkEvent;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.LifecycleGateEvent;
import org.aimsledger.contracts.inventory.RiskClassEvent;
import org.aimsledger.contracts.inventory.StewardshipEvent;
import org.aimsledger.contracts.inventory.UnregisteredSystemEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.handle.Order;
import org.aimsledger.eventstore.inbox.Reaction;
import org.aimsledger.incident.containmentaction.ContainmentActionCommandHandler;
import org.aimsledger.incident.incident.IncidentCommand;
import org.aimsledger.incident.incident.IncidentCommandHandler;

/// Which policy answers which event of inventory-service.
final class InventoryIntakePolicy implements Reaction<InventoryServiceEvent> {
  private final IncidentCommandHandler incidents;
  private final ContainmentActionCommandHandler measures;
  private final WhenAiSystemReportsHarmStartPlaybookPolicy playbooks;
  private final Function<InventoryServiceEvent, Optional<Order>> systems;

  /// @param systems remembers what an event tells of systems
  InventoryIntakePolicy(
      IncidentCommandHandler incidents,
      ContainmentActionCommandHandler measures,
      WhenAiSystemReportsHarmStartPlaybookPolicy playbooks,
      Function<InventoryServiceEvent, Optional<Order>> systems) {
    this.incidents = incidents;
    this.measures = measures;
    this.playbooks = playbooks;
    this.systems = systems;
  }

  @Override
  public List<Order> react(Recorded<InventoryServiceEvent> recorded, Instant now) {
    return Stream.of(
            systems.apply(recorded.event()),
            command(recorded.event(), now).map(incidents::order),
            playbook(recorded.event(), now),
            measure(recorded.event(), now))
        .flatMap(Optional::stream)
        .toList();
  }

  /// Behind the incident itself, in the same transaction.
  private Optional<Order> playbook(InventoryServiceEvent event, Instant now) {
    return event instanceof Received e && command(event, now).isPresent()
        ? playbooks.on(e, incidents.incidentOf(e.report()), now)
        : Optional.empty();
  }

  private Optional<Order> measure(InventoryServiceEvent event, Instant now) {
    return event instanceof MeasureDeclined e
        ? Optional.of(measures.order(WhenRetiredSystemDeclinesMeasureAnswerItPolicy.on(e, now)))
        : Optional.empty();
  }

  private Optional<IncidentCommand> command(InventoryServiceEvent event, Instant now) {
    return switch (event) {
      case Suspended e -> WhenSystemIsSuspendedForIncidentAcknowledgeContainmentPolicy.on(e, now);
      case ContainmentDeclined e ->
          Optional.of(WhenSystemIsSuspendedForIncidentAcknowledgeContainmentPolicy.on(e, now));
      case Resumed e -> WhenSystemIsLetGoForIncidentAcknowledgeReleasePolicy.on(e, now);
      case HoldReleased e -> WhenSystemIsLetGoForIncidentAcknowledgeReleasePolicy.on(e, now);
      case Received e ->
          WhenAiSystemReportsHarmRaiseIncidentPolicy.on(e, incidents.incidentOf(e.report()), now);
      case Registered _,
          ProfileChanged _,
          OwnerAssigned _,
          RolesChanged _,
          StageEntered _,
          HighImpactDetermined _,
          Retired _,
          MeasureOrdered _,
          MeasureDeclined _,
          FieldsConfirmed _,
          FieldsContradicted _,
          ImportRecorded _,
          Detailed _,
          Measured _,
          ComponentEvent _,
          ComponentLinkEvent _,
          LifecycleGateEvent _,
          RiskClassEvent _,
          StewardshipEvent _,
          UnregisteredSystemEvent _ ->
          Optional.empty();
    };
  }
}
