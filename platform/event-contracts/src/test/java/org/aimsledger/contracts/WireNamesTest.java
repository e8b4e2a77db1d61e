package org.aimsledger.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireNamesTest {
  static java.util.stream.Stream<Class<?>> events() {
    return Families.all().stream();
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEventIsARecordWithANameOfItsService(Class<?> event) {
    // Given
    var name = event.getPackageName();
    var service = name.substring(name.lastIndexOf('.') + 1);

    // When
    var wireName = WireNames.of(event);

    // Then
    assertThat(event.isRecord()).isTrue();
    assertThat(wireName)
        .matches("org\\.aimsledger\\." + service + "(\\.[a-z]+(-[a-z]+)*)\\.v[0-9]+");
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEventBeginsWithTheIdOfItsAggregateAndEndsWithItsTime(Class<?> event) {
    // When
    var components = event.getRecordComponents();

    // Then
    assertThat(components[0].getType()).isEqualTo(UUID.class);
    assertThat(components[components.length - 1].getName()).isEqualTo("at");
    assertThat(components[components.length - 1].getType()).isEqualTo(java.time.Instant.class);
  }

  @Test
  void noTwoEventsShareAName() {
    // When
    var names = Families.all().stream().map(WireNames::of).toList();

    // Then
    assertThat(names).doesNotHaveDuplicates().isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(classes = {String.class, WireNamesTest.class})
  void aClassWithoutDeclaredNameHasNone(Class<?> type) {
    // When / Then
    assertThatThrownBy(() -> WireNames.of(type))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(type.getName());
  }
}
