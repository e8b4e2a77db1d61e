package org.aimsledger.eventstore.project;

/// Is told when a query is answered from rows that are known to be old.
@FunctionalInterface
public interface LagListener {
  /// Hears nothing.
  LagListener NONE = (_, _) -> {};

  /// The longest wait was over and the view had still not caught up.
  ///
  /// @param view its name
  /// @param events how many committed events it had not applied, at least 1
  void behind(String view, long events);
}
