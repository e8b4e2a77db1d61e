package org.aimsledger.testkit.store;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.common.TopicCollection;

/// Counts how often a relay looks at its topic.
final class CountingAdmin extends ForwardingAdmin {
  private final AtomicInteger looks;

  CountingAdmin(String servers, AtomicInteger looks) {
    super(Map.of("bootstrap.servers", servers));
    this.looks = looks;
  }

  @Override
  public DescribeTopicsResult describeTopics(
      TopicCollection topics, DescribeTopicsOptions options) {
    looks.incrementAndGet();
    return super.describeTopics(topics, options);
  }
}
