package org.aimsledger.servicekit.problem;

import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The shape of a problem for the OpenAPI document; the real one has a map, because extension
/// members vary.
@Schema(name = "Problem", description = "RFC 9457 problem document; may have more members")
record ProblemSchema(
    @Schema(examples = "https://aimsledger.org/problems/request/unknown-field") URI type,
    String title,
    @Schema(examples = "400") int status,
    String detail,
    @Schema(description = "Path of the request") String instance,
    String correlationId,
    @Nullable List<FieldError> errors) {}
