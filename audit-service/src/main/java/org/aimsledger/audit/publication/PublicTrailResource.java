package org.aimsledger.audit.publication;

import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.TRAIL_AUDITOR;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.audit.platform.Witnesses;
import org.aimsledger.audit.platform.trail.CheckpointStore;
import org.aimsledger.audit.platform.trail.KeyChangeStore;
import org.aimsledger.audit.platform.trail.PublishedCheckpoint;
import org.aimsledger.audit.platform.trail.TileStore;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.verifier.log.MalformedException;
import org.aimsledger.verifier.log.Tile;
import org.aimsledger.verifier.log.TileAddress;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The trail as C2SP tlog-tiles. Open to everybody unless `aims.trail.public` says otherwise.
@Path("/trail")
@Tag(name = "public trail")
@PermitAll
public class PublicTrailResource {
  private static final String TEXT = MediaType.TEXT_PLAIN + ";charset=utf-8";

  private final CheckpointStore checkpoints;
  private final TileStore tiles;
  private final KeyChangeStore keys;
  private final Witnesses witnesses;
  private final TrailConfig config;
  private final CurrentIdentityAssociation identity;

  PublicTrailResource(
      CheckpointStore checkpoints,
      TileStore tiles,
      KeyChangeStore keys,
      Witnesses witnesses,
      TrailConfig config,
      CurrentIdentityAssociation identity) {
    this.checkpoints = checkpoints;
    this.tiles = tiles;
    this.keys = keys;
    this.witnesses = witnesses;
    this.config = config;
    this.identity = identity;
  }

  @GET
  @Path("checkpoint")
  @Produces(TEXT)
  @Operation(
      summary = "Newest signed checkpoint (c2sp.org/tlog-checkpoint)",
      description = "With the cosignatures that it has; with a quorum, the newest that has it.")
  public Uni<Response> checkpoint() {
    return ifAllowed(
        () ->
            checkpoints
                .published()
                .map(
                    latest ->
                        latest == null
                            ? notYet("checkpoint").toResponse()
                            : Response.ok(latest.note())
                                .header("Cache-Control", "no-cache")
                                .build()));
  }

  @GET
  @Path("policy")
  @Produces(TEXT)
  @Operation(
      summary = "What a verifier of this log trusts (c2sp.org/tlog-policy)",
      description = "Every key that signs or has signed, and checkpoints of which sizes.")
  public Uni<Response> policy() {
    return ifAllowed(
        () ->
            keys.keys()
                .map(
                    all ->
                        Response.ok(witnesses.policy(all))
                            .header("Cache-Control", "no-cache")
                            .build()));
  }

  @GET
  @Path("key-changes")
  @Produces(TEXT)
  @Operation(
      summary = "Indexes of the entries that have changed the keys of the log, one a line",
      description =
          "With a checkpoint for each, a verifier that knows the first key learns the others.")
  public Uni<Response> keyChanges() {
    return ifAllowed(
        () ->
            keys.keys()
                .map(
                    all ->
                        Response.ok(
                                all.changes().stream()
                                    .map(index -> index + "\n")
                                    .collect(Collectors.joining()))
                            .header("Cache-Control", "no-cache")
                            .build()));
  }

  @GET
  @Path("key-change/{index}")
  @Produces(TEXT)
  @Operation(
      summary = "First checkpoint that covers a change of keys",
      description = "When a key was announced, the key that vouches for it has signed it as well.")
  public Uni<Response> keyChange(@PathParam("index") @Min(0) long index) {
    return ifAllowed(
        () ->
            keys.keys()
                .chain(
                    all ->
                        all.changes().contains(index)
                            ? checkpoints.covering(index)
                            : Uni.createFrom().<@Nullable PublishedCheckpoint>nullItem())
                .map(
                    covering ->
                        covering == null
                            ? notYet("key-change/" + index).toResponse()
                            : Response.ok(covering.note())
                                .header("Cache-Control", "no-cache")
                                .build()));
  }

  @GET
  @Path("tile/{path: .+}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(
      summary = "A tile or a bundle of entries (c2sp.org/tlog-tiles)",
      description = "For example tile/0/x001/x234/067, tile/1/000.p/17, tile/entries/000.p/5.")
  public Uni<Response> tile(@PathParam("path") String path) {
    var address = address("tile/" + path);
    if (address == null) {
      return Uni.createFrom().item(notYet("tile/" + path).toResponse());
    }
    return ifAllowed(() -> content(address).map(content -> answer(address, content)));
  }

  private Uni<byte @Nullable []> content(TileAddress address) {
    return address.level() == TileAddress.ENTRIES
        ? tiles.bundle(address)
        : tiles.tile(address).map(PublicTrailResource::encoded);
  }

  private static byte @Nullable [] encoded(@Nullable Tile tile) {
    return tile == null ? null : tile.encode();
  }

  /// A tile of a given width never changes, also a partial one: it is the beginning of the wider.
  private Response answer(TileAddress address, byte @Nullable [] content) {
    return content == null
        ? notYet(address.path()).toResponse()
        : Response.ok(content)
            .header(
                "Cache-Control",
                (config.open() ? "public" : "private") + ", max-age=31536000, immutable")
            .build();
  }

  private Uni<Response> ifAllowed(Supplier<Uni<Response>> answer) {
    return config.open()
        ? answer.get()
        : identity
            .getDeferredIdentity()
            .invoke(PublicTrailResource::requireAuditor)
            .chain(_ -> answer.get());
  }

  private static void requireAuditor(SecurityIdentity sender) {
    if (sender.isAnonymous()) {
      throw new UnauthorizedException();
    }
    if (!sender.hasRole(AUDITOR) && !sender.hasRole(TRAIL_AUDITOR)) {
      throw new ForbiddenException();
    }
  }

  private static @Nullable TileAddress address(String path) {
    try {
      return TileAddress.parse(path);
    } catch (MalformedException _) {
      return null;
    }
  }

  private static Problem notYet(String path) {
    return Problem.of(
        404,
        "trail/not-published",
        "The trail has no such part",
        "There is no "
            + path
            + ". The newest checkpoint tells how far the log has grown; c2sp.org/tlog-tiles how parts are named.");
  }
}
