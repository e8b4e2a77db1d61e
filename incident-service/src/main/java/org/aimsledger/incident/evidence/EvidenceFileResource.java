package org.aimsledger.incident.evidence;

import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.problem.Fields.check;
import static org.aimsledger.servicekit.problem.Fields.required;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.ArtefactKind;
import org.aimsledger.contracts.incident.EvidenceFile;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.evidence.EvidenceResponses.One;
import org.aimsledger.incident.platform.EvidenceConfig;
import org.aimsledger.incident.platform.EvidenceFileStore;
import org.aimsledger.incident.platform.KnownIncidentsLookup;
import org.aimsledger.incident.platform.MediaTypeReader;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.StoredBytes;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// Files of evidence come in over HTTP by a form, and are judged by their first bytes.
@Path("/api/incident/v1/evidence-files")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Evidence")
@RolesAllowed({RESPONDER, INCIDENT_COMMANDER})
public class EvidenceFileResource {
  private static final int LONGEST_NAME = 200;

  private final EvidenceCommandHandler handler;
  private final EvidenceFileStore files;
  private final EvidenceConfig config;
  private final KnownIncidentsLookup incidents;
  private final RequestIdentity identity;
  private final Clock clock;

  EvidenceFileResource(
      EvidenceCommandHandler handler,
      EvidenceFileStore files,
      EvidenceConfig config,
      KnownIncidentsLookup incidents,
      RequestIdentity identity,
      Clock clock) {
    this.handler = handler;
    this.files = files;
    this.config = config;
    this.incidents = incidents;
    this.identity = identity;
    this.clock = clock;
  }

  /// An upload whose form is all right.
  private record Accepted(
      UUID incident,
      UUID artefact,
      Find find,
      java.nio.file.Path path,
      String name,
      String mediaType) {}

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Blocking
  @Operation(
      summary = "Keep a file as evidence of an incident",
      description =
          "Parts `incident`, `kind`, `description`, `method`, `collectedAt`, where they apply `system`, `version`,"
              + " `windowFrom`, `windowTo`, and `file`. The same bytes are stored once.")
  @APIResponseSchema(One.class)
  public Uni<Response> add(
      @HeaderParam("Idempotency-Key") String key,
      @RestForm("incident") @Nullable UUID incident,
      @RestForm("kind") @Nullable ArtefactKind kind,
      @RestForm("description") @Nullable String description,
      @RestForm("method") @Nullable String method,
      @RestForm("collectedAt") @Nullable String collectedAt,
      @RestForm("system") @Nullable UUID system,
      @RestForm("version") @Nullable String version,
      @RestForm("windowFrom") @Nullable String windowFrom,
      @RestForm("windowTo") @Nullable String windowTo,
      @RestForm("file") @Nullable FileUpload file) {
    var of = required("incident", incident);
    var find =
        check(
            "artefact",
            () ->
                new Find(
                    required("kind", kind),
                    required("description", description),
                    system,
                    version,
                    time("windowFrom", windowFrom),
                    time("windowTo", windowTo),
                    required("method", method),
                    required("collectedAt", time("collectedAt", collectedAt))));
    var upload = required("file", file);
    var name = name(upload);
    var accepted =
        new Accepted(
            of,
            EventIds.derived(of + "\n" + identity.actor() + "\n" + key, "artefact"),
            find,
            upload.uploadedFile(),
            name,
            mediaType(upload, name));
    return incidents
        .isKnown(of)
        .flatMap(
            known ->
                known
                    ? store(accepted)
                    : Uni.createFrom()
                        .item(Problems.notFound("incident/unknown", "incident", of).toResponse()));
  }

  private Uni<Response> store(Accepted accepted) {
    var now = WorldTime.kept(clock.instant());
    return files
        .store(accepted.path(), accepted.mediaType(), EventIds.next(now.toEpochMilli()), now)
        .flatMap(bytes -> record(accepted, bytes, now));
  }

  private Uni<Response> record(Accepted accepted, StoredBytes bytes, Instant now) {
    var command =
        new EvidenceCommand.Collect(
            accepted.incident(),
            accepted.artefact(),
            accepted.find(),
            new Sha256(bytes.sha256()),
            new EvidenceFile(accepted.name(), bytes.mediaType(), bytes.size()),
            new PersonId(identity.actor()),
            now);
    var context = identity.context().withFingerprint(print -> fingerprint(print, accepted, bytes));
    return handler
        .handle(command, context, bytes)
        .map(
            outcome ->
                Answers.ok(
                    outcome,
                    context,
                    done -> EvidenceResponses.one(accepted.incident(), done.state()),
                    EvidenceProblemResponses::of));
  }

  /// A form passes by the fingerprint of bodies: what it says makes the same request, too.
  private static byte[] fingerprint(byte[] print, Accepted accepted, StoredBytes bytes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(print);
      for (var part :
          List.of(
              accepted.incident().toString(),
              accepted.find().toString(),
              accepted.name(),
              bytes.sha256())) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private String mediaType(FileUpload upload, String name) {
    var largest = config.largestFile();
    if (upload.size() > largest) {
      throw Problems.tooLarge(largest).toException();
    }
    if (upload.size() == 0) {
      throw Problems.invalidField("file", "is empty").toException();
    }
    byte[] head;
    try (var in = Files.newInputStream(upload.uploadedFile())) {
      head = in.readNBytes(MediaTypeReader.HEAD);
    } catch (IOException e) {
      throw new UncheckedIOException("an upload can't be read back", e);
    }
    var mediaType = MediaTypeReader.read(head, name);
    if (!config.mediaTypes().contains(mediaType)) {
      throw Problem.of(
              415,
              "evidence/type-not-accepted",
              "This type of file is not accepted",
              "It looks like "
                  + mediaType
                  + "; accepted are "
                  + String.join(", ", config.mediaTypes().stream().sorted().toList())
                  + ". Keep it elsewhere, and record its digest.")
          .toException();
    }
    return mediaType;
  }

  /// The name as it was sent, without folders and without what no list can show.
  private static String name(FileUpload upload) {
    var sent = upload.fileName() == null ? "" : upload.fileName().replaceAll("\\p{Cntrl}", "?");
    var name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1).strip();
    if (name.isEmpty()) {
      return "file";
    }
    return name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name;
  }

  private static @Nullable Instant time(String field, @Nullable String text) {
    try {
      return text == null || text.isBlank() ? null : Instant.parse(text.strip());
    } catch (DateTimeParseException _) {
      throw Problems.invalidField(field, "is no time; e.g. 2026-11-28T18:00:00Z").toException();
    }
  }
}
