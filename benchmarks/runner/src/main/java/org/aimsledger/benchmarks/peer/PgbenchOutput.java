package org.aimsledger.benchmarks.peer;

import java.io.IOException;
import java.util.regex.Pattern;

/// What pgbench prints at its end.
///
/// @param averageMilliseconds its mean latency; pgbench prints no percentiles
record PgbenchOutput(double transactionsPerSecond, double averageMilliseconds, long failed) {
  private static final Pattern RATE =
      Pattern.compile("^tps = ([0-9.]+) \\((without initial|excluding)", Pattern.MULTILINE);
  private static final Pattern LATENCY =
      Pattern.compile("^latency average = ([0-9.]+) ms", Pattern.MULTILINE);
  private static final Pattern FAILED =
      Pattern.compile("^number of failed transactions: ([0-9]+)", Pattern.MULTILINE);

  /// @throws IOException with the end of the output when there is no rate in it, or rows failed
  static PgbenchOutput parse(String output) throws IOException {
    var rate = RATE.matcher(output);
    if (!rate.find() || output.contains("Run was aborted")) {
      throw new IOException("pgbench printed no rate: " + end(output));
    }
    var latency = LATENCY.matcher(output);
    var failed = FAILED.matcher(output);
    var result =
        new PgbenchOutput(
            Double.parseDouble(rate.group(1)),
            latency.find() ? Double.parseDouble(latency.group(1)) : 0,
            failed.find() ? Long.parseLong(failed.group(1)) : 0);
    if (result.failed() > 0) {
      throw new IOException(result.failed() + " transactions of pgbench failed");
    }
    return result;
  }

  private static String end(String output) {
    var text = output.strip().replace('\n', '|');
    return text.substring(Math.max(0, text.length() - 300));
  }
}
