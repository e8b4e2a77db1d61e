package org.aimsledger.eventstore.core;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// Name of one stream: the history of one aggregate. Written `category/uuid`.
///
/// @param category kind of aggregate, lower-case words joined by hyphens, at most 60 characters
/// @param id the aggregate's own id, random or derived from another id; never a name of a person
public record StreamId(String category, UUID id) {
  private static final Pattern CATEGORY = Pattern.compile("[a-z][a-z0-9-]{0,59}");

  public StreamId {
    if (!CATEGORY.matcher(category).matches()) {
      throw new IllegalArgumentException("not a stream category: " + category);
    }
  }

  /// Reads the written form.
  ///
  /// @throws IllegalArgumentException when the text is not `category/uuid`
  public static StreamId parse(String text) {
    var slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("not a stream id: " + text);
    }
    return new StreamId(text.substring(0, slash), UUID.fromString(text.substring(slash + 1)));
  }

  /// The lane of this stream: CRC-32 of the written form, modulo the number of lanes. Part of the
  /// stored format: changing it would move streams between lanes.
  public int lane(int lanes) {
    var crc = new CRC32();
    crc.update(toString().getBytes(StandardCharsets.UTF_8));
    return (int) (crc.getValue() % lanes);
  }

  @Override
  public String toString() {
    return category + "/" + id;
  }
}
