package org.aimsledger.inventory.aisystemreport;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.EventIds;

/// Carries out commands on reports.
@ApplicationScoped
public class AiSystemReportCommandHandler {
  public static final String CATEGORY = "ai-system-report";

  private final CommandRunner<
          AiSystemReportCommand, AiSystemReport, AiSystemReportEvent, AiSystemReportRejection>
      runner;

  AiSystemReportCommandHandler(EventStore store) {
    this.runner =
        store.runner(
            new Aggregate<>(CATEGORY, new AiSystemReportDecider(), AiSystemReportEventTypes.TYPES));
  }

  /// The report that this reporter's id stands for, whether it was received or not.
  public static UUID id(String reporter, String externalId) {
    return EventIds.derived(reporter + "\n" + externalId, CATEGORY);
  }

  /// Records a report. Needs no idempotency key: the id of the report is one.
  public Uni<ReportReceipt> receive(
      AiSystemReportCommand.Receive command, String actor, String correlation) {
    var context = new CommandContext(actor, correlation, null, null, null, null);
    return runner
        .run(command.report(), command, context)
        .map(
            outcome ->
                switch (outcome) {
                  case Outcome.Done<AiSystemReport, AiSystemReportRejection>(_, var state, _, _) ->
                      new ReportReceipt.Recorded(command.report(), isOlder(state, command));
                  case Outcome.Refused<AiSystemReport, AiSystemReportRejection>(var reason) ->
                      new ReportReceipt.Refused(reason);
                  // Only a repeat of the same report races with it, so the next try finds it.
                  case Outcome.Conflict<AiSystemReport, AiSystemReportRejection> _,
                      Outcome.Taken<AiSystemReport, AiSystemReportRejection> _,
                      Outcome.KeyReused<AiSystemReport, AiSystemReportRejection> _ ->
                      throw new IllegalStateException(
                          "report " + command.report() + ": " + outcome);
                });
  }

  /// A report that was recorded before says when; this delivery's own says the time of its command.
  private static boolean isOlder(AiSystemReport state, AiSystemReportCommand.Receive command) {
    return state instanceof AiSystemReport.Received known
        && !known.receivedAt().equals(command.at());
  }
}
