package org.aimsledger.servicekit.openapi;

import java.util.List;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.http.ViewLag;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// Adds to each operation what the kit does for all of them: `Idempotency-Key` on writes,
/// `Correlation-Id`, `Aims-View-Lag` on reads, lists as files, problems.
public class ConventionsFilter implements OASFilter {
  @Override
  public PathItem filterPathItem(PathItem path) {
    path.getOperations()
        .forEach(
            (method, operation) -> {
              addHeader(operation, "Correlation-Id", false, "Shared by everything it leads to");
              if (isWrite(method)) {
                addHeader(
                    operation,
                    "Idempotency-Key",
                    true,
                    "1 to 200 visible ASCII characters, new for each intended change");
              }
              if (method == PathItem.HttpMethod.GET) {
                addLag(operation);
                addFiles(operation);
              }
              addProblem(operation);
            });
    return path;
  }

  private static boolean isWrite(PathItem.HttpMethod method) {
    return switch (method) {
      case POST, PUT, PATCH, DELETE -> true;
      case GET, HEAD, OPTIONS, TRACE -> false;
    };
  }

  private static void addHeader(
      Operation operation, String name, boolean required, String description) {
    var known = operation.getParameters();
    if (known == null || known.stream().noneMatch(parameter -> name.equals(parameter.getName()))) {
      operation.addParameter(
          OASFactory.createParameter()
              .name(name)
              .in(Parameter.In.HEADER)
              .required(required)
              .description(description)
              .schema(OASFactory.createSchema().addType(SchemaType.STRING)));
    }
  }

  private static void addLag(Operation operation) {
    var responses = operation.getResponses();
    var success = responses == null ? null : responses.getAPIResponse("200");
    if (success != null) {
      success.addHeader(
          ViewLag.HEADER,
          OASFactory.createHeader()
              .description(
                  "Only when the rows are old: number of committed events that the view behind this"
                      + " answer had not applied after the longest wait. Without it they are"
                      + " current.")
              .schema(OASFactory.createSchema().addType(SchemaType.INTEGER)));
    }
  }

  private static void addFiles(Operation operation) {
    var parameters = operation.getParameters();
    var responses = operation.getResponses();
    var success = responses == null ? null : responses.getAPIResponse("200");
    var isList =
        parameters != null
            && parameters.stream().anyMatch(parameter -> "cursor".equals(parameter.getName()));
    if (!isList || success == null) {
      return;
    }
    var content = success.getContent() == null ? OASFactory.createContent() : success.getContent();
    // Also read by cursor, but in a form of its own.
    if (content.getMediaTypes() != null
        && !content.getMediaTypes().isEmpty()
        && !content.hasMediaType("application/json")) {
      return;
    }
    for (var type : List.of(Listing.CSV, Listing.XLSX, Listing.ROWS)) {
      content.addMediaType(
          type,
          OASFactory.createMediaType()
              .schema(
                  OASFactory.createSchema()
                      .addType(SchemaType.STRING)
                      .format("binary")
                      .description("The whole list as a file, from the cursor on")));
    }
    success.setContent(content);
  }

  private static void addProblem(Operation operation) {
    var responses = operation.getResponses();
    if (responses != null && responses.getDefaultValue() == null) {
      responses.defaultValue(
          OASFactory.createAPIResponse()
              .description("RFC 9457 problem: type, title, status, detail, errors")
              .content(
                  OASFactory.createContent()
                      .addMediaType(
                          "application/problem+json",
                          OASFactory.createMediaType()
                              .schema(OASFactory.createSchema().addType(SchemaType.OBJECT)))));
    }
  }
}
