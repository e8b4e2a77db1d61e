package org.aimsledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.aimsledger.verifier.log.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonStreamTest {

  private final List<Json.Members> items = new ArrayList<>();

  @Test
  void itemsAreHandedOnAndTheOtherMembersGiven() {
    // Given
    String text =
        " {\"a\" : \"]}\\\"\\\\\" , \"list\":[ {\"x\":{\"y\":[1,\"}\"]}} ,{} ] ,\"n\":-1.5e3,\"t\":true,"
            + "\"other\":[{}, 7],\"e\":{}}\n";

    // When
    var members = read(text);

    // Then
    assertThat(members.with("list", new Json.Array(new ArrayList<Json>(items))))
        .isEqualTo(Json.parse(text.getBytes(StandardCharsets.UTF_8), "it"));
    assertThat(items).hasSize(2);
  }

  @Test
  void anEmptyListAndAnEmptyObjectAreRead() {
    // Given
    // When
    var list = read("{\"list\":[]}");
    var nothing = read("{ }");

    // Then
    assertThat(list.has("list")).isTrue();
    assertThat(nothing).isEqualTo(Json.Members.empty());
    assertThat(items).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{}x",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\":1 2}",
        "{\"a\":1,\"a\":2}",
        "{\"list\":[],\"list\":[]}",
        "{\"list\":{}}",
        "{\"list\":[1]}",
        "{\"list\":[{}",
        "{\"list\":[{},]}",
        "{\"list\":[{}{}]}",
        "{\"list\":[{\"a\":1,\"a\":2}]}",
        "{\"list\":[{\"a\":\"\\ud800\"}]}",
        "{\"a\":\"x",
        "{a:1}",
        "{\"a\":[1}"
      })
  void whatIsNoObjectIsRefused(String text) {
    // Given, When, Then
    assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedException.class);
  }

  @Test
  void eachPartHasALimit() {
    // Given
    String item = "{\"list\":[{\"a\":\"" + "x".repeat(JsonStream.LONGEST_ITEM) + "\"}]}";
    String member = "{\"a\":\"" + "x".repeat(JsonStream.LONGEST_MEMBER) + "\"}";

    // When, Then
    assertThatThrownBy(() -> read(item)).hasMessageContaining("longer than 16384 bytes");
    assertThatThrownBy(() -> read(member)).hasMessageContaining("longer than 1048576 bytes");
    assertThatThrownBy(
            () -> new JsonStream(new ByteArrayInputStream(new byte[9]), "it", 8).read(Map.of()))
        .hasMessage("longer than 8 bytes");
  }

  /// The stream is never ahead of what was handed on by more than its buffer, and is larger than
  /// what this test may hold.
  @Test
  void nothingIsKept() {
    // Given
    var list = new Endless(100_000_000);
    var seen = new AtomicLong();
    var furthest = new AtomicLong();

    // When
    var members =
        new JsonStream(list, "it", Long.MAX_VALUE)
            .read(
                Map.of(
                    "list",
                    item -> {
                      seen.addAndGet(item.encode().length() > 0 ? Endless.ITEM.length : 0);
                      furthest.accumulateAndGet(list.given - seen.get(), Math::max);
                    }));

    // Then
    assertThat(members.has("list")).isTrue();
    assertThat(seen.get()).isGreaterThan(99_000_000);
    assertThat(furthest.get()).isLessThan(1 << 18);
  }

  private Json.Members read(String text) {
    items.clear();
    var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return new JsonStream(in, "it", Long.MAX_VALUE).read(Map.of("list", items::add));
  }

  /// A list of about so many bytes.
  private static final class Endless extends InputStream {

    private static final byte[] ITEM = bytes("{\"x\":\"" + "y".repeat(1_000) + "\"},");

    private final long most;
    private byte[] now = bytes("{\"list\":[");
    private int at;
    private long given;
    private boolean ended;

    private Endless(long most) {
      this.most = most;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (at == now.length) {
        if (ended) {
          return -1;
        }
        ended = given > most;
        now = ended ? bytes("{}]}") : ITEM;
        at = 0;
      }
      int count = Math.min(length, now.length - at);
      System.arraycopy(now, at, buffer, offset, count);
      at += count;
      given += count;
      return count;
    }

    private static byte[] bytes(String text) {
      return text.getBytes(StandardCharsets.US_ASCII);
    }
  }
}
