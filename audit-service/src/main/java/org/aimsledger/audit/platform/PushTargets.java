package org.aimsledger.audit.platform;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who gets new checkpoints, in the order of their names.
public record PushTargets(List<Target> all) {
  public PushTargets {
    all = List.copyOf(all);
  }

  /// One of them.
  ///
  /// @param interval least time between two checkpoints
  public record Target(String name, Duration interval, Place place) {}

  /// Where it is.
  public sealed interface Place {
    /// A folder.
    ///
    /// @param path from the root of the file system
    record Folder(String path) implements Place {}

    /// A web server.
    ///
    /// @param authorization value of a header; a secret
    record Web(URI url, String method, @Nullable String authorization) implements Place {
      @Override
      public String toString() {
        return method + " " + url;
      }
    }

    /// A mailbox.
    record Mailbox(String address) implements Place {}
  }
}
