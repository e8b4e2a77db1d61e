package org.aimsledger.audit.checkpointpush;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.aimsledger.audit.platform.PushConfig;
import org.aimsledger.audit.platform.PushTargets.Place;
import org.aimsledger.audit.platform.trail.PublishedCheckpoint;

/// Sends checkpoints to web servers. What they answer is not looked at, but for its status.
@Singleton
class WebPushClient {
  private final PushConfig config;
  private final HttpClient http;

  WebPushClient(PushConfig config) {
    this.config = config;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(config.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  Uni<Void> send(Place.Web place, PublishedCheckpoint checkpoint) {
    var request =
        HttpRequest.newBuilder(place.url())
            .timeout(config.timeout())
            .header("Content-Type", "text/plain; charset=utf-8")
            .method(place.method(), BodyPublishers.ofString(checkpoint.note(), UTF_8));
    if (place.authorization() != null) {
      request.header("Authorization", place.authorization());
    }
    // A thread of its own, which has the class loader of its caller: the client's own ones don't.
    return Uni.createFrom()
        .<Void>emitter(
            answer -> Thread.ofVirtual().name("push").start(() -> send(request.build(), answer)));
  }

  private void send(HttpRequest request, UniEmitter<? super Void> answer) {
    try {
      requireTaken(http.send(request, BodyHandlers.discarding()));
      answer.complete(null);
    } catch (IOException | PushFailedException e) {
      answer.fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer.fail(e);
    }
  }

  private static void requireTaken(HttpResponse<Void> response) {
    if (response.statusCode() < 200 || response.statusCode() > 299) {
      throw new PushFailedException("status " + response.statusCode());
    }
  }
}
