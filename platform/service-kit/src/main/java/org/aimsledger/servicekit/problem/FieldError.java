package org.aimsledger.servicekit.problem;

/// What is wrong with one field of a request.
///
/// @param field path in the request, e.g. `owner.unit`
public record FieldError(String field, String message) {
  static final int LONGEST_FIELD = 300;
  static final int LONGEST_MESSAGE = 1_000;

  /// Names of fields are the sender's; both texts are cut off where they are too long to be of use.
  public FieldError {
    field = Excerpt.of(field, LONGEST_FIELD);
    message = Excerpt.of(message, LONGEST_MESSAGE);
  }
}
