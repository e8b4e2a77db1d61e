package org.aimsledger.testkit.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// A producer whose sends go to a real one a few times and then fail.
final class BreakingProducer extends MockProducer<byte[], byte[]> {
  private final Producer<byte[], byte[]> real;
  private int left;

  BreakingProducer(Producer<byte[], byte[]> real, int sends) {
    super(true, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
    this.real = real;
    this.left = sends;
  }

  @Override
  public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
    return send(record, null);
  }

  @Override
  public synchronized Future<RecordMetadata> send(
      ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
    if (left-- > 0) {
      return real.send(record, callback);
    }
    return CompletableFuture.failedFuture(new KafkaException("made to fail"));
  }

  @Override
  public synchronized void flush() {
    real.flush();
  }

  @Override
  public void close() {
    real.close();
  }

  @Override
  public void close(java.time.Duration timeout) {
    real.close(timeout);
  }
}
