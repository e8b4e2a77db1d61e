package org.aimsledger.servicekit.http;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Function;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.handle.Outcome.Conflict;
import org.aimsledger.eventstore.handle.Outcome.Done;
import org.aimsledger.eventstore.handle.Outcome.KeyReused;
import org.aimsledger.eventstore.handle.Outcome.Refused;
import org.aimsledger.eventstore.handle.Outcome.Taken;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;

/// Outcome of a command → HTTP, the same way in every service.
///
/// A repeated request (same `Idempotency-Key`, same content) gets its first answer again, marked
/// `Idempotency-Replayed: true`.
public final class Answers {
  private Answers() {}

  /// 200 with the resource as it now is and its ETag, or a problem.
  ///
  /// @param body the wire form of the state
  /// @param problem status and words for each business "no"
  public static <S, R> Response ok(
      Outcome<S, R> outcome,
      CommandContext context,
      Function<Done<S, R>, Object> body,
      Function<R, Problem> problem) {
    return answer(outcome, context, done -> Response.ok(body.apply(done)), problem);
  }

  /// 201 with `Location`, the resource and its ETag, or a problem.
  ///
  /// @param location path of the resource, e.g. `/api/inventory/v1/ai-systems/0198…`
  public static <S, R> Response created(
      Outcome<S, R> outcome,
      CommandContext context,
      Function<Done<S, R>, URI> location,
      Function<Done<S, R>, Object> body,
      Function<R, Problem> problem) {
    return answer(
        outcome,
        context,
        done ->
            Response.status(Response.Status.CREATED)
                .header("Location", location.apply(done))
                .entity(body.apply(done)),
        problem);
  }

  private static <S, R> Response answer(
      Outcome<S, R> outcome,
      CommandContext context,
      Function<Done<S, R>, Response.ResponseBuilder> yes,
      Function<R, Problem> no) {
    return switch (outcome) {
      case Done<S, R> done -> {
        var response = yes.apply(done).header("ETag", ETags.of(done.version()));
        yield done.replayed()
            ? response.header("Idempotency-Replayed", "true").build()
            : response.build();
      }
      case Conflict<S, R>(long expected, long actual) ->
          (context.expectedVersion() == null
                  ? Problems.busy(actual)
                  : Problems.preconditionFailed(expected, actual))
              .toResponse();
      case Refused<S, R>(var reason) -> no.apply(reason).toResponse();
      case Taken<S, R>(var claim, var holder) ->
          Problems.taken(claim.scope(), claim.key(), holder.toString()).toResponse();
      case KeyReused<S, R> _ -> Problems.keyReused().toResponse();
    };
  }
}
