package org.aimsledger.eventstore.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.aimsledger.eventstore.core.LaneDigest;
import org.aimsledger.eventstore.core.LaneDigest.ColumnsDiffer;
import org.aimsledger.eventstore.core.LaneDigest.Stray;
import org.jspecify.annotations.Nullable;

/// Takes up the events of a stretch one after the other; of what it has seen it keeps 32 bytes.
final class LaneHasher {
  private static final byte LEAF = 0;

  private final String source;
  private final MessageDigest events = sha256();
  private final MessageDigest stretch = sha256();
  private long count;
  private @Nullable ColumnsDiffer columnsDiffer;

  /// An event to be hashed.
  ///
  /// @param columns what is stored beside the document
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Line(int lane, long seq, DocumentColumns columns, byte[] document) {}

  /// @param source CloudEvents source of the service, e.g. `/inventory`
  LaneHasher(String source) {
    this.source = source;
  }

  LaneHasher add(List<Line> page) {
    for (var event : page) {
      events.update(LEAF);
      events.update(
          (source + " " + event.lane() + " " + event.seq() + "\n")
              .getBytes(StandardCharsets.UTF_8));
      stretch.update(events.digest(event.document()));
      if (columnsDiffer == null) {
        columnsDiffer = differences(event);
      }
    }
    count += page.size();
    return this;
  }

  private static @Nullable ColumnsDiffer differences(Line event) {
    var found = event.columns().differences(DocumentColumns.of(event.document()));
    return found.isEmpty() ? null : new ColumnsDiffer(event.seq(), String.join("\n", found));
  }

  LaneDigest digest(long head, long last, @Nullable Stray stray) {
    return new LaneDigest(
        head, last, count, HexFormat.of().formatHex(stretch.digest()), columnsDiffer, stray);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
