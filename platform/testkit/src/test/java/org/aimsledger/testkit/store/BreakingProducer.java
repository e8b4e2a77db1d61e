package org.aimsledger.testkit.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// A producer whose sends go to a real one, but for those that are made to fail.
final class BreakingProducer extends MockProducer<byte[], byte[]> {
  private final Producer<byte[], byte[]> real;
  private final Predicate<ProducerRecord<byte[], byte[]>> fails;
  private final CountDownLatch thaw;
  private final CountDownLatch frozen = new CountDownLatch(1);

  private BreakingProducer(
      Producer<byte[], byte[]> real,
      Predicate<ProducerRecord<byte[], byte[]>> fails,
      CountDownLatch thaw) {
    super(true, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
    this.real = real;
    this.fails = fails;
    this.thaw = thaw;
  }

  /// Sends a few times and then fails.
  static BreakingProducer after(int sends, Producer<byte[], byte[]> real) {
    var left = new AtomicInteger(sends);
    return new BreakingProducer(real, _ -> left.getAndDecrement() <= 0, new CountDownLatch(0));
  }

  /// Fails in one lane.
  static BreakingProducer inLane(int lane, Producer<byte[], byte[]> real) {
    return new BreakingProducer(
        real, record -> Integer.valueOf(lane).equals(record.partition()), new CountDownLatch(0));
  }

  /// Sends, and then stands still with the answers, like a process that was stopped.
  ///
  /// @param thaw lets it go on
  static BreakingProducer frozen(CountDownLatch thaw, Producer<byte[], byte[]> real) {
    return new BreakingProducer(real, _ -> false, thaw);
  }

  /// Waits until it stands still.
  void awaitFrozen() throws InterruptedException {
    if (!frozen.await(20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("nothing was sent");
    }
  }

  @Override
  public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
    return send(record, null);
  }

  @Override
  public synchronized Future<RecordMetadata> send(
      ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
    return fails.test(record)
        ? CompletableFuture.failedFuture(new KafkaException("made to fail"))
        : real.send(record, callback);
  }

  @Override
  public synchronized void flush() {
    real.flush();
    frozen.countDown();
    try {
      thaw.await();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
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
