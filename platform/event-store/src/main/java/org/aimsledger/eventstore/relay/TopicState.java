package org.aimsledger.eventstore.relay;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aimsledger.eventstore.relay.CursorTable.Position;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// What the broker has of a topic.
///
/// @param id given by Kafka when the topic was made; another one means another topic
/// @param ends by lane, the offset that its next record will get. It never falls, unless records
///   were lost: retention takes them from the beginning
record TopicState(String id, Map<Integer, Long> ends) {
  /// Asks the broker.
  static TopicState read(
      Admin admin, String topic, Collection<Integer> lanes, RelaySettings settings)
      throws InterruptedException, ExecutionException, TimeoutException {
    var patience = settings.answer().toMillis();
    var described =
        admin
            .describeTopics(List.of(topic))
            .allTopicNames()
            .get(patience, TimeUnit.MILLISECONDS)
            .get(topic);
    var latest =
        lanes.stream()
            .map(lane -> new TopicPartition(topic, lane))
            .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
    var offsets = admin.listOffsets(latest).all().get(patience, TimeUnit.MILLISECONDS);
    return new TopicState(
        Objects.requireNonNull(described).topicId().toString(),
        offsets.entrySet().stream()
            .collect(Collectors.toMap(e -> e.getKey().partition(), e -> e.getValue().offset())));
  }

  /// Whether the broker had more of the lane once than it has now.
  ///
  /// @param position where the lane was when the broker answered last
  boolean lacks(Position position) {
    return end(position.lane()) < position.sent()
        || !(position.topic().isEmpty() || position.topic().equals(id));
  }

  /// The position of somebody who knows this, at that number of the lane.
  Position at(int lane, long seq) {
    return new Position(lane, seq, end(lane), id);
  }

  private long end(int lane) {
    return Objects.requireNonNull(ends.get(lane));
  }
}
