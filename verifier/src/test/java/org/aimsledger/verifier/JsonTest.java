package org.aimsledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.aimsledger.verifier.log.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void allKindsOfValuesAreRead() {
    // Given
    String document =
        " {\"a\" : [1, -0.5e+3, true, false, null], \"b\\n\\u4e2d\\uD83D\\uDE00\\/\" : \"\u4e2d\", \"\": {}}\r\n";

    // When
    Json json = Json.parse(SampleBundle.utf8(document), "it");

    // Then
    assertThat(json)
        .isEqualTo(
            Json.Members.empty()
                .with(
                    "a",
                    new Json.Array(
                        List.of(
                            new Json.Numeral("1"),
                            new Json.Numeral("-0.5e+3"),
                            new Json.Bool(true),
                            new Json.Bool(false),
                            new Json.Null())))
                .with("b\n\u4e2d\ud83d\ude00/", "\u4e2d")
                .with("", Json.Members.empty()));
    assertThat(Json.parse(SampleBundle.utf8(json.encode()), "it")).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[1,]",
        "[1 2]",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":1} x",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "01",
        "1.",
        ".5",
        "+1",
        "-",
        "1e",
        "NaN",
        "tru",
        "True",
        "\"",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"a\nb\"",
        "\"\t\"",
        "\ufeff{}",
        "// c\n{}",
        "\u00a0{}",
        "\"\\u\uff11\uff11\uff11\uff11\"",
      })
  void everythingElseIsRefused(String document) {
    assertThatThrownBy(() -> Json.parse(SampleBundle.utf8(document), "it"))
        .isInstanceOf(MalformedException.class)
        .hasMessageStartingWith("it isn't valid JSON at character ");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    assertThatThrownBy(() -> Json.parse(new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'}, "it"))
        .isInstanceOf(MalformedException.class)
        .hasMessage("it isn't valid UTF-8");
  }

  @Test
  void depthHasALimit() {
    // Given
    String deepest = "[".repeat(65) + "]".repeat(65);

    // When
    Json json = Json.parse(SampleBundle.utf8(deepest), "it");

    // Then
    assertThat(json).isInstanceOf(Json.Array.class);
    assertThatThrownBy(() -> Json.parse(SampleBundle.utf8("[".repeat(100_000)), "it"))
        .hasMessage("it isn't valid JSON at character 65: it nests deeper than 64 levels");
  }
}
