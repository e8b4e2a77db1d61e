package org.aimsledger.audit.platform.trail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.aimsledger.eventstore.inbox.ReceivedEvent;

/// Events as they come from the topics.
public final class Events {
  private Events() {}

  public static ReceivedEvent event(String source, int lane, long laneSeq, String document) {
    return new ReceivedEvent(source, lane, laneSeq, document.getBytes(StandardCharsets.UTF_8));
  }

  /// Numbers `from` to `to`, inclusive, each with its own id.
  public static List<ReceivedEvent> events(String source, int lane, long from, long to) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(
            seq ->
                event(
                    source,
                    lane,
                    seq,
                    document(source, new UUID(source.hashCode() * 31L + lane, seq))))
        .toList();
  }

  public static String document(String source, UUID id) {
    return """
    {"specversion":"1.0","id":"%s","source":"/%s","type":"org.aimsledger.inventory.ai-system-registered.v1",\
    "subject":"ai-system/00000000-0000-4000-8000-000000000001","time":"2026-11-22T10:00:00Z",\
    "actor":"user-1","correlationid":"request-1","data":{}}"""
        .formatted(id, source);
  }
}
