package org.aimsledger.servicekit.paging;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.aimsledger.servicekit.problem.ProblemException;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The keyset values of the last row of a page. Opaque to clients.
///
/// Not signed: whoever forges one sees nothing that he could not list anyway.
@Schema(implementation = String.class, description = "Opaque; from nextCursor of the page before")
public record Cursor(List<String> values) {
  private static final int LONGEST = 2_000;
  private static final String SEPARATOR = "\u001f";

  public Cursor {
    values = List.copyOf(values);
    if (values.isEmpty() || values.stream().anyMatch(value -> value.contains(SEPARATOR))) {
      throw new IllegalArgumentException("not keyset values: " + values);
    }
  }

  /// The cursor after a row with these values, in the order of the sort.
  public static Cursor after(Object... values) {
    return new Cursor(List.of(values).stream().map(Object::toString).toList());
  }

  /// Reads the query parameter; Jakarta REST calls this.
  ///
  /// @throws ProblemException 400 when we can't have written it
  public static Cursor fromString(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      throw refused();
    }
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      var written = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      var cursor = new Cursor(List.of(written.split(SEPARATOR, -1)));
      // One way to write it: base64 has spare bits, and padding may be there or not.
      if (!cursor.toString().equals(text)) {
        throw refused();
      }
      return cursor;
    } catch (IllegalArgumentException | CharacterCodingException malformed) {
      throw refused();
    }
  }

  /// Checks that it belongs to a list sorted by that many values.
  ///
  /// @throws ProblemException 400 otherwise
  public Cursor ofSize(int size) {
    if (values.size() != size) {
      throw refused();
    }
    return this;
  }

  public String text(int index) {
    if (index >= values.size()) {
      throw refused();
    }
    return values.get(index);
  }

  /// One value as a whole number.
  ///
  /// @throws ProblemException 400 when it is none
  public long number(int index) {
    try {
      return Long.parseLong(text(index));
    } catch (NumberFormatException malformed) {
      throw refused();
    }
  }

  /// One value as a time.
  ///
  /// @throws ProblemException 400 when it is none
  public Instant instant(int index) {
    // What we write is a time of the database, so it has a year of four digits.
    if (!text(index).matches("[0-9]{4}-.*")) {
      throw refused();
    }
    try {
      return Instant.parse(text(index));
    } catch (DateTimeException malformed) {
      throw refused();
    }
  }

  /// One value as an id.
  ///
  /// @throws ProblemException 400 when it is none
  public UUID uuid(int index) {
    try {
      return UUID.fromString(text(index));
    } catch (IllegalArgumentException malformed) {
      throw refused();
    }
  }

  @Override
  public String toString() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(SEPARATOR, values).getBytes(StandardCharsets.UTF_8));
  }

  private static ProblemException refused() {
    return Problems.invalidField(
            "cursor",
            "is not one of ours; start again without it, or take the one of the last page")
        .toException();
  }
}
