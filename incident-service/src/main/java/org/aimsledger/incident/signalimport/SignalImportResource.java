package org.aimsledger.incident.signalimport;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.incident.platform.SignalConfig;
import org.aimsledger.incident.signal.Signal;
import org.aimsledger.incident.signal.SignalCommand;
import org.aimsledger.incident.signal.SignalCommandHandler;
import org.aimsledger.incident.signal.SignalRejection;
import org.aimsledger.incident.signalimport.SignalImportResponses.Mappings;
import org.aimsledger.incident.signalimport.SignalImportResponses.Result;
import org.aimsledger.incident.signalimport.SignalImportResponses.RowResult;
import org.aimsledger.servicekit.http.WithoutIdempotencyKey;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// Imports tables of incidents that happened to others. The answer comes when every row is recorded
/// or refused; a table that is sent again changes nothing, so whoever got no answer sends it again.
@Path("/api/incident/v1/signal-imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signals")
public class SignalImportResource {
  private final SignalCommandHandler signals;
  private final RequestIdentity identity;
  private final SignalConfig.Imports config;
  private final Clock clock;

  SignalImportResource(
      SignalCommandHandler signals, RequestIdentity identity, SignalConfig config, Clock clock) {
    this.signals = signals;
    this.identity = identity;
    this.config = config.imports();
    this.clock = clock;
  }

  @POST
  @Consumes("text/csv")
  @Blocking
  @WithoutIdempotencyKey
  @RolesAllowed({Roles.RESPONDER, Roles.INCIDENT_COMMANDER, Roles.INTEGRATION, Roles.ADMIN})
  @Operation(
      summary = "Import a table by a mapping that comes with the service",
      description = "E.g. `?mapping=aiid-incidents`. Records become signals, labels are added.")
  @APIResponseSchema(Result.class)
  public Uni<Response> importKnown(@QueryParam("mapping") @Nullable String mapping, byte[] table) {
    var named = Fields.required("mapping", mapping);
    return MappingReader.bundled(named)
        .map(found -> carriedOut(found, table))
        .orElseThrow(
            () ->
                Problems.invalidField("mapping", "is none of " + MappingReader.BUNDLED)
                    .toException());
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Blocking
  @WithoutIdempotencyKey
  @RolesAllowed({Roles.RESPONDER, Roles.INCIDENT_COMMANDER, Roles.INTEGRATION, Roles.ADMIN})
  @Operation(
      operationId = "importSignalsByOwnMapping",
      summary = "Import a table by a mapping of one's own",
      description =
          "Part `mapping` is the YAML that says what the columns mean, part `file` the table.")
  @APIResponseSchema(Result.class)
  public Uni<Response> importOwn(
      @RestForm("mapping") @Nullable FileUpload mapping,
      @RestForm("file") @Nullable FileUpload file) {
    try {
      var yaml = new String(bytes("mapping", mapping), StandardCharsets.UTF_8);
      return carriedOut(MappingReader.read(yaml), bytes("file", file));
    } catch (ImportRefusedException e) {
      throw problem(e).toException();
    }
  }

  @GET
  @Path("mappings")
  @RolesAllowed({
    Roles.VIEWER,
    Roles.RESPONDER,
    Roles.INCIDENT_COMMANDER,
    Roles.INTEGRATION,
    Roles.AUDITOR,
    Roles.ADMIN
  })
  @Operation(summary = "Mappings that come with the service, and the columns that they need")
  @APIResponseSchema(Mappings.class)
  public Mappings mappings() {
    return new Mappings(
        MappingReader.BUNDLED.stream()
            .flatMap(id -> MappingReader.bundled(id).stream())
            .map(SignalImportResponses::mapping)
            .toList());
  }

  private Uni<Response> carriedOut(ImportMapping mapping, byte[] table) {
    try {
      var rows = OutsideTableReader.read(table, mapping, config.rows());
      var context = identity.context(null, null);
      return Multi.createFrom()
          .iterable(rows)
          .onItem()
          .transformToUni(row -> carriedOut(row, mapping, context))
          .merge(config.atOnce())
          .collect()
          .asList()
          .map(
              results ->
                  Response.ok(SignalImportResponses.result(mapping, results, config.listed()))
                      .build());
    } catch (ImportRefusedException e) {
      throw problem(e).toException();
    }
  }

  private Uni<RowResult> carriedOut(OutsideRow row, ImportMapping mapping, CommandContext context) {
    SignalCommand command;
    try {
      command = RowReader.command(row, mapping, clock.instant());
    } catch (IllegalArgumentException e) {
      return Uni.createFrom()
          .item(new RowResult.Refused(row.number(), String.valueOf(e.getMessage())));
    }
    return signals
        .load(command.signal())
        .flatMap(
            before ->
                signals
                    .handle(command, context)
                    .map(outcome -> result(row, before.version(), outcome)));
  }

  private static RowResult result(
      OutsideRow row, long before, Outcome<Signal, SignalRejection> outcome) {
    return switch (outcome) {
      case Outcome.Done<Signal, SignalRejection> done -> {
        if (before == 0) {
          yield new RowResult.Added();
        }
        yield done.version() == before ? new RowResult.Unchanged() : new RowResult.Changed();
      }
      case Outcome.Refused<Signal, SignalRejection>(var reason) ->
          new RowResult.Refused(row.number(), words(reason));
      case Outcome.Conflict<Signal, SignalRejection> _,
          Outcome.Taken<Signal, SignalRejection> _,
          Outcome.KeyReused<Signal, SignalRejection> _ ->
          new RowResult.Refused(row.number(), "Others changed it meanwhile; send it again.");
    };
  }

  private static String words(SignalRejection reason) {
    return switch (reason) {
      case SignalRejection.UnknownSignal _ ->
          "There is no such record here; import the records before their labels.";
      case SignalRejection.TimeInFuture r -> r.field() + " lies in the future: " + r.given();
      case SignalRejection.TooManyLabels r -> "More than " + r.most() + " labels.";
      case SignalRejection.AlreadyReported _ -> "Its address is another one than before.";
      case SignalRejection.UnknownSystems _,
          SignalRejection.WordsOfOthers _,
          SignalRejection.IsMerged _,
          SignalRejection.IsJudged _,
          SignalRejection.MergeIntoItself _,
          SignalRejection.MergeTargetUnusable _,
          SignalRejection.NoSystemOfOurs _,
          SignalRejection.IncidentStands _,
          SignalRejection.NoStatement _ ->
          throw new IllegalStateException("no import leads to " + reason);
    };
  }

  private static byte[] bytes(String part, @Nullable FileUpload upload) {
    if (upload == null) {
      throw Problems.invalidField(
              part, "is missing; send multipart/form-data with the file parts mapping and file")
          .toException();
    }
    try {
      return Files.readAllBytes(upload.uploadedFile());
    } catch (IOException e) {
      throw new UncheckedIOException("an upload can't be read back", e);
    }
  }

  private static Problem problem(ImportRefusedException refused) {
    return Problem.of(
            400,
            "signal-import/unusable",
            "The " + refused.part() + " can't be used",
            "It " + refused.reason() + ". Nothing was imported.")
        .withError(refused.part(), refused.reason());
  }
}
