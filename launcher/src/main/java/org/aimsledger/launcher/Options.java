package org.aimsledger.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.aimsledger.launcher.preflight.DiskCheck;
import org.aimsledger.launcher.process.LogRotation;
import org.aimsledger.launcher.process.SupervisionLimits;
import org.aimsledger.launcher.service.ServiceDefinition;

/// How an installation is run.
///
/// @param services what is started besides PostgreSQL, Kafka and the identity provider
/// @param ready longest wait for everything to be ready
/// @param minimumFreeBytes less free space in the home folder is a reason not to start
/// @param moreJavaOptions for the services; they win over the usual ones
public record Options(
    List<ServiceDefinition> services,
    Duration ready,
    long minimumFreeBytes,
    List<String> moreJavaOptions,
    SupervisionLimits limits,
    LogRotation rotation) {
  public Options {
    services = List.copyOf(services);
    moreJavaOptions = List.copyOf(moreJavaOptions);
  }

  /// All four services as built in the given checkout.
  public static Options packagedIn(Path projectRoot) {
    return new Options(
        ServiceDefinition.packaged(projectRoot),
        Duration.ofMinutes(2),
        DiskCheck.DEFAULT_MINIMUM_BYTES,
        List.of(),
        SupervisionLimits.DEFAULT,
        LogRotation.DEFAULT);
  }

  public Options withServices(List<ServiceDefinition> others) {
    return new Options(others, ready, minimumFreeBytes, moreJavaOptions, limits, rotation);
  }

  public Options withReady(Duration longest) {
    return new Options(services, longest, minimumFreeBytes, moreJavaOptions, limits, rotation);
  }

  public Options withMinimumFreeBytes(long bytes) {
    return new Options(services, ready, bytes, moreJavaOptions, limits, rotation);
  }

  public Options withMoreJavaOptions(List<String> more) {
    return new Options(services, ready, minimumFreeBytes, more, limits, rotation);
  }
}
