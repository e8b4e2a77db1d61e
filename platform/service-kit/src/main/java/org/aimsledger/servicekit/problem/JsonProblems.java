package org.aimsledger.servicekit.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wrong with a JSON body, in the words of the body: fields, lines, allowed values.
final class JsonProblems {
  private static final String WHOLE_BODY = "(body)";
  private static final int LONGEST_VALUE = 80;
  private static final int LONGEST_REASON = 300;

  private JsonProblems() {}

  /// 400, or 500 when our own classes are at fault.
  static Problem of(JsonProcessingException failure) {
    return switch (failure) {
      case StreamConstraintsException _ -> tooComplex(failure.getLocation());
      case StreamReadException broken -> malformed(broken);
      case InvalidDefinitionException _ -> Problems.internal();
      case UnrecognizedPropertyException unknown -> unknownField(unknown);
      case ValueInstantiationException refused -> refusedValue(refused);
      case InvalidTypeIdException unknown ->
          Problems.invalidField(
              field(unknown), "'" + shortened(unknown.getTypeId()) + "' is not known here");
      case InvalidFormatException wrong ->
          Problems.invalidField(
              field(wrong),
              "'"
                  + shortened(wrong.getValue())
                  + "' is not "
                  + JsonTypes.words(wrong.getTargetType()));
      case MismatchedInputException wrong -> mismatch(wrong);
      case JsonMappingException wrapped ->
          wrapped.getCause() instanceof JsonProcessingException cause
              ? of(cause)
              : StatusProblems.of(400, null);
      default -> StatusProblems.of(400, null);
    };
  }

  private static Problem malformed(StreamReadException broken) {
    // The rest of the message tells where the parser read from, which is nobody's business.
    var reason =
        broken.getOriginalMessage().replaceAll("(?s)\\(for .*|\\s+at \\[Source.*", "").strip();
    return Problem.of(
        400,
        "request/malformed-json",
        "The body is not valid JSON",
        "At " + place(broken.getLocation()) + ": " + Excerpt.of(reason, LONGEST_REASON));
  }

  private static Problem tooComplex(@Nullable JsonLocation location) {
    return Problem.of(
        400,
        "request/too-complex-json",
        "The body is nested too deep or has too long values",
        "At " + place(location) + ": see /q/openapi for the limits of the fields.");
  }

  private static Problem unknownField(UnrecognizedPropertyException unknown) {
    Collection<Object> known = unknown.getKnownPropertyIds();
    var allowed =
        known == null ? List.<String>of() : known.stream().map(Object::toString).sorted().toList();
    var field = Excerpt.of(JsonPaths.of(unknown), FieldError.LONGEST_FIELD);
    return Problem.of(
            400,
            "request/unknown-field",
            "The body has a field that is not known",
            field + " is not known here. Allowed: " + String.join(", ", allowed) + ".")
        .withError(field, "is not known here")
        .with("allowed", allowed);
  }

  private static Problem refusedValue(ValueInstantiationException refused) {
    return switch (refused.getCause()) {
      case ProblemException carried -> carried.problem();
      case IllegalArgumentException why when why.getMessage() != null ->
          Problems.invalidField(field(refused), why.getMessage());
      case NullPointerException _ ->
          Problems.invalidField(field(refused), "a required field is missing");
      case null, default -> Problems.invalidField(field(refused), "is not acceptable");
    };
  }

  private static Problem mismatch(MismatchedInputException wrong) {
    var message = wrong.getOriginalMessage();
    if (message.startsWith("Trailing token")) {
      return Problem.of(
          400,
          "request/malformed-json",
          "The body is not valid JSON",
          "At " + place(wrong.getLocation()) + ": something follows the end of the document.");
    }
    if (message.startsWith("No content to map")) {
      return emptyBody();
    }
    return Problems.invalidField(field(wrong), "must be " + JsonTypes.words(wrong.getTargetType()));
  }

  static Problem emptyBody() {
    return Problem.of(
        400, "request/empty-body", "A body is required", "Send a JSON object; see /q/openapi.");
  }

  private static String field(JsonMappingException failure) {
    var path = JsonPaths.of(failure);
    return path.isEmpty() ? WHOLE_BODY : path;
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null
        ? "an unknown place"
        : "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static String shortened(@Nullable Object value) {
    return Excerpt.of(String.valueOf(value), LONGEST_VALUE);
  }
}
