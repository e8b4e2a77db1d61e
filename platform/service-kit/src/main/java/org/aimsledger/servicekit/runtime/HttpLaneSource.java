package org.aimsledger.servicekit.runtime;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.aimsledger.eventstore.core.LaneDigest;
import org.aimsledger.eventstore.core.LaneDigest.ColumnsDiffer;
import org.aimsledger.eventstore.core.LaneDigest.Stray;
import org.aimsledger.eventstore.inbox.LaneSource;
import org.aimsledger.eventstore.inbox.ReceivedEvent;
import org.jspecify.annotations.Nullable;

/// The log of another service over its internal endpoint, as the service `service`.
final class HttpLaneSource implements LaneSource {
  private static final long TIMEOUT = Duration.ofSeconds(10).toMillis();

  private final String source;
  private final String lanes;
  private final WebClient http;
  private final OidcClient identity;
  private final TokensHelper tokens = new TokensHelper();

  /// @param lanes address of its lanes, without a slash at the end
  HttpLaneSource(String source, String lanes, WebClient http, OidcClient identity) {
    this.source = source;
    this.lanes = lanes;
    this.http = http;
    this.identity = identity;
  }

  @Override
  public Uni<List<ReceivedEvent>> read(int lane, long after, int limit) {
    return get("/" + lane + "?after=" + after + "&limit=" + limit)
        .map(answer -> events(lane, answer.getJsonArray("events")));
  }

  @Override
  public Uni<LaneDigest> digest(int lane, long after, long upTo) {
    return get("/" + lane + "/digest?after=" + after + "&upTo=" + upTo)
        .map(
            answer ->
                new LaneDigest(
                    answer.getLong("head"),
                    answer.getLong("last"),
                    answer.getLong("count"),
                    answer.getString("sha256"),
                    columnsDiffer(answer.getJsonObject("columnsDiffer")),
                    stray(answer.getJsonObject("stray"))));
  }

  /// A service of an older version does not say it.
  private static @Nullable ColumnsDiffer columnsDiffer(@Nullable JsonObject found) {
    return found == null
        ? null
        : new ColumnsDiffer(found.getLong("number"), found.getString("columns"));
  }

  private static @Nullable Stray stray(@Nullable JsonObject found) {
    return found == null ? null : new Stray(found.getInteger("lane"), found.getLong("number"));
  }

  @Override
  public Uni<List<Long>> heads() {
    return get("")
        .map(
            answer -> {
              var heads = new ArrayList<Long>();
              var lanes = answer.getJsonArray("heads");
              for (var lane = 0; lane < lanes.size(); lane++) {
                heads.add(lanes.getLong(lane));
              }
              return List.copyOf(heads);
            });
  }

  private Uni<JsonObject> get(String path) {
    return tokens
        .getTokens(identity)
        .flatMap(
            token ->
                http.getAbs(lanes + path)
                    .timeout(TIMEOUT)
                    .bearerTokenAuthentication(token.getAccessToken())
                    .send())
        .map(response -> body(path, response));
  }

  private JsonObject body(String path, HttpResponse<Buffer> response) {
    if (response.statusCode() != 200) {
      throw new IllegalStateException(lanes + path + " answered " + response.statusCode());
    }
    return response.bodyAsJsonObject();
  }

  private List<ReceivedEvent> events(int lane, JsonArray found) {
    var events = new ArrayList<ReceivedEvent>(found.size());
    for (var i = 0; i < found.size(); i++) {
      var event = found.getJsonObject(i);
      events.add(
          new ReceivedEvent(
              source,
              lane,
              event.getLong("seq"),
              // Not getBinary: Vert.x reads the alphabet of URLs, which has no / and no +.
              Base64.getDecoder().decode(event.getString("document"))));
    }
    return List.copyOf(events);
  }
}
