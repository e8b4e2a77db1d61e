package org.aimsledger.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
  @Test
  void theNumberStandsInEveryPlaceAndTheLengthIsTheOneOfTheBody() {
    // Given
    var template =
        Template.request(
            "POST",
            "/systems",
            Map.of("Idempotency-Key", Template.NUMBER),
            "{\"name\":\"é " + Template.NUMBER + "\"}");
    var target = ByteBuffer.allocate(1_000);

    // When
    template.render(0x1234_5678_9abcL, target);

    // Then
    assertThat(target.position()).isEqualTo(template.length());
    assertThat(new String(target.array(), 0, target.position(), StandardCharsets.UTF_8))
        .isEqualTo(
            "POST /systems HTTP/1.1\r\nHost: 127.0.0.1\r\nIdempotency-Key: 0000123456789abc\r\n"
                + "Content-Length: 30\r\n\r\n{\"name\":\"é 0000123456789abc\"}");
  }

  @Test
  void aRequestWithoutABodyHasNoLength() {
    // Given
    var template = Template.request("GET", "/x", Map.of(), "");
    var target = ByteBuffer.allocate(100);

    // When
    template.render(1, target);

    // Then
    assertThat(new String(target.array(), 0, target.position(), StandardCharsets.UTF_8))
        .isEqualTo("GET /x HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
  }
}
