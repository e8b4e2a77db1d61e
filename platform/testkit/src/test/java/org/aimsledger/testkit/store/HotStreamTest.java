package org.aimsledger.testkit.store;

import static org.aimsledger.testkit.store.LogUnderTest.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome.Done;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HotStreamTest {
  private static final CommandContext ANYBODY =
      new CommandContext("u-1", "c-1", null, null, null, null);
  private static final CommandContext STALE =
      new CommandContext("u-1", "c-1", null, null, null, 0L);

  private LogUnderTest under;

  @BeforeAll
  void open() {
    under = LogUnderTest.create();
  }

  @AfterAll
  void close() {
    under.close();
  }

  @Test
  void commandsOnOneStreamAtTheSameMomentAllSucceedWithoutARetry() throws Exception {
    // Given
    var runner = withoutRetries();
    var id = UUID.randomUUID();

    // When
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 200)
              .mapToObj(
                  _ -> clients.submit(() -> await(runner.run(id, new Counter.Add(1), ANYBODY))))
              .toList();
      for (var answer : answers) {
        assertThat(answer.get()).isInstanceOf(Done.class);
      }
    }

    // Then
    assertThat(await(runner.load(id)).state()).isEqualTo(new Counter.Total.Sum(200, 200));
  }

  @Test
  void aRefusalInFrontHoldsNobodyUp() throws Exception {
    // Given
    var runner = withoutRetries();
    var id = UUID.randomUUID();
    assertThat(await(runner.run(id, new Counter.Add(1), ANYBODY))).isInstanceOf(Done.class);

    // When
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var stale = clients.submit(() -> await(runner.run(id, new Counter.Add(1), STALE)));
      var refused = clients.submit(() -> await(runner.run(id, new Counter.Add(0), ANYBODY)));
      var good = clients.submit(() -> await(runner.run(id, new Counter.Add(1), ANYBODY)));

      // Then
      assertThat(stale.get()).isNotInstanceOf(Done.class);
      assertThat(refused.get()).isNotInstanceOf(Done.class);
      assertThat(good.get()).isInstanceOf(Done.class);
    }
    assertThat(await(runner.load(id)).version()).isEqualTo(2);
  }

  private CommandRunner<Counter.Add, Counter.Total, Counter.Counted, String> withoutRetries() {
    return new EventStore("/test", under.open(), 100, 0, Clock.systemUTC())
        .runner(new Counter().aggregate(1));
  }
}
