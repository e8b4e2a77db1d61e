package org.aimsledger.servicekit.problem;

/// What is wrong with one field of a request.
///
/// @param field path in the request, e.g. `owner.unit`
public record FieldError(String field, String message) {}
