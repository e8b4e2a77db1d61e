package org.aimsledger.inventory.reportintake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Calls of generative AI, added up by service, model and period. Adding is the same in any order,
/// and a span that is known is not added again.
@ApplicationScoped
class TelemetryStore {
  private final Pool pool;

  TelemetryStore(Pool pool) {
    this.pool = pool;
  }

  /// Adds spans; those that are known change nothing. One statement, so a crash adds all or none.
  Uni<Void> add(List<GenAiSpan> spans, Duration period) {
    return pool.preparedQuery(
            "with given as (select distinct on (span) * from unnest($1::text[], $2::text[],"
                + " $3::text[], $4::timestamptz[], $5::bigint[], $6::bigint[], $7::bigint[],"
                + " $8::boolean[]) as g (span, service, model, period_start, milliseconds,"
                + " input_tokens, output_tokens, failed) order by span),"
                + " fresh as (insert into genai_span (span, period_start)"
                + " select span, period_start from given on conflict do nothing returning span)"
                + " insert into genai_usage as u (service, model, period_start, calls, failures,"
                + " input_tokens, output_tokens, milliseconds, most_milliseconds)"
                + " select service, model, period_start, count(*), count(*) filter (where failed),"
                + " sum(input_tokens), sum(output_tokens), sum(milliseconds), max(milliseconds)"
                + " from given join fresh using (span) group by service, model, period_start"
                + " order by service, model, period_start"
                + " on conflict (service, model, period_start) do update set"
                + " calls = u.calls + excluded.calls,"
                + " failures = u.failures + excluded.failures,"
                + " input_tokens = u.input_tokens + excluded.input_tokens,"
                + " output_tokens = u.output_tokens + excluded.output_tokens,"
                + " milliseconds = u.milliseconds + excluded.milliseconds,"
                + " most_milliseconds = greatest(u.most_milliseconds, excluded.most_milliseconds)")
        .execute(
            Tuple.from(
                List.of(
                    array(spans, GenAiSpan::span, new String[0]),
                    array(spans, GenAiSpan::service, new String[0]),
                    array(spans, GenAiSpan::model, new String[0]),
                    array(
                        spans,
                        span -> start(span.start(), period).atOffset(ZoneOffset.UTC),
                        new OffsetDateTime[0]),
                    array(spans, GenAiSpan::milliseconds, new Long[0]),
                    array(spans, GenAiSpan::inputTokens, new Long[0]),
                    array(spans, GenAiSpan::outputTokens, new Long[0]),
                    array(spans, GenAiSpan::failed, new Boolean[0]))))
        .replaceWithVoid();
  }

  /// Start of the period that a time is in.
  static Instant start(Instant time, Duration period) {
    var millis = time.toEpochMilli();
    return Instant.ofEpochMilli(millis - Math.floorMod(millis, period.toMillis()));
  }

  private static <T> T[] array(List<GenAiSpan> spans, Function<GenAiSpan, T> value, T[] empty) {
    return spans.stream().map(value).toList().toArray(empty);
  }

  /// Sums of periods that began at or before the given time, oldest first.
  Uni<List<GenAiUsage>> over(Instant begun, int limit) {
    return pool.preparedQuery(
            "select * from genai_usage where period_start <= $1"
                + " order by period_start, service, model limit $2")
        .execute(Tuple.of(begun.atOffset(ZoneOffset.UTC), limit))
        .map(
            rows -> {
              var usages = new ArrayList<GenAiUsage>(rows.size());
              for (var row : rows) {
                usages.add(usage(row));
              }
              return List.copyOf(usages);
            });
  }

  private static GenAiUsage usage(Row row) {
    return new GenAiUsage(
        row.getString("service"),
        row.getString("model"),
        row.getOffsetDateTime("period_start").toInstant(),
        row.getLong("calls"),
        row.getLong("failures"),
        row.getLong("input_tokens"),
        row.getLong("output_tokens"),
        row.getLong("milliseconds"),
        row.getLong("most_milliseconds"));
  }

  /// Forgets a sum that is reported. Its period takes no more spans, so it doesn't come again.
  Uni<Void> reported(GenAiUsage usage) {
    return pool.preparedQuery(
            "delete from genai_usage where service = $1 and model = $2 and period_start = $3")
        .execute(
            Tuple.of(usage.service(), usage.model(), usage.periodStart().atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  /// Forgets the spans of periods that take no more.
  Uni<Void> forget(Instant begun) {
    return pool.preparedQuery("delete from genai_span where period_start <= $1")
        .execute(Tuple.of(begun.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }
}
