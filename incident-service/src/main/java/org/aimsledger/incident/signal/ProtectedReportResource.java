package org.aimsledger.incident.signal;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.CONTRIBUTOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.RISK_OWNER;
import static org.aimsledger.servicekit.identity.Roles.SYSTEM_OWNER;
import static org.aimsledger.servicekit.identity.Roles.TOP_MANAGEMENT;
import static org.aimsledger.servicekit.identity.Roles.TRAIL_AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.aimsledger.contracts.incident.SignalSource;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.IdempotencyKey;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.platform.SignalConfig;
import org.aimsledger.incident.signal.Signal.Known;
import org.aimsledger.incident.signal.SignalResponses.Receipt;
import org.aimsledger.incident.signal.SignalResponses.Standing;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.WithoutIdempotencyKey;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Reports of those who must not be known to everybody. Everything they say is sealed before
/// anything is stored, and no event names an employee with a concern.
@Path(ProtectedReportResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Protected reports", description = "Affected persons, and employees with a concern")
public class ProtectedReportResource {
  static final String PATH = "/api/incident/v1";
  private static final String REPORTS = PATH + "/public/reports";
  private static final String CONCERNS = PATH + "/concerns";

  private final StatementCommandHandler statements;
  private final SignalCommandHandler signals;
  private final RequestIdentity identity;
  private final SignalConfig.Form form;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ProtectedReportResource(
      StatementCommandHandler statements,
      SignalCommandHandler signals,
      RequestIdentity identity,
      SignalConfig config,
      Clock clock) {
    this.statements = statements;
    this.signals = signals;
    this.identity = identity;
    this.form = config.form();
    this.clock = clock;
  }

  @POST
  @Path("public/reports")
  @PermitAll
  @WithoutIdempotencyKey
  @Operation(
      summary = "Report without an account",
      description =
          "For affected persons. The answer has a number and a secret, which is shown this once."
              + " Text only: markup has no meaning. Off unless `aims.incident.signals.form.open`.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Receipt.class)))
  public Uni<Response> report(SignalRequests.Protected body) {
    return form.open()
        ? report(body, SignalSource.AFFECTED_PERSON, REPORTS, context("affected-person", null))
        : Uni.createFrom().item(closed().toResponse());
  }

  @GET
  @Path("public/reports/{number}")
  @PermitAll
  @Operation(
      summary = "How a report stands",
      description = "The secret goes into the header `Receipt-Token`, so that no log has it.")
  @APIResponseSchema(Standing.class)
  public Uni<Response> standing(
      @PathParam("number") UUID number, @HeaderParam("Receipt-Token") @Nullable String token) {
    return form.open() ? standingOf(number, token) : Uni.createFrom().item(closed().toResponse());
  }

  private Uni<Response> standingOf(UUID number, @Nullable String token) {
    return signals
        .load(number)
        .map(
            found ->
                found.state() instanceof Known known && isHolder(known, token)
                    ? Response.ok(SignalResponses.standing(known)).build()
                    : Problem.of(
                            404,
                            "report/unknown",
                            "No such report",
                            "Send the number and, in the header Receipt-Token, the secret of the"
                                + " receipt.")
                        .toResponse());
  }

  private static boolean isHolder(Known signal, @Nullable String token) {
    var kept = signal.facts().receiptDigest();
    return kept != null && token != null && new ReceiptToken(token).fits(kept);
  }

  private static Problem closed() {
    return Problem.of(
        404,
        "report/closed",
        "Reports without an account are not taken here",
        "Whoever runs this installation has not opened the form.");
  }

  @POST
  @Path("concerns")
  @RolesAllowed({
    VIEWER,
    CONTRIBUTOR,
    SYSTEM_OWNER,
    RISK_OWNER,
    RESPONDER,
    INCIDENT_COMMANDER,
    AUDITOR,
    TRAIL_AUDITOR,
    APPROVER,
    TOP_MANAGEMENT,
    ADMIN
  })
  @Operation(
      summary = "Raise a concern under protection",
      description =
          "For employees. No event says who sent it; a name that is given is sealed, and only an"
              + " approver reads it. Without a name it is anonymous.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Receipt.class)))
  public Uni<Response> concern(SignalRequests.Protected body) {
    // Not the sender's own context: it would name the sender in the event and in the receipt.
    return report(
        body, SignalSource.CONCERN, CONCERNS, context("concern", identity.context().idempotency()));
  }

  @GET
  @Path("concerns/{number}")
  @RolesAllowed({
    VIEWER,
    CONTRIBUTOR,
    SYSTEM_OWNER,
    RISK_OWNER,
    RESPONDER,
    INCIDENT_COMMANDER,
    AUDITOR,
    TRAIL_AUDITOR,
    APPROVER,
    TOP_MANAGEMENT,
    ADMIN
  })
  @Operation(
      summary = "How a concern stands",
      description = "The secret goes into the header `Receipt-Token`; who asks doesn't matter.")
  @APIResponseSchema(Standing.class)
  public Uni<Response> concernStanding(
      @PathParam("number") UUID number, @HeaderParam("Receipt-Token") @Nullable String token) {
    return standingOf(number, token);
  }

  private CommandContext context(String actor, @Nullable IdempotencyKey key) {
    return new CommandContext(
        actor,
        identity.correlation(),
        null,
        null,
        key == null ? null : new IdempotencyKey(actor, key.key(), key.fingerprint()),
        null);
  }

  private Uni<Response> report(
      SignalRequests.Protected body, SignalSource source, String path, CommandContext context) {
    var now = clock.instant();
    var id = EventIds.next(now.toEpochMilli());
    var bytes = new byte[ReceiptToken.BYTES];
    random.nextBytes(bytes);
    var token = ReceiptToken.of(bytes);
    return statements
        .handle(
            id,
            UUID.randomUUID(),
            body.statement(),
            texts -> body.toCommand(id, source, texts, token.digest(), now),
            context)
        .map(outcome -> receipt(outcome, token, path, context));
  }

  private static Response receipt(
      Outcome<Signal, SignalRejection> outcome,
      ReceiptToken token,
      String path,
      CommandContext context) {
    return Answers.created(
        outcome,
        context,
        done -> URI.create(path + "/" + done.stream().id()),
        done ->
            new Receipt(
                done.stream().id(),
                done.replayed() ? null : token.value(),
                path + "/" + done.stream().id()),
        SignalProblemResponses::of);
  }
}
