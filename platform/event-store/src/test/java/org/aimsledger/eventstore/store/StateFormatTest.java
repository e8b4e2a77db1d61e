package org.aimsledger.eventstore.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateFormatTest {
  sealed interface Lamp {
    record Off() implements Lamp {}

    record On(Colour colour, List<Lamp> before) implements Lamp {
      /// Derived: not part of the form.
      public boolean isBright() {
        return colour instanceof Colour.White;
      }
    }
  }

  sealed interface Colour {
    record White() implements Colour {}

    record Mixed(int red) implements Colour {}
  }

  private static final Map<String, Class<?>> NAMES =
      Map.of(
          "off", Lamp.Off.class,
          "on", Lamp.On.class,
          "white", Colour.White.class,
          "mixed", Colour.Mixed.class);

  private static final StateFormat<Lamp> FORMAT = StateFormat.declare(3, Lamp.class, NAMES);

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aStateIsWrittenByItsComponentsAndDeclaredNames() {
    // Given
    var state = new Lamp.On(new Colour.Mixed(7), List.of(new Lamp.Off()));

    // When
    var written = FORMAT.write(state);

    // Then
    assertThat(written)
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(
            "{\"is\":\"on\",\"colour\":{\"is\":\"mixed\",\"red\":7},\"before\":[{\"is\":\"off\"}]}");
    assertThat(FORMAT.read(written)).contains(state);
    assertThat(FORMAT.version()).isEqualTo(3);
  }

  @Test
  void whatIsNoStateIsNotRead() {
    // When / Then
    assertThat(FORMAT.read(bytes("{\"is\":\"broken\"}"))).isEmpty();
    assertThat(FORMAT.read(bytes("{\"colour\":{}}"))).isEmpty();
    assertThat(FORMAT.read(bytes("{\"is\":\"on\",\"colour\":{\"is\":\"mixed\"},\"before\":[]}")))
        .isEmpty();
    assertThat(FORMAT.read(bytes("null"))).isEmpty();
    assertThat(FORMAT.read(bytes(""))).isEmpty();
    assertThat(FORMAT.read(new byte[] {0, 1, 2})).isEmpty();
  }

  @Test
  void aStateWithoutANameStopsTheStart() {
    // When / Then
    assertThatThrownBy(
            () ->
                StateFormat.declare(
                    1, Lamp.class, Map.of("off", Lamp.Off.class, "white", Colour.White.class)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has no name in its state's form");
  }
}
