package org.aimsledger.servicekit.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/// How much a service takes on at once. What is beyond is answered 503 with `Retry-After` before
/// any of its body is read.
@ConfigMapping(prefix = "aims.http.admission")
public interface AdmissionConfig {
  /// Most requests in flight, those to the operations paths aside.
  @WithDefault("512")
  @Min(1)
  @Max(100_000)
  int requests();

  /// Most requests in flight to the operations paths: health, metrics, and the lanes that other
  /// services read. Counted apart, so that load on the API never silences them.
  @WithDefault("64")
  @Min(1)
  @Max(10_000)
  int operations();

  /// Most bytes of request bodies in flight. A body without `Content-Length` counts as large as its
  /// path allows. Not below the largest body that is allowed.
  @WithDefault("40M")
  MemorySize bodies();

  /// Longest time from the head of a request to its answer; then it is answered 503. Longer than
  /// the append timeout, so that an append normally ends first and tells its outcome.
  @WithDefault("PT30S")
  Duration longestAnswer();

  /// How often requests are looked for whose client is gone without a sign: until then they count
  /// as in flight.
  @WithDefault("PT1S")
  @DurationMin(millis = 10)
  @DurationMax(minutes = 1)
  Duration sweep();

  /// How long a service that is told to stop still lets requests in, while it calls itself not
  /// ready and asks clients to make new connections. With several processes behind one address:
  /// longer than it takes whoever balances the load to notice. Zero for one process alone.
  @WithDefault("PT0S")
  @DurationMin
  @DurationMax(minutes = 1)
  Duration leave();

  /// Longest wait for the requests in flight when the service is told to stop, after that time.
  /// Well below the time after which whoever stops it loses patience and kills it (20 s in the
  /// launcher).
  @WithDefault("PT10S")
  Duration longestFarewell();
}
