package org.aimsledger.servicekit.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One JSON array, a row on each line.
final class JsonRowsEncoder implements RowEncoder {
  private static final byte[] FIRST = "[\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NEXT = ",\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] EMPTY = "[]\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] LAST = "\n]\n".getBytes(StandardCharsets.UTF_8);

  private final ObjectMapper json;
  private boolean begun;

  JsonRowsEncoder(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public byte[] rows(List<?> rows) {
    var bytes = new ByteArrayOutputStream();
    try {
      for (var row : rows) {
        bytes.writeBytes(begun ? NEXT : FIRST);
        begun = true;
        bytes.writeBytes(json.writeValueAsBytes(row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a row can't be written as JSON", e);
    }
    return bytes.toByteArray();
  }

  @Override
  public byte[] end() {
    return begun ? LAST : EMPTY;
  }
}
