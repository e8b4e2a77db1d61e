package org.aimsledger.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Finds the end of HTTP/1.1 answers, however they are cut into reads. Looks at the status, at
/// `Content-Length` and at `Transfer-Encoding: chunked`, at nothing else.
final class AnswerReader {
  private static final int LONGEST_LINE = 16 * 1024;
  private static final int KEPT_BODY = 300;

  private enum Part {
    STATUS,
    HEADER,
    BODY,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    TRAILER
  }

  private final byte[] line = new byte[LONGEST_LINE];
  private final StringBuilder kept = new StringBuilder();
  private Part part = Part.STATUS;
  private int lineLength;
  private int status;
  private long left;
  private boolean chunked;

  /// Reads on; true when an answer is complete. Bytes behind its end stay in the buffer.
  boolean accept(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      switch (part) {
        case BODY, CHUNK -> {
          skip(bytes);
          if (left == 0 && part == Part.BODY) {
            return complete();
          }
          if (left == 0) {
            part = Part.CHUNK_END;
          }
        }
        case STATUS, HEADER, CHUNK_SIZE, CHUNK_END, TRAILER -> {
          if (readLine(bytes) && endOfLine()) {
            return complete();
          }
        }
      }
    }
    return false;
  }

  private boolean complete() {
    part = Part.STATUS;
    lineLength = 0;
    return true;
  }

  /// Of the answer that [#accept(ByteBuffer)] completed last.
  int status() {
    return status;
  }

  /// The beginning of the body, kept only of answers that are not 2xx.
  String body() {
    return kept.toString();
  }

  private void skip(ByteBuffer bytes) {
    var length = (int) Math.min(left, bytes.remaining());
    if (status / 100 != 2) {
      for (var i = 0; i < length && kept.length() < KEPT_BODY; i++) {
        kept.append((char) (bytes.get(bytes.position() + i) & 0x7f));
      }
    }
    bytes.position(bytes.position() + length);
    left -= length;
  }

  private boolean readLine(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      var next = bytes.get();
      if (next == '\n') {
        return true;
      }
      if (lineLength == LONGEST_LINE) {
        throw new IOException("a line of an answer is longer than " + LONGEST_LINE + " bytes");
      }
      line[lineLength++] = next;
    }
    return false;
  }

  /// True when the line ends the whole answer.
  private boolean endOfLine() throws IOException {
    var length = lineLength > 0 && line[lineLength - 1] == '\r' ? lineLength - 1 : lineLength;
    lineLength = 0;
    return switch (part) {
      case STATUS -> {
        begin(length);
        yield false;
      }
      case HEADER -> {
        if (length > 0) {
          header(length);
          yield false;
        }
        yield endOfHead();
      }
      case CHUNK_SIZE -> {
        var text = text(length);
        var end = text.indexOf(';');
        left = Long.parseLong((end < 0 ? text : text.substring(0, end)).strip(), 16);
        part = left == 0 ? Part.TRAILER : Part.CHUNK;
        yield false;
      }
      case CHUNK_END -> {
        part = Part.CHUNK_SIZE;
        yield false;
      }
      case TRAILER -> length == 0;
      case BODY, CHUNK -> throw new IllegalStateException("no line in a body");
    };
  }

  private void begin(int length) throws IOException {
    var text = text(length);
    if (!text.startsWith("HTTP/1.1 ") || text.length() < 12) {
      throw new IOException("not an answer of HTTP/1.1: " + text);
    }
    status = Integer.parseInt(text.substring(9, 12));
    left = 0;
    chunked = false;
    kept.setLength(0);
    part = Part.HEADER;
  }

  private void header(int length) {
    // Most headers say nothing about the end; only these two are worth a string.
    if ((line[0] | 0x20) != 'c' && (line[0] | 0x20) != 't') {
      return;
    }
    var text = text(length).toLowerCase(Locale.ROOT);
    if (text.startsWith("content-length:")) {
      left = Long.parseLong(text.substring(15).strip());
    } else if (text.startsWith("transfer-encoding:")) {
      chunked = text.substring(18).contains("chunked");
    }
  }

  private boolean endOfHead() {
    // "100 Continue" and its like come before the answer.
    if (status / 100 == 1) {
      part = Part.STATUS;
      return false;
    }
    if (status == 204 || status == 304 || (!chunked && left == 0)) {
      return true;
    }
    part = chunked ? Part.CHUNK_SIZE : Part.BODY;
    return false;
  }

  private String text(int length) {
    return new String(line, 0, length, StandardCharsets.ISO_8859_1);
  }
}
