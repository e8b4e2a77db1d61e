package org.aimsledger.incident.exerciseimport;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.INTEGRATION;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.incident.exercise.Exercise;
import org.aimsledger.incident.exercise.ExerciseCommand.Adopt;
import org.aimsledger.incident.exercise.ExerciseCommandHandler;
import org.aimsledger.incident.exercise.ExerciseRejection;
import org.aimsledger.incident.exerciseimport.ExerciseImportResponses.Result;
import org.aimsledger.incident.platform.SignalConfig;
import org.aimsledger.servicekit.http.WithoutIdempotencyKey;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Imports the case studies of MITRE ATLAS. A file that is sent again changes nothing.
@Path("/api/incident/v1/exercise-imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exercises")
public class ExerciseImportResource {
  private enum Became {
    ADDED,
    REVISED,
    UNCHANGED
  }

  private final ExerciseCommandHandler exercises;
  private final RequestIdentity identity;
  private final SignalConfig.Imports config;
  private final Clock clock;

  ExerciseImportResource(
      ExerciseCommandHandler exercises,
      RequestIdentity identity,
      SignalConfig config,
      Clock clock) {
    this.exercises = exercises;
    this.identity = identity;
    this.config = config.imports();
    this.clock = clock;
  }

  @POST
  @Consumes("application/yaml")
  @Blocking
  @WithoutIdempotencyKey
  @RolesAllowed({INCIDENT_COMMANDER, INTEGRATION, ADMIN})
  @Operation(
      summary = "Import the case studies of ATLAS",
      description = "The body is the file `dist/ATLAS.yaml` of a release.")
  @APIResponseSchema(Result.class)
  public Uni<Response> adopt(byte[] file) {
    var context = identity.context(null, null);
    return Multi.createFrom()
        .iterable(commands(file))
        .onItem()
        .transformToUni(command -> adopted(command, context))
        .merge(config.atOnce())
        .collect()
        .asList()
        .map(all -> Response.ok(result(all)).build());
  }

  private List<Adopt> commands(byte[] file) {
    try {
      return AtlasReader.read(file, config.rows(), clock.instant());
    } catch (IllegalArgumentException e) {
      throw Problem.of(
              400,
              "exercise-import/unusable",
              "The file can't be used",
              e.getMessage() + ". Nothing was imported.")
          .toException();
    }
  }

  private Uni<Became> adopted(Adopt command, CommandContext context) {
    return exercises
        .load(command.exercise())
        .flatMap(
            before ->
                exercises
                    .handle(command, context)
                    .map(outcome -> became(before.version(), outcome)));
  }

  private static Became became(long before, Outcome<Exercise, ExerciseRejection> outcome) {
    if (outcome instanceof Outcome.Conflict) {
      throw Problems.unavailable("Somebody else imports it too; send it again.").toException();
    }
    if (!(outcome instanceof Outcome.Done<Exercise, ExerciseRejection> done)) {
      throw new IllegalStateException("an id that is derived from the record: " + outcome);
    }
    if (before == 0) {
      return Became.ADDED;
    }
    return done.version() == before ? Became.UNCHANGED : Became.REVISED;
  }

  private static Result result(List<Became> all) {
    return new Result(
        all.size(),
        count(all, Became.ADDED),
        count(all, Became.REVISED),
        count(all, Became.UNCHANGED));
  }

  private static int count(List<Became> all, Became kind) {
    return Math.toIntExact(all.stream().filter(kind::equals).count());
  }
}
