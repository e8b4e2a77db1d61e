package org.aimsledger.inventory.reportintake;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventBatchReaderTest {
  private static List<String> split(String body) {
    return switch (EventBatchReader.split(body.getBytes(UTF_8), 3)) {
      case EventBatch.Events(var events) ->
          events.stream().map(event -> new String(event, UTF_8)).toList();
      case EventBatch.TooMany(var most) -> List.of("more than " + most);
      case EventBatch.Unreadable(var why) -> List.of(why.reason().name());
    };
  }

  @Test
  void eventsAreCutOutAsTheyStand() {
    // When
    var events = split(" [ {\"é\" : [1, {\"b\":\"]}\"}]} ,\n7, {\"a\":1,\"a\":2} ] ");

    // Then
    assertThat(events).containsExactly("{\"é\" : [1, {\"b\":\"]}\"}]}", "7", "{\"a\":1,\"a\":2}");
  }

  @Test
  void oneTooManyIsNoticed() {
    // When
    var events = split("[{}, {}, {}, {}]");

    // Then
    assertThat(events).containsExactly("more than 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[{}", "[{} {}]", "[{}] {}", "[{]"})
  void whatIsNoArrayIsRefused(String body) {
    // When
    var events = split(body);

    // Then
    assertThat(events).containsExactly("NOT_JSON");
  }

  @Test
  void otherEncodingsAreRefused() {
    // When
    var batch = EventBatchReader.split("[{}]".getBytes(UTF_16), 3);

    // Then
    assertThat(batch).isInstanceOf(EventBatch.Unreadable.class);
  }
}
