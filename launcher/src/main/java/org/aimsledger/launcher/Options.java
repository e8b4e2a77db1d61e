package org.aimsledger.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.aimsledger.launcher.backing.Detour;
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
/// @param morePostgresSettings for the server, e.g. `max_connections`; they win over the usual ones
/// @param detours by name of the service: who doesn't go to PostgreSQL and the broker directly
public record Options(
    List<ServiceDefinition> services,
    Duration ready,
    long minimumFreeBytes,
    List<String> moreJavaOptions,
    Map<String, String> morePostgresSettings,
    SupervisionLimits limits,
    LogRotation rotation,
    Map<String, Detour> detours) {
  public Options {
    services = List.copyOf(services);
    moreJavaOptions = List.copyOf(moreJavaOptions);
    morePostgresSettings = Map.copyOf(morePostgresSettings);
    detours = Map.copyOf(detours);
  }

  /// All four services as built in the given checkout.
  public static Options packagedIn(Path projectRoot) {
    return new Options(
        ServiceDefinition.packaged(projectRoot),
        Duration.ofMinutes(2),
        DiskCheck.DEFAULT_MINIMUM_BYTES,
        List.of(),
        Map.of(),
        SupervisionLimits.DEFAULT,
        LogRotation.DEFAULT,
        Map.of());
  }

  public Options withServices(List<ServiceDefinition> others) {
    return new Options(
        others,
        ready,
        minimumFreeBytes,
        moreJavaOptions,
        morePostgresSettings,
        limits,
        rotation,
        detours);
  }

  public Options withReady(Duration longest) {
    return new Options(
        services,
        longest,
        minimumFreeBytes,
        moreJavaOptions,
        morePostgresSettings,
        limits,
        rotation,
        detours);
  }

  public Options withMinimumFreeBytes(long bytes) {
    return new Options(
        services, ready, bytes, moreJavaOptions, morePostgresSettings, limits, rotation, detours);
  }

  public Options withMoreJavaOptions(List<String> more) {
    return new Options(
        services, ready, minimumFreeBytes, more, morePostgresSettings, limits, rotation, detours);
  }

  public Options withMorePostgresSettings(Map<String, String> more) {
    return new Options(
        services, ready, minimumFreeBytes, moreJavaOptions, more, limits, rotation, detours);
  }

  public Options withDetours(Map<String, Detour> others) {
    return new Options(
        services,
        ready,
        minimumFreeBytes,
        moreJavaOptions,
        morePostgresSettings,
        limits,
        rotation,
        others);
  }
}
