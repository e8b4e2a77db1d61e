package org.aimsledger.servicekit.problem;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.aimsledger.eventstore.handle.LostRaceException;
import org.aimsledger.eventstore.store.ForgedReceiptException;
import org.aimsledger.eventstore.store.LogClosedException;
import org.aimsledger.eventstore.store.OverloadedException;
import org.aimsledger.eventstore.store.StoreUnavailableException;
import org.jspecify.annotations.Nullable;

/// Tells failures of what we stand on from bugs: the former pass by themselves.
final class Unavailability {
  private static final int DEEPEST_CAUSE = 10;

  // Of a statement and of a connection; the pool tells it in no other way than by these words.
  private static final Set<String> POOL_WAITS = Set.of("Timeout waiting for connection", "Timeout");

  private Unavailability() {}

  /// The 503 for this failure; absent when waiting would not help.
  static @Nullable Problem of(Throwable failure) {
    return Stream.<Throwable>iterate(failure, Throwable::getCause)
        .limit(DEEPEST_CAUSE)
        .takeWhile(cause -> cause != null)
        .map(Unavailability::direct)
        .filter(problem -> problem != null)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Problem direct(Throwable failure) {
    return switch (failure) {
      case StoreUnavailableException _ ->
          Problems.unavailable(
              "Whether the change was stored is not known. Send the same request again with the"
                  + " same Idempotency-Key: it will be done once.");
      case LogClosedException closed ->
          Problems.unavailable(
              closed.getMessage()
                  + " Nothing was changed. Send the same request again with the same"
                  + " Idempotency-Key.");
      case ForgedReceiptException _ ->
          Problems.unavailable(
              "Somebody has tampered with what is known of this request. Nothing was changed. Send"
                  + " the same request again with the same Idempotency-Key in some minutes, when"
                  + " that was put right.");
      case OverloadedException _, LostRaceException _ ->
          Problems.unavailable(
              "Nothing was changed. Send the same request again with the same Idempotency-Key.");
      case ConnectException _, ClosedConnectionException _, ConnectionPoolTooBusyException _ ->
          database();
      case HttpClosedException _ ->
          Problems.unavailable("The connection was closed before the body had arrived.");
      case Throwable waited when POOL_WAITS.contains(String.valueOf(waited.getMessage())) ->
          database();
      case TimeoutException _, io.smallrye.mutiny.TimeoutException _ ->
          Problems.unavailable("The answer took too long. Try again.");
      case PgException refused when passes(refused.getSqlState()) -> database();
      default -> null;
    };
  }

  private static Problem database() {
    return Problems.unavailable("The database does not answer. Try again.");
  }

  // Classes 08 (connection), 53 (resources), 57 (shutdown, cancelled): appendix A of the PostgreSQL
  // manual.
  private static boolean passes(@Nullable String state) {
    return state != null
        && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57"));
  }
}
