package org.aimsledger.launcher.backing;

import static org.aimsledger.launcher.process.SupervisorLog.LOG;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A small OpenID provider for evaluation: discovery, keys and the client-credentials grant, on
/// loopback only.
///
/// Guarantees: no token without the secret of a known client (the secrets lie in `.aims/secrets`,
/// readable by their owner only); a client of a service gets the roles of a service and nothing
/// else. Not guaranteed: that the user in a token is who he says. Whoever may read `.aims` may be
/// anybody, so never use this provider for real records.
public final class IdentityProvider implements AutoCloseable {
  public static final String NAME = "identity";
  static final String NOTICE = "Local identity provider of Aimsledger: for evaluation only.";
  private static final int MAXIMUM_BODY = 16 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads;
  private final TokenIssuer issuer;
  private final TokenRequests requests;

  private IdentityProvider(HttpServer server, TokenIssuer issuer, TokenRequests requests) {
    this.server = server;
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
    this.issuer = issuer;
    this.requests = requests;
  }

  public static String issuerOn(int port) {
    return "http://127.0.0.1:" + port + "/aims";
  }

  public static IdentityProvider start(int port, Secrets secrets, List<String> services)
      throws IOException {
    var issuer = TokenIssuer.withStoredKey(issuerOn(port), secrets);
    var requests =
        new TokenRequests(issuer, IdentityClients.of(services, secrets), Clock.systemUTC());
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 50);
    var provider = new IdentityProvider(server, issuer, requests);
    server.createContext("/", provider::handle);
    server.setExecutor(provider.threads);
    server.start();
    LOG.identityProvider(issuer.issuer());
    return provider;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var get = "GET".equals(exchange.getRequestMethod());
      if (get && "/aims/.well-known/openid-configuration".equals(path)) {
        answer(exchange, 200, "application/json", JSON.writeValueAsString(discovery()));
      } else if (get && "/aims/jwks".equals(path)) {
        answer(exchange, 200, "application/json", issuer.keys());
      } else if ("/aims/token".equals(path) && "POST".equals(exchange.getRequestMethod())) {
        token(exchange);
      } else if (get && ("/".equals(path) || "/aims".equals(path))) {
        answer(exchange, 200, "text/plain; charset=utf-8", page());
      } else {
        answer(exchange, 404, "application/json", error("not_found", NOTICE));
      }
    }
  }

  private void token(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readNBytes(MAXIMUM_BODY + 1);
    if (body.length > MAXIMUM_BODY) {
      answer(exchange, 413, "application/json", error("invalid_request", "the body is too long"));
      return;
    }
    var answer =
        requests.answer(
            exchange.getRequestHeaders().getFirst("Authorization"),
            new String(body, StandardCharsets.UTF_8));
    switch (answer) {
      case TokenRequests.Granted(var token, var lifetime) -> {
        var content = new LinkedHashMap<String, Object>();
        content.put("access_token", token);
        content.put("token_type", "Bearer");
        content.put("expires_in", lifetime.toSeconds());
        content.put("notice", NOTICE);
        answer(exchange, 200, "application/json", JSON.writeValueAsString(content));
      }
      case TokenRequests.Denied(var status, var code, var description) ->
          answer(exchange, status, "application/json", error(code, description));
    }
  }

  private static String error(String code, String description) throws IOException {
    return JSON.writeValueAsString(Map.of("error", code, "error_description", description));
  }

  private Map<String, Object> discovery() {
    var document = new LinkedHashMap<String, Object>();
    document.put("issuer", issuer.issuer());
    document.put("token_endpoint", issuer.issuer() + "/token");
    document.put("jwks_uri", issuer.issuer() + "/jwks");
    document.put("grant_types_supported", List.of("client_credentials"));
    document.put("response_types_supported", List.of("none"));
    document.put("subject_types_supported", List.of("public"));
    document.put("id_token_signing_alg_values_supported", List.of("RS256"));
    document.put(
        "token_endpoint_auth_methods_supported",
        List.of("client_secret_basic", "client_secret_post"));
    document.put("scopes_supported", IdentityRoles.FOR_PEOPLE);
    document.put("notice", NOTICE);
    return document;
  }

  private String page() {
    return NOTICE
        + "\n\nIssuer:  "
        + issuer.issuer()
        + "\nTokens:  ./aims token --role viewer,responder --user alice\nRoles:   "
        + String.join(", ", IdentityRoles.FOR_PEOPLE)
        + "\n\nEverybody who may read the folder .aims can be anybody here. Do not use it for real records.\n";
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Aims-Notice", "for evaluation only");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
