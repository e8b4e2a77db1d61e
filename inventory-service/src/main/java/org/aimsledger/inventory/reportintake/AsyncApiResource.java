package org.aimsledger.inventory.reportintake;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Says which events are taken in, for the tools of those who send them.
@Path("/api/inventory/v1/ai-system-events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AI system events")
@RolesAllowed({
  Roles.INTEGRATION,
  Roles.VIEWER,
  Roles.CONTRIBUTOR,
  Roles.SYSTEM_OWNER,
  Roles.RESPONDER,
  Roles.AUDITOR,
  Roles.ADMIN
})
class AsyncApiResource {
  @GET
  @Path("asyncapi")
  @Operation(operationId = "getAsyncApi", summary = "The AsyncAPI 3 document of the intake")
  @APIResponse(responseCode = "200", description = "The document")
  public Map<String, Object> document() {
    return AsyncApi.document();
  }

  @GET
  @Path("schemas")
  @Operation(operationId = "listEventSchemas", summary = "JSON Schemas of events, by type")
  @APIResponse(responseCode = "200", description = "Schemas by type")
  public Map<String, Map<String, Object>> schemas() {
    return EventSchemas.all();
  }

  @GET
  @Path("schemas/{type}")
  @Operation(
      operationId = "getEventSchema",
      summary = "The JSON Schema of one type; `other` is that of all types that are not ours")
  @APIResponse(responseCode = "200", description = "The schema")
  public Response schema(@PathParam("type") String type) {
    var schema = EventSchemas.all().get(type);
    return schema == null
        ? Problems.notFound("ai-system-event/unknown-type", "type of event", type).toResponse()
        : Response.ok(schema).build();
  }
}
