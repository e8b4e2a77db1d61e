package org.aimsledger.servicekit.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.handle.Outcome.Done;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Problem;

/// How one kind of aggregate answers over HTTP: after a command, as it is or was, with what
/// happened to it, and with what of that is stored. A resource has one and maps what its handler
/// gives with it, e.g. `handler.load(id, asOf.moment()).map(ANSWERS.asOf(id, asOf))`.
///
/// A stream without events is a thing that nobody has heard of: 404. Not for aggregates that answer
/// before anything has happened to them; those use [Answers] and [#page].
///
/// @param form wire form of a thing that exists
/// @param unknown 404 for an id
/// @param problem status and words for each business "no"
public record AggregateAnswers<S, R>(
    WireForm<S> form, Function<UUID, Problem> unknown, Function<R, Problem> problem) {

  /// What a state is on the wire; only asked about states that events have led to.
  @FunctionalInterface
  public interface WireForm<S> {
    Object of(UUID id, long version, S state);
  }

  /// 200 with the thing as it is after a command, or a problem.
  public Function<Outcome<S, R>, Response> changed(CommandContext context) {
    return outcome -> Answers.ok(outcome, context, this::body, problem);
  }

  /// 201 with `Location`, or a problem.
  ///
  /// @param path where things of this kind are, with a slash at the end
  public Function<Outcome<S, R>, Response> created(CommandContext context, String path) {
    return outcome ->
        Answers.created(
            outcome, context, done -> URI.create(path + done.stream().id()), this::body, problem);
  }

  private Object body(Done<S, R> done) {
    return form.of(done.stream().id(), done.version(), done.state());
  }

  /// 200 with the thing as it is, or as it was; 404 when it is not, or was not yet.
  public Function<Versioned<S>, Response> asOf(UUID id, AsOf asOf) {
    return found ->
        found.version() == 0
            ? unknown.apply(id).toResponse()
            : asOf.answer(form.of(id, found.version(), found.state()), found.version());
  }

  /// What happened to a thing, oldest first: a page, or all of it as a file ([Listing]); 404 when
  /// nothing ever did.
  ///
  /// @param row wire form of an event
  /// @param read the events behind [PageRequest#after], at most [PageRequest#rowsToRead]
  public <E, T> Uni<Response> history(
      UUID id,
      PageRequest request,
      UriInfo uri,
      Class<T> row,
      Function<PageRequest, Uni<List<Recorded<E>>>> read,
      Function<Recorded<E>, T> item) {
    return Listing.answer(
        request,
        uri,
        row,
        next ->
            read.apply(next)
                .map(
                    events -> {
                      if (events.isEmpty() && next.cursor() == null) {
                        throw unknown.apply(id).toException();
                      }
                      return page(events, next, item);
                    }));
  }

  /// A page of the stored documents, byte for byte; 404 when there are none.
  public Function<List<byte[]>, Response> documents(UUID id, PageRequest request, UriInfo uri) {
    return documents ->
        documents.isEmpty() && request.cursor() == null
            ? unknown.apply(id).toResponse()
            : StoredDocuments.page(documents, request, uri);
  }

  /// A page of the events of a stream that were read behind [PageRequest#after].
  public static <E, T> Page<T> page(
      List<Recorded<E>> events, PageRequest request, Function<Recorded<E>, T> item) {
    return Page.of(events, request, event -> Cursor.after(event.meta().streamVersion()), item);
  }
}
