package org.aimsledger.servicekit.problem;

import com.fasterxml.jackson.databind.JsonMappingException;

/// Where in the body something is, in the words of the body.
final class JsonPaths {
  private JsonPaths() {}

  /// E.g. `owner.units[2]`; empty for the body as a whole.
  static String of(JsonMappingException failure) {
    var path = new StringBuilder();
    for (var step : failure.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }
}
