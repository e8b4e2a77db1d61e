package org.aimsledger.audit.retention;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.aimsledger.verifier.log.Hash;

/// An entry whose content may go.
record DueEntry(long index, Hash leafHash) {
  /// SHA-256 over a line `<index> <leaf hash>` for each, lower-case hex.
  static String digest(List<DueEntry> entries) {
    var lines =
        entries.stream()
            .map(entry -> entry.index() + " " + entry.leafHash().hex() + "\n")
            .collect(Collectors.joining());
    return Hash.sha256(lines.getBytes(StandardCharsets.US_ASCII)).hex();
  }
}
