package org.aimsledger.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PgbenchOutputTest {
  private static final String OF_18 =
      """
      pgbench (18.1 (Debian 18.1-1))
      transaction type: pgbench.sql
      scaling factor: 1
      query mode: prepared
      number of clients: 64
      number of threads: 2
      maximum number of tries: 1
      duration: 5 s
      number of transactions actually processed: 45678
      number of failed transactions: 0 (0.000%)
      latency average = 7.012 ms
      initial connection time = 112.345 ms
      tps = 9127.123456 (without initial connection time)
      """;

  @Test
  void theRateWithoutTheTimeForConnectingIsTaken() throws IOException {
    assertThat(PgbenchOutput.parse(OF_18)).isEqualTo(new PgbenchOutput(9127.123456, 7.012, 0));
  }

  @Test
  void theRateOfVersion13IsFoundToo() throws IOException {
    // Given
    var output =
        """
        latency average = 1.000 ms
        tps = 998.500000 (including connections establishing)
        tps = 1000.250000 (excluding connections establishing)
        """;

    // When, Then
    assertThat(PgbenchOutput.parse(output).transactionsPerSecond()).isEqualTo(1000.25);
  }

  @Test
  void failedTransactionsFailTheRun() {
    assertThatThrownBy(
            () ->
                PgbenchOutput.parse(
                    OF_18.replace("failed transactions: 0", "failed transactions: 7")))
        .isInstanceOf(IOException.class)
        .hasMessage("7 transactions of pgbench failed");
  }

  @Test
  void anAbortedRunIsToldWithItsReason() {
    // Given
    var output =
        OF_18
            + "pgbench: error: client 3 aborted in command 0: FATAL: too many clients\n"
            + "pgbench: error: Run was aborted; the above results are incomplete.\n";

    // When, Then
    assertThatThrownBy(() -> PgbenchOutput.parse(output))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too many clients");
    assertThatThrownBy(() -> PgbenchOutput.parse("pgbench: error: connection refused"))
        .isInstanceOf(IOException.class)
        .hasMessage("pgbench printed no rate: pgbench: error: connection refused");
  }
}
