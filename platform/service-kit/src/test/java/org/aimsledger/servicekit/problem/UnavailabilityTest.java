package org.aimsledger.servicekit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.aimsledger.eventstore.store.StoreUnavailableException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnavailabilityTest {
  private static @Nullable Object detail(Throwable failure) {
    var problem = Unavailability.of(failure);
    return problem == null ? null : problem.document().get("detail");
  }

  @Test
  void anUnknownOutcomeTellsToRepeatWithTheSameKey() {
    assertThat(detail(new StoreUnavailableException("gone")))
        .asString()
        .startsWith("Whether the change was stored is not known.");
  }

  @Test
  void theCauseCounts() {
    assertThat(detail(new CompletionException(new ConnectException("refused"))))
        .isEqualTo("The database does not answer. Try again.");
    assertThat(detail(new RuntimeException(new TimeoutException())))
        .isEqualTo("The answer took too long. Try again.");
  }

  @Test
  void theFullPoolIsTheDatabaseThatDoesNotAnswer() {
    assertThat(detail(new ConnectionPoolTooBusyException("full")))
        .isEqualTo("The database does not answer. Try again.");
    assertThat(detail(new VertxException("Timeout waiting for connection")))
        .isEqualTo("The database does not answer. Try again.");
    assertThat(detail(new VertxException("Timeout")))
        .isEqualTo("The database does not answer. Try again.");
    assertThat(detail(new VertxException("something else"))).isNull();
  }

  @Test
  void aClientThatHangsUpIsNoBug() {
    assertThat(detail(new IOException(new HttpClosedException("closed"))))
        .isEqualTo("The connection was closed before the body had arrived.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "53300", "57P01"})
  void theDatabaseSaysThatItWillPass(String state) {
    assertThat(detail(new PgException("no", "FATAL", state, "")))
        .isEqualTo("The database does not answer. Try again.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"42P01", "23505"})
  void aWrongStatementIsABug(String state) {
    assertThat(detail(new PgException("no", "ERROR", state, ""))).isNull();
  }

  @Test
  void anythingElseIsABug() {
    assertThat(detail(new IllegalStateException("broken"))).isNull();
  }
}
