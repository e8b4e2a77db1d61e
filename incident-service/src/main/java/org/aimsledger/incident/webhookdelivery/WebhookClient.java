package org.aimsledger.incident.webhookdelivery;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.aimsledger.incident.platform.WebhookConfig;
import org.aimsledger.incident.webhooksubscription.WebhookSecret;
import org.jspecify.annotations.Nullable;

/// Makes one request, to an address that was looked at: the name is looked up here, and the
/// connection goes to what was found, so that another answer in between leads nowhere.
@Singleton
class WebhookClient {
  /// Of an answer as little as possible is read.
  private static final int MOST_BYTES = 1_024;

  private static final int LONGEST_EXCERPT = 200;
  private static final long LONGEST_WISH = Duration.ofDays(1).toSeconds();

  private final HttpClient http;
  private final Set<String> privateHosts;
  private final long timeout;

  WebhookClient(Vertx vertx, WebhookConfig config) {
    this.timeout = config.timeout().toMillis();
    this.privateHosts = config.privateHosts().orElse(Set.of());
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) timeout)
                // A connection each: none is kept to an address that may mean another one later.
                .setKeepAlive(false)
                .setMaxPoolSize(config.concurrency())
                .setVerifyHost(true));
  }

  /// One message.
  ///
  /// @param id stays the same in each attempt
  /// @param secrets all of them sign it
  record Message(UUID id, String payload, List<WebhookSecret> secrets) {}

  /// Sends it. Fails when there is no answer, and with [ForbiddenAddressException] when nothing may
  /// be sent there.
  Uni<Answer> send(String address, Message message, Instant now) {
    var uri = URI.create(address);
    return Uni.createFrom()
        .item(() -> lookUp(uri))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .flatMap(found -> http.request(options(uri, found)))
        .flatMap(request -> send(request, message, now));
  }

  private InetAddress lookUp(URI uri) {
    try {
      var found = List.of(InetAddress.getAllByName(uri.getHost()));
      var loopback = found.stream().allMatch(InetAddress::isLoopbackAddress);
      if (uri.getScheme().equals("http") && !loopback) {
        throw new ForbiddenAddressException("http is allowed to this machine alone");
      }
      var known = privateHosts.contains(uri.getHost());
      if (!known && !found.stream().allMatch(one -> PublicAddress.isPublic(one.getAddress()))) {
        throw new ForbiddenAddressException("the host has an address that is not public");
      }
      return found.getFirst();
    } catch (UnknownHostException _) {
      throw new ForbiddenAddressException("the host has no address");
    }
  }

  private RequestOptions options(URI uri, InetAddress found) {
    var secure = uri.getScheme().equals("https");
    var port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setServer(SocketAddress.inetSocketAddress(port, found.getHostAddress()))
        .setHost(uri.getHost())
        .setPort(port)
        .setSsl(secure)
        .setURI(path(uri))
        .setTimeout(timeout)
        .setFollowRedirects(false);
  }

  private static String path(URI uri) {
    var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  private static Uni<Answer> send(HttpClientRequest request, Message message, Instant now) {
    request
        .putHeader("content-type", "application/json")
        .putHeader("user-agent", "Aimsledger")
        .putHeader("webhook-id", messageId(message.id()))
        .putHeader("webhook-timestamp", Long.toString(now.getEpochSecond()))
        .putHeader("webhook-signature", signatures(message, now));
    return request
        .send(Buffer.buffer(message.payload()))
        .flatMap(response -> answer(request, response));
  }

  static String messageId(UUID id) {
    return "msg_" + id;
  }

  /// One signature a secret, as the specification has it for the time of a rotation.
  private static String signatures(Message message, Instant now) {
    return String.join(
        " ",
        message.secrets().stream()
            .map(
                secret ->
                    signature(
                        secret, messageId(message.id()), now.getEpochSecond(), message.payload()))
            .toList());
  }

  private static String signature(WebhookSecret secret, String id, long timestamp, String payload) {
    try {
      return new Webhook(secret.text()).sign(id, timestamp, payload);
    } catch (EmptyWebhookSecretException | WebhookSigningException e) {
      throw new IllegalStateException("a secret of ours signs nothing", e);
    }
  }

  private static Uni<Answer> answer(HttpClientRequest request, HttpClientResponse response) {
    var read = new AtomicInteger();
    return response
        .toMulti()
        .select()
        .first(part -> read.getAndAdd(part.length()) < MOST_BYTES)
        .map(part -> part.toString(StandardCharsets.UTF_8))
        .collect()
        .asList()
        // What was said by the status is said, whatever becomes of the rest.
        .onFailure()
        .recoverWithItem(List.of())
        .invoke(
            () -> {
              if (read.get() >= MOST_BYTES) {
                hangUp(request, response);
              }
            })
        .map(parts -> answer(response, String.join("", parts)));
  }

  /// Whatever else comes is not read, and that it breaks off is no news.
  private static void hangUp(HttpClientRequest request, HttpClientResponse response) {
    request.exceptionHandler(_ -> {});
    response.exceptionHandler(_ -> {});
    request.reset();
  }

  private static Answer answer(HttpClientResponse response, String body) {
    var status = response.statusCode();
    return status >= 200 && status <= 299
        ? new Answer.Accepted(status)
        : new Answer.Refused(status, excerpt(body), retryAfter(response.getHeader("retry-after")));
  }

  private static String excerpt(String text) {
    var line = text.strip().replaceAll("[\\p{Cntrl}\\p{Cs}]", " ");
    return line.length() <= LONGEST_EXCERPT ? line : line.substring(0, LONGEST_EXCERPT) + "…";
  }

  /// A number of seconds; dates are not looked at.
  private static @Nullable Duration retryAfter(@Nullable String header) {
    return Stream.ofNullable(header)
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(text -> Duration.ofSeconds(Math.min(Long.parseLong(text), LONGEST_WISH)))
        .findFirst()
        .orElse(null);
  }
}
