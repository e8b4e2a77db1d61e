package org.aimsledger.systemtests.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.aimsledger.systemtests.faults.tools.agent.Mutation;

/// How a run is made.
///
/// @param home folder of the installation, empty at the beginning
/// @param rounds most rounds
/// @param longest no round is begun afterwards
/// @param load how long clients begin new commands in each round
/// @param quiet longest wait for the system to come to rest after a round
/// @param sample folds compared with each view and round
/// @param instances processes of each service
/// @param mutations how the services are broken on purpose
record Settings(
    Path home,
    long seed,
    int rounds,
    Duration longest,
    int clients,
    Duration load,
    Duration quiet,
    int sample,
    List<String> faults,
    int instances,
    List<Mutation> mutations) {
  Settings {
    faults = List.copyOf(faults);
    mutations = List.copyOf(mutations);
    if (rounds < 1 || clients < 1 || sample < 1) {
      throw new IllegalArgumentException("rounds, clients and sample start with 1");
    }
    if (instances < 1 || instances > 2) {
      throw new IllegalArgumentException("instances are 1 or 2, were " + instances);
    }
  }

  /// What `./aims chaos` takes.
  static Settings usual(Path home, long seed, int rounds, Duration longest, List<String> faults) {
    return new Settings(
        home,
        seed,
        rounds,
        longest,
        6,
        Duration.ofMillis(2_500),
        Duration.ofMinutes(2),
        12,
        faults,
        1,
        List.of());
  }

  /// The same with so many processes of each service.
  Settings withInstances(int each) {
    return new Settings(
        home, seed, rounds, longest, clients, load, quiet, sample, faults, each, mutations);
  }

  Settings broken(Mutation mutation) {
    return new Settings(
        home,
        seed,
        rounds,
        longest,
        clients,
        load,
        quiet,
        sample,
        faults,
        instances,
        List.of(mutation));
  }
}
