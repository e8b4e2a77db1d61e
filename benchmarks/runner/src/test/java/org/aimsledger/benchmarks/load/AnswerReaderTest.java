package org.aimsledger.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
  private static final String WITH_LENGTH =
      "HTTP/1.1 201 Created\r\nETag: \"1\"\r\ncontent-length: 11\r\n\r\nhello world";
  private static final String CHUNKED =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n";
  private static final String EMPTY = "HTTP/1.1 204 No Content\r\nServer: x\r\n\r\n";
  private static final String CONTINUED =
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  @Test
  void everyAnswerIsCompleteWithItsLastByteHoweverItIsCut() throws IOException {
    for (var answer : List.of(WITH_LENGTH, CHUNKED, EMPTY, CONTINUED)) {
      var bytes = answer.getBytes(StandardCharsets.US_ASCII);
      for (var size = 1; size <= bytes.length; size++) {
        // Given
        var reader = new AnswerReader();

        // When
        var completeAt = -1;
        for (var from = 0; from < bytes.length; from += size) {
          var part = ByteBuffer.wrap(bytes, from, Math.min(size, bytes.length - from));
          if (reader.accept(part)) {
            completeAt = part.position();
          }
        }

        // Then
        assertThat(completeAt).as("%s in parts of %d", answer, size).isEqualTo(bytes.length);
      }
    }
  }

  @Test
  void theStatusOfEachAnswerOfAConnectionIsKnown() throws IOException {
    // Given
    var reader = new AnswerReader();

    // When, Then
    assertThat(reader.accept(bytes(WITH_LENGTH))).isTrue();
    assertThat(reader.status()).isEqualTo(201);
    assertThat(reader.accept(bytes(CHUNKED))).isTrue();
    assertThat(reader.status()).isEqualTo(200);
    assertThat(reader.accept(bytes(EMPTY))).isTrue();
    assertThat(reader.status()).isEqualTo(204);
  }

  @Test
  void theBodyOfARefusalIsKeptForTheMessage() throws IOException {
    // Given
    var reader = new AnswerReader();

    // When
    var complete = reader.accept(bytes("HTTP/1.1 503 Busy\r\nContent-Length: 9\r\n\r\ntoo large"));

    // Then
    assertThat(complete).isTrue();
    assertThat(reader.body()).isEqualTo("too large");
  }

  @Test
  void whatIsNotHttpIsRefused() {
    assertThatThrownBy(() -> new AnswerReader().accept(bytes("SSH-2.0-OpenSSH\r\n")))
        .isInstanceOf(IOException.class)
        .hasMessage("not an answer of HTTP/1.1: SSH-2.0-OpenSSH");
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
