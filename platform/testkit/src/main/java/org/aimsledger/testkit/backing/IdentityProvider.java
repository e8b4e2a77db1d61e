package org.aimsledger.testkit.backing;

import com.nimbusds.oauth2.sdk.TokenRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/// Starts an OpenID Connect provider that believes what a test says.
///
/// Whoever asks its token endpoint with the client-credentials grant becomes the subject; the form
/// field `roles` (space separated) becomes the claim `roles`, and the lines of `units` the claim
/// `units`. Without roles the caller is one of our services and gets the role `service`.
final class IdentityProvider {
  static final String ISSUER = "aims";
  static final String STRANGER = "stranger";

  private IdentityProvider() {}

  static String start() {
    var config =
        new OAuth2Config(
            false,
            null,
            null,
            false,
            new OAuth2TokenProvider(),
            Set.of(new Callback(ISSUER), new Callback(STRANGER)));
    var server = new MockOAuth2Server(config);
    server.start(InetAddress.getLoopbackAddress(), 0);
    return server.baseUrl().toString();
  }

  private record Callback(String issuer) implements OAuth2TokenCallback {
    private static final Duration EXPIRY = Duration.ofHours(1);

    @Override
    public String issuerId() {
      return issuer;
    }

    @Override
    public String subject(TokenRequest request) {
      return request.getClientAuthentication() == null
          ? request.getClientID().getValue()
          : request.getClientAuthentication().getClientID().getValue();
    }

    @Override
    public String typeHeader(TokenRequest request) {
      return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
      return field(request, "audience", "aimsledger");
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
      return Map.of("roles", field(request, "roles", "service"), "units", lines(request, "units"));
    }

    @Override
    public long tokenExpiry() {
      return EXPIRY.toSeconds();
    }

    /// Names of units have spaces in them.
    private static List<String> lines(TokenRequest request, String name) {
      var given = request.getCustomParameter(name);
      return given == null ? List.of() : given.getFirst().lines().toList();
    }

    private static List<String> field(TokenRequest request, String name, String otherwise) {
      var given = request.getCustomParameter(name);
      return List.of((given == null ? otherwise : given.getFirst()).split(" ", -1));
    }
  }
}
