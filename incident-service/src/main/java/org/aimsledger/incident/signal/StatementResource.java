package org.aimsledger.incident.signal;

import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.aimsledger.contracts.incident.SealedStatement;
import org.aimsledger.contracts.incident.SignalSource;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.incident.signal.Signal.Absent;
import org.aimsledger.incident.signal.Signal.Known;
import org.aimsledger.incident.signal.SignalResponses.Opened;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What a protected person said, for those who may know it. Whoever reads it leaves an event.
@Path(SignalResource.PATH + "/{id}/statement-reading")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Protected reports")
public class StatementResource {
  private final StatementCommandHandler statements;
  private final SignalCommandHandler signals;
  private final RequestIdentity identity;
  private final Clock clock;

  StatementResource(
      StatementCommandHandler statements,
      SignalCommandHandler signals,
      RequestIdentity identity,
      Clock clock) {
    this.statements = statements;
    this.signals = signals;
    this.identity = identity;
    this.clock = clock;
  }

  @POST
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER, APPROVER})
  @Operation(
      summary = "Read what a protected person said",
      description =
          "Each reading is recorded with its reason. Who raised a concern is told to approvers"
              + " only.")
  @APIResponseSchema(Opened.class)
  public Uni<Response> read(@PathParam("id") UUID id, SignalRequests.Read body) {
    var context = identity.context();
    var now = clock.instant();
    return signals
        .load(id)
        .flatMap(
            found ->
                switch (found.state()) {
                  case Absent _ ->
                      Uni.createFrom()
                          .item(Problems.notFound("signal/unknown", "signal", id).toResponse());
                  case Known known ->
                      read(id, known, body.toCommand(id, mayKnow(known), now), context);
                });
  }

  private boolean mayKnow(Known signal) {
    return signal.facts().source() != SignalSource.CONCERN || identity.hasRole(APPROVER);
  }

  /// First the event, then the text: a reading that isn't recorded doesn't happen.
  private Uni<Response> read(UUID id, Known signal, SignalCommand command, CommandContext context) {
    var statement = signal.facts().statement();
    var identified = mayKnow(signal);
    return signals
        .handle(command, context)
        .flatMap(
            outcome ->
                outcome instanceof Outcome.Done && statement != null
                    ? opened(id, statement, identified)
                    : Uni.createFrom()
                        .item(
                            Answers.ok(
                                outcome,
                                context,
                                done -> SignalResponses.one(done.state()),
                                SignalProblemResponses::of)));
  }

  private Uni<Response> opened(UUID id, SealedStatement statement, boolean identified) {
    return statements
        .read(id, statement, identified)
        .map(
            read ->
                Response.ok(
                        read.map(
                                said ->
                                    new Opened(
                                        id,
                                        statement.person(),
                                        false,
                                        said.text(),
                                        said.name(),
                                        said.contact()))
                            .orElseGet(
                                () -> new Opened(id, statement.person(), true, null, null, null)))
                    .build());
  }
}
