package org.aimsledger.launcher.process;

import java.io.IOException;

/// One supervised thing: what to run and how to ask whether it is well. Probes answer within a few
/// seconds and never throw.
public interface Component {
  String name();

  int port();

  /// Called before every start, also before a restart: unpack, format, render configuration.
  /// Idempotent.
  ChildSpec prepare() throws IOException, InterruptedException;

  /// Can it do its work now?
  boolean ready();

  /// Does it answer at all? A component that stays silent is killed and started again.
  boolean alive();

  /// Called each time it has become ready and before others may rely on it: roles, topics.
  /// Idempotent.
  default void whenReady() throws IOException, InterruptedException {}
}
