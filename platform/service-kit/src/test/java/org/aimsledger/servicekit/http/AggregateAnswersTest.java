package org.aimsledger.servicekit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Limit;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.ProblemException;
import org.aimsledger.servicekit.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AggregateAnswersTest {
  private static final UUID ID = new UUID(0, 1);
  private static final StreamId STREAM = new StreamId("note", ID);
  private static final CommandContext CONTEXT =
      new CommandContext("alice", "case", null, null, null, null);
  private static final AggregateAnswers<String, String> ANSWERS =
      new AggregateAnswers<>(
          (id, version, state) -> state + " of " + id.getLeastSignificantBits() + " at " + version,
          id -> Problems.notFound("note/unknown", "note", id),
          reason -> Problem.of(409, "note/" + reason, "No", "It is " + reason + "."));
  private static final AsOf NOW = new AsOf(null, null);

  private static PageRequest page(@Nullable Cursor after) {
    return PageRequest.of(Limit.fromString("2"), after);
  }

  // Only what a link is made of.
  private static UriInfo at(String path) {
    return (UriInfo)
        Proxy.newProxyInstance(
            AggregateAnswersTest.class.getClassLoader(),
            new Class<?>[] {UriInfo.class},
            (_, _, _) -> UriBuilder.fromUri(URI.create("http://localhost" + path)));
  }

  private static List<Recorded<String>> events(long first, long last) {
    return LongStream.rangeClosed(first, last)
        .mapToObj(
            version ->
                new Recorded<>(
                    "event " + version,
                    new EventMeta(
                        new UUID(1, version),
                        "/notes",
                        "note-written.v1",
                        STREAM,
                        version,
                        0,
                        version,
                        Instant.EPOCH,
                        "alice",
                        "case",
                        null)))
        .toList();
  }

  private static Page<?> body(Response response) {
    return (Page<?>) response.getEntity();
  }

  @Test
  void afterACommandTheThingIsShownAsItIsThen() {
    // When
    var response = ANSWERS.changed(CONTEXT).apply(new Outcome.Done<>(STREAM, "written", 3, false));

    // Then
    assertThat(response.getEntity()).isEqualTo("written of 1 at 3");
    assertThat(response.getHeaderString("ETag")).isEqualTo("\"v3\"");
  }

  @Test
  void whatIsNewIsSaidToBeUnderItsId() {
    // When
    var response =
        ANSWERS.created(CONTEXT, "/notes/").apply(new Outcome.Done<>(STREAM, "written", 1, false));

    // Then
    assertThat(response.getStatus()).isEqualTo(201);
    assertThat(response.getHeaderString("Location")).isEqualTo("/notes/" + ID);
  }

  @Test
  void whatNobodyHasHeardOfIsNotFound() {
    // When
    var response = ANSWERS.asOf(ID, NOW).apply(new Versioned<>("nothing", 0));

    // Then
    assertThat(response.getStatus()).isEqualTo(404);
  }

  @Test
  void onlyWhatIsNowCanBeChanged() {
    // When
    var now = ANSWERS.asOf(ID, NOW).apply(new Versioned<>("written", 2));
    var then = ANSWERS.asOf(ID, new AsOf(null, 1L)).apply(new Versioned<>("begun", 1));

    // Then
    assertThat(now.getHeaderString("ETag")).isEqualTo("\"v2\"");
    assertThat(then.getEntity()).isEqualTo("begun of 1 at 1");
    assertThat(then.getHeaderString("ETag")).isNull();
  }

  @Test
  void aHistoryIsShownPageByPage() {
    // When
    var first = history(page(null), events(1, 3));
    var last = history(page(Cursor.after(2L)), events(3, 3));

    // Then
    assertThat(body(first).items()).isEqualTo(List.of("event 1", "event 2"));
    assertThat(body(first).nextCursor()).isEqualTo(Cursor.after(2L).toString());
    assertThat(first.getHeaderString("Link"))
        .isEqualTo("</notes/1/history?cursor=" + Cursor.after(2L) + ">; rel=\"next\"");
    assertThat(body(last).items()).isEqualTo(List.of("event 3"));
    assertThat(last.getHeaderString("Link")).isNull();
  }

  private static Response history(PageRequest page, List<Recorded<String>> events) {
    return ANSWERS
        .history(
            ID,
            page,
            at("/notes/1/history"),
            String.class,
            _ -> Uni.createFrom().item(events),
            AggregateAnswersTest::text)
        .await()
        .indefinitely();
  }

  private static String text(Recorded<String> recorded) {
    return recorded.event();
  }

  @Test
  void theEndOfAHistoryIsAnEmptyPageAndNoHistoryIsNotFound() {
    // When
    var end = history(page(Cursor.after(2L)), List.of());

    // Then
    assertThat(body(end).items()).isEmpty();
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> history(page(null), List.of()))
        .satisfies(none -> assertThat(none.problem().status()).isEqualTo(404));
  }

  @Test
  void documentsKeepTheirBytes() {
    // Given
    var stored =
        List.of("{\"a\": \"é\"}", "{ }", "{}").stream()
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList();

    // When
    var response =
        ANSWERS.documents(ID, page(Cursor.after(4L)), at("/notes/1/documents")).apply(stored);

    // Then
    assertThat(response.getEntity()).isEqualTo("[{\"a\": \"é\"},\n{ }]\n");
    assertThat(response.getMediaType()).hasToString("application/cloudevents-batch+json");
    assertThat(response.getHeaderString("Link"))
        .isEqualTo("</notes/1/documents?cursor=" + Cursor.after(6L) + ">; rel=\"next\"");
  }

  @Test
  void aCursorOfAnotherListIsRefused() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> page(Cursor.after("name", 2L)).after());
  }

  @Test
  void anEntryOfAHistorySaysWhoAndWhen() {
    // When
    var entry = HistoryEntry.of(events(7, 7).getFirst(), _ -> Instant.MAX);

    // Then
    assertThat(entry)
        .isEqualTo(
            new HistoryEntry(
                new UUID(1, 7),
                7,
                "note-written.v1",
                Instant.MAX,
                Instant.EPOCH,
                "alice",
                "case",
                null,
                "event 7"));
  }
}
