package org.aimsledger.incident.exercise;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.CONTRIBUTOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.INTEGRATION;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.RISK_OWNER;
import static org.aimsledger.servicekit.identity.Roles.SYSTEM_OWNER;
import static org.aimsledger.servicekit.identity.Roles.TOP_MANAGEMENT;
import static org.aimsledger.servicekit.identity.Roles.TRAIL_AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.aimsledger.incident.exercise.Exercise.Absent;
import org.aimsledger.incident.exercise.Exercise.Ready;
import org.aimsledger.incident.exercise.ExerciseResponses.OneExercise;
import org.aimsledger.servicekit.http.ETags;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// One exercise with its steps.
@Path("/api/incident/v1/exercises/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exercises", description = "Cases of others, step by step, to drill with")
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
  INTEGRATION,
  ADMIN
})
public class ExerciseResource {
  private final ExerciseCommandHandler handler;

  ExerciseResource(ExerciseCommandHandler handler) {
    this.handler = handler;
  }

  @GET
  @Operation(summary = "One exercise with its steps in their order")
  @APIResponseSchema(OneExercise.class)
  public Uni<Response> one(@PathParam("id") UUID id) {
    return handler
        .load(id)
        .map(
            found ->
                switch (found.state()) {
                  case Absent _ ->
                      Problems.notFound("exercise/unknown", "exercise", id).toResponse();
                  case Ready ready -> ETags.ok(ExerciseResponses.one(ready), found.version());
                });
  }
}
