package org.aimsledger.incident.filingdocument;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.incident.filingdocument.FilingDocument.Language;
import org.aimsledger.incident.filingdocument.FilingDocument.Order;
import org.aimsledger.incident.incident.IncidentCommandHandler;
import org.aimsledger.incident.platform.FilingPacks;
import org.aimsledger.incident.platform.Packs;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseCommandHandler;
import org.aimsledger.servicekit.http.WithoutIdempotencyKey;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Reports to authorities as documents. Nothing is recorded: what is filed is named by its digest.
@Path("/api/incident/v1/incidents/{incident}/filing-documents")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Legal clocks")
@RolesAllowed({RESPONDER, INCIDENT_COMMANDER, APPROVER, AUDITOR, ADMIN})
public class FilingDocumentResource {
  /// Most events that a report is made of; far more than an incident has.
  private static final int MOST_EVENTS = 10_000;

  private static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  private static final String PDF = "application/pdf";

  private final IncidentCommandHandler incidents;
  private final RegulatoryCaseCommandHandler cases;
  private final Packs packs;
  private final FilingPacks templates;
  private final Clock clock;

  FilingDocumentResource(
      IncidentCommandHandler incidents,
      RegulatoryCaseCommandHandler cases,
      Packs packs,
      FilingPacks templates,
      Clock clock) {
    this.incidents = incidents;
    this.cases = cases;
    this.packs = packs;
    this.templates = templates;
    this.clock = clock;
  }

  @POST
  @Path("json")
  @WithoutIdempotencyKey
  @Operation(
      summary = "Make a report as JSON",
      description =
          "Of the record as it is now, with what the law asks for and nobody knows marked as"
              + " missing. The header Content-Sha256 has the digest that a recorded filing names.")
  @APIResponseSchema(FilingDocumentResponses.Document.class)
  public Uni<Response> json(
      @PathParam("incident") UUID incident, FilingDocumentRequests.NewDocument body) {
    return document(incident, body, JsonWriter::write, MediaType.APPLICATION_JSON, "json");
  }

  @POST
  @Path("docx")
  @WithoutIdempotencyKey
  @Operation(summary = "Make a report as DOCX, in any of the three languages")
  public Uni<Response> docx(
      @PathParam("incident") UUID incident, FilingDocumentRequests.NewDocument body) {
    return document(incident, body, DocxWriter::write, DOCX, "docx");
  }

  @POST
  @Path("pdf")
  @WithoutIdempotencyKey
  @Operation(
      summary = "Make a report as PDF",
      description = "With Latin letters only; Chinese reports are DOCX or JSON.")
  public Uni<Response> pdf(
      @PathParam("incident") UUID incident, FilingDocumentRequests.NewDocument body) {
    return document(
        incident,
        body,
        (document, language) -> {
          if (!PdfWriter.canWrite(document, language)) {
            throw FilingDocumentResponses.noLetters().toException();
          }
          return PdfWriter.write(document, language);
        },
        PDF,
        "pdf");
  }

  @GET
  @Path("oecd")
  @Operation(summary = "Export after the OECD's common reporting framework")
  public Uni<Response> oecd(@PathParam("incident") UUID incident) {
    return record(incident)
        .map(record -> answer(JsonWriter.oecd(record), MediaType.APPLICATION_JSON, "oecd.json"));
  }

  @GET
  @Path("aiid")
  @Operation(summary = "Export for the submission form of the AI Incident Database")
  public Uni<Response> aiid(@PathParam("incident") UUID incident) {
    return record(incident)
        .map(record -> answer(JsonWriter.aiid(record), MediaType.APPLICATION_JSON, "aiid.json"));
  }

  private Uni<Response> document(
      UUID incident,
      FilingDocumentRequests.NewDocument body,
      BiFunction<FilingDocument, Language, byte[]> writer,
      String type,
      String extension) {
    var order = order(body);
    return record(incident)
        // Writing a document is work: not on the thread that serves sockets.
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(
            record -> {
              var document = FilingDocument.of(record, incident, order);
              var name = "%s-%s.%s".formatted(order.template().id(), incident, extension);
              return answer(writer.apply(document, order.language()), type, name);
            });
  }

  private Order order(FilingDocumentRequests.NewDocument body) {
    var now = clock.instant();
    var law = packs.clocks(now);
    var regime = body.legalRegime();
    if (law.regime(regime).isEmpty()) {
      throw FilingDocumentResponses.unknownRegime(regime).toException();
    }
    var pack = templates.versions().inForceOn(now.atZone(ZoneOffset.UTC).toLocalDate());
    return new Order(
        pack,
        law,
        pack.of(regime, body.legalStep()),
        regime,
        body.legalLanguage(),
        body.legalStatements(pack));
  }

  private Uni<IncidentRecord> record(UUID incident) {
    return Uni.combine()
        .all()
        .unis(incidents.history(incident, 0, MOST_EVENTS), cases.history(incident, 0, MOST_EVENTS))
        .asTuple()
        .map(found -> record(incident, found.getItem1(), found.getItem2()));
  }

  private static IncidentRecord record(
      UUID incident,
      List<Recorded<IncidentEvent>> history,
      List<Recorded<RegulatoryCaseEvent>> law) {
    if (history.isEmpty()) {
      throw Problems.notFound("incident/unknown", "incident", incident).toException();
    }
    var record = new IncidentRecord();
    history.forEach(one -> record.add(one.event()));
    law.forEach(one -> record.add(one.event()));
    return record;
  }

  private static Response answer(byte[] bytes, String type, String name) {
    var digest = sha256(bytes);
    return Response.ok(bytes, type)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .header("Content-Sha256", HexFormat.of().formatHex(digest))
        .header("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":")
        .build();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
