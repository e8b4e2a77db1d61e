package org.aimsledger.servicekit.demo;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.eventstore.store.StoreUnavailableException;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.ETags;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.http.WithoutIdempotencyKey;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.jspecify.annotations.Nullable;

@Path("/api/demo/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.CONTRIBUTOR})
public class NoteResource {
  private final CommandRunner<NoteCommand, String, NoteEvent, NoteDecider.Unwritten> runner;
  private final ReadModel views;
  private final RequestIdentity identity;
  private final Clock clock;

  NoteResource(EventStore store, ReadModel views, RequestIdentity identity, Clock clock) {
    this.runner = store.runner(new Aggregate<>("note", new NoteDecider(), NoteProjection.TYPES));
    this.views = views;
    this.identity = identity;
    this.clock = clock;
  }

  record Sheet(String name, int lines, @Nullable LocalDate due) {
    Sheet {
      if (lines < 0) {
        throw new IllegalArgumentException("lines can't be negative");
      }
    }
  }

  record WriteRequest(
      @Nullable String title,
      @Nullable Colour colour,
      @Nullable List<Sheet> sheets,
      @Nullable @Size(max = 3) String initials) {}

  record NoteView(UUID id, String title, long version) {}

  record Sender(String actor, List<String> roles, String correlation, @Nullable String trace) {}

  @POST
  @Path("notes")
  @RolesAllowed(Roles.CONTRIBUTOR)
  public Uni<Response> write(@Valid WriteRequest body) {
    var context = identity.context();
    var command =
        new NoteCommand.Write(
            UUID.randomUUID(),
            Fields.check("title", () -> new Title(Fields.required("title", body.title()))),
            Fields.required("colour", body.colour()),
            clock.instant());
    return runner
        .run(command.note(), command, context)
        .map(
            outcome ->
                Answers.created(
                    outcome,
                    context,
                    done -> URI.create("/api/demo/v1/notes/" + done.stream().id()),
                    done -> new NoteView(done.stream().id(), done.state(), done.version()),
                    NoteResource::problem));
  }

  @PUT
  @Path("notes/{id}/title")
  @RolesAllowed(Roles.CONTRIBUTOR)
  public Uni<Response> retitle(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      WriteRequest body) {
    var context = identity.context(ifMatch);
    var title = Fields.check("title", () -> new Title(Fields.required("title", body.title())));
    return runner
        .run(id, new NoteCommand.Retitle(id, title, clock.instant()), context)
        .map(
            outcome ->
                Answers.ok(
                    outcome,
                    context,
                    done -> new NoteView(id, done.state(), done.version()),
                    NoteResource::problem));
  }

  @GET
  @Path("notes/{id}")
  public Uni<Response> one(@PathParam("id") UUID id) {
    return runner
        .load(id)
        .map(
            note ->
                note.version() == 0
                    ? Problems.notFound("note/unknown", "note", id).toResponse()
                    : ETags.ok(new NoteView(id, note.state(), note.version()), note.version()));
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("notes")
  public Uni<Response> list(
      @BeanParam PageRequest page,
      @QueryParam("prefix") @Nullable String prefix,
      @QueryParam("colour") @Nullable Colour colour,
      @Context UriInfo uri) {
    return Listing.answer(
        page,
        uri,
        NoteView.class,
        next -> {
          var after = next.cursor() == null ? new Cursor(List.of(" ")) : next.cursor().ofSize(1);
          return views
              .query(
                  NoteProjection.NAME,
                  session ->
                      session
                          .createSelectionQuery(
                              "from NoteRow where title > :after and title like :prefix order by title",
                              NoteRow.class)
                          .setParameter("after", after.text(0))
                          .setParameter("prefix", (prefix == null ? "" : prefix) + "%")
                          .setMaxResults(next.rowsToRead())
                          .getResultList())
              .map(
                  rows ->
                      Page.of(
                          rows,
                          next,
                          row -> Cursor.after(row.title),
                          row -> new NoteView(row.id, row.title, row.version)));
        });
  }

  @POST
  @Path("uploads")
  @Consumes(MediaType.TEXT_PLAIN)
  @WithoutIdempotencyKey
  @io.smallrye.common.annotation.Blocking
  public Map<String, Integer> upload(InputStream content) throws IOException {
    return Map.of("bytes", content.readAllBytes().length);
  }

  @GET
  @Path("sender")
  public Sender sender() {
    return new Sender(
        identity.actor(),
        identity.roles().stream().sorted().toList(),
        identity.correlation(),
        identity.traceparent());
  }

  @GET
  @Path("slow")
  public Uni<Map<String, Integer>> slow(@QueryParam("millis") int millis) {
    return Uni.createFrom()
        .item(Map.of("millis", millis))
        .onItem()
        .delayIt()
        .by(Duration.ofMillis(millis));
  }

  @GET
  @Path("open")
  @PermitAll
  public Map<String, String> open() {
    return Map.of("open", "yes");
  }

  @GET
  @Path("bug")
  public Map<String, String> bug() {
    throw new IllegalArgumentException("secret detail");
  }

  @GET
  @Path("outage")
  public Uni<Response> outage() {
    return Uni.createFrom().failure(new StoreUnavailableException("socket 17 is gone"));
  }

  private static Problem problem(NoteDecider.Unwritten reason) {
    return Problem.of(404, "note/unknown", "Unknown note", "There is no such note.");
  }
}
