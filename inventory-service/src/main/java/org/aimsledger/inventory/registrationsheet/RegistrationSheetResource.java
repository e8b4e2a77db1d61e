package org.aimsledger.inventory.registrationsheet;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.inventory.aisystem.AiSystem;
import org.aimsledger.inventory.aisystem.AiSystemCommandHandler;
import org.aimsledger.inventory.intendeduse.IntendedUse;
import org.aimsledger.inventory.intendeduse.IntendedUseCommandHandler;
import org.aimsledger.inventory.platform.Packs;
import org.aimsledger.inventory.registrationsheet.RegistrationSheetResponses.SheetResponse;
import org.aimsledger.servicekit.http.AsOf;
import org.aimsledger.servicekit.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Registration sheets over HTTP.
@Path("/api/inventory/v1/ai-systems/{id}/registration-sheets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "registration")
@RolesAllowed({
  Roles.VIEWER,
  Roles.CONTRIBUTOR,
  Roles.SYSTEM_OWNER,
  Roles.RISK_OWNER,
  Roles.AUDITOR,
  Roles.TRAIL_AUDITOR,
  Roles.APPROVER,
  Roles.TOP_MANAGEMENT,
  Roles.ADMIN,
  Roles.SERVICE
})
class RegistrationSheetResource {
  private final AiSystemCommandHandler systems;
  private final IntendedUseCommandHandler statements;
  private final Packs packs;
  private final Clock clock;

  RegistrationSheetResource(
      AiSystemCommandHandler systems,
      IntendedUseCommandHandler statements,
      Packs packs,
      Clock clock) {
    this.systems = systems;
    this.statements = statements;
    this.packs = packs;
    this.clock = clock;
  }

  @GET
  @Path("{sheet}")
  @Operation(
      operationId = "getRegistrationSheet",
      summary = "The data of a registration under the EU AI Act, and what is missing",
      description =
          "Filled in from the record as it is now or as it was. The sheet is that of the law of the"
              + " same day.")
  @APIResponse(
      responseCode = "200",
      description = "The sheet, item by item",
      content = @Content(schema = @Schema(implementation = SheetResponse.class)))
  public Uni<Response> get(
      @PathParam("id") UUID id,
      @Parameter(description = "A, B or C of Annex VIII") @PathParam("sheet") String sheet,
      @BeanParam AsOf asOf) {
    return systems
        .load(id, asOf.moment())
        .flatMap(
            found ->
                switch (found.state()) {
                  case AiSystem.Known known ->
                      filled(new Asked(id, sheet, asOf), found.version(), known.facts());
                  case AiSystem.Absent _ ->
                      Uni.createFrom()
                          .item(RegistrationSheetResponses.unknownSystem(id).toResponse());
                });
  }

  private record Asked(UUID system, String sheet, AsOf asOf) {}

  private Uni<Response> filled(Asked asked, long version, AiSystem.Facts facts) {
    var asOf = asked.asOf();
    var time = time(asOf, facts);
    var moment = asOf.moment() instanceof Moment.Now now ? now : new Moment.AtTime(time);
    return statements
        .load(asked.system(), moment)
        .map(
            found -> {
              var inForce =
                  found.state() instanceof IntendedUse.Stated stated ? stated.inForce() : null;
              var record = new RecordReader(facts, inForce == null ? null : inForce.statement());
              return answer(asked, version, record, time);
            });
  }

  private Response answer(Asked asked, long version, RecordReader record, Instant time) {
    var pack = packs.sheets(time);
    var sheet =
        RegistrationSheet.of(
            pack, asked.sheet(), record::at, time.atZone(ZoneOffset.UTC).toLocalDate());
    return sheet == null
        ? RegistrationSheetResponses.unknownSheet(asked.sheet()).toResponse()
        : Response.ok(
                SheetResponse.of(asked.system(), version, sheet, pack.version().toString(), time))
            .build();
  }

  private Instant time(AsOf asOf, AiSystem.Facts facts) {
    if (asOf.at() != null) {
      return asOf.at();
    }
    return asOf.version() != null ? facts.changedAt() : clock.instant();
  }
}
