package org.aimsledger.servicekit.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.eventstore.core.Claim;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.servicekit.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final StreamId STREAM = new StreamId("note", new UUID(0, 1));

  private static CommandContext expecting(@Nullable Long version) {
    return new CommandContext("alice", "case", null, null, null, version);
  }

  private static Response answer(Outcome<String, String> outcome, @Nullable Long expected) {
    return Answers.ok(
        outcome,
        expecting(expected),
        Outcome.Done::state,
        reason -> Problem.of(409, "note/" + reason, "No", "It is " + reason + "."));
  }

  private static Object type(Response response) {
    return Objects.requireNonNull(((Problem) response.getEntity()).document().get("type"));
  }

  @Test
  void doneIsTheStateWithItsVersion() {
    // When
    var response = answer(new Outcome.Done<>(STREAM, "state", 3, false), null);

    // Then
    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getEntity()).isEqualTo("state");
    assertThat(response.getHeaderString("ETag")).isEqualTo("\"v3\"");
    assertThat(response.getHeaderString("Idempotency-Replayed")).isNull();
  }

  @Test
  void aReplayIsMarked() {
    // When
    var response = answer(new Outcome.Done<>(STREAM, "state", 3, true), null);

    // Then
    assertThat(response.getHeaderString("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void createdTellsWhere() {
    // When
    var response =
        Answers.<String, String>created(
            new Outcome.Done<>(STREAM, "state", 1, false),
            expecting(null),
            done -> URI.create("/notes/" + done.stream().id()),
            Outcome.Done::state,
            _ -> Problem.of(409, "note/no", "No", "No."));

    // Then
    assertThat(response.getStatus()).isEqualTo(201);
    assertThat(response.getHeaderString("Location"))
        .isEqualTo("/notes/00000000-0000-0000-0000-000000000001");
  }

  @Test
  void aStaleVersionIsAFailedPrecondition() {
    // When
    var response = answer(new Outcome.Conflict<>(2, 5), 2L);

    // Then
    assertThat(response.getStatus()).isEqualTo(412);
    assertThat(response.getHeaderString("ETag")).isEqualTo("\"v5\"");
  }

  @Test
  void aConflictThatNobodyAskedAboutIsWorthAnotherTry() {
    // When
    var response = answer(new Outcome.Conflict<>(2, 5), null);

    // Then
    assertThat(response.getStatus()).isEqualTo(409);
    assertThat(response.getHeaderString("Retry-After")).isEqualTo("1");
  }

  @Test
  void aRefusalIsWhatTheResourceSays() {
    // When
    var response = answer(new Outcome.Refused<>("closed"), null);

    // Then
    assertThat(response.getStatus()).isEqualTo(409);
    assertThat(type(response)).isEqualTo("https://aimsledger.org/problems/note/closed");
  }

  @Test
  void aTakenNameTellsWhoHoldsIt() {
    // When
    var response = answer(new Outcome.Taken<>(new Claim("external-id", "A-1"), STREAM), null);

    // Then
    assertThat(response.getStatus()).isEqualTo(409);
    assertThat(((Problem) response.getEntity()).document())
        .containsEntry("scope", "external-id")
        .containsEntry("key", "A-1")
        .containsEntry("holder", "note/00000000-0000-0000-0000-000000000001");
  }

  @Test
  void aReusedKeyIsUnprocessable() {
    // When
    var response = answer(new Outcome.KeyReused<>(), null);

    // Then
    assertThat(response.getStatus()).isEqualTo(422);
  }
}
