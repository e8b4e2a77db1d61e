package org.aimsledger.servicekit.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// Adds to each operation what the kit does for all of them: `Idempotency-Key` on writes,
/// `Correlation-Id`, problems.
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
