package org.aimsledger.launcher.backing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/// Signs access tokens with a key that is made once per installation, so that a token outlives a
/// restart.
final class TokenIssuer {
  static final String AUDIENCE = "aimsledger";

  /// Name of the claim with the units of the organisation that somebody belongs to.
  static final String UNITS = "units";

  private static final String KEY_SECRET = "identity-key.json";
  private static final int KEY_BITS = 2048;

  private final String issuer;
  private final RSAKey key;

  private TokenIssuer(String issuer, RSAKey key) {
    this.issuer = issuer;
    this.key = key;
  }

  static TokenIssuer withStoredKey(String issuer, Secrets secrets) throws IOException {
    try {
      if (!secrets.has(KEY_SECRET)) {
        var fresh =
            new RSAKeyGenerator(KEY_BITS)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyID(UUID.randomUUID().toString())
                .generate();
        secrets.write(KEY_SECRET, fresh.toJSONString());
      }
      return new TokenIssuer(issuer, RSAKey.parse(Files.readString(secrets.file(KEY_SECRET))));
    } catch (JOSEException | ParseException e) {
      throw new IOException("the signing key of the identity provider is not usable", e);
    }
  }

  String issuer() {
    return issuer;
  }

  /// The public half only.
  String keys() {
    return new JWKSet(key).toString(true);
  }

  /// @param units absent from the token where there are none, as in Keycloak
  String sign(
      String subject,
      String client,
      Collection<String> roles,
      Collection<String> units,
      Instant now,
      Duration lifetime) {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .subject(subject)
            .audience(AUDIENCE)
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(now.plus(lifetime)))
            .claim("azp", client)
            .claim("roles", List.copyOf(roles))
            .claim("groups", List.copyOf(roles))
            .claim(UNITS, units.isEmpty() ? null : List.copyOf(units))
            .build();
    var token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build(),
            claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("an RSA key signs RS256", e);
    }
    return token.serialize();
  }
}
