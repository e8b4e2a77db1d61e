package org.aimsledger.servicekit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration TRUST = Duration.ofSeconds(30);

  private final SetClock clock = new SetClock(NOON);
  private int checks;
  private boolean keyRevoked;

  @Test
  void aTokenIsCheckedOnceAndItsBearerKeepsNameRolesAndUnits() {
    // Given
    var tokens = tokens(10);
    var _ = identity(tokens, "Bearer a");

    // When
    var again = identity(tokens, "Bearer a");

    // Then
    assertThat(checks).isEqualTo(1);
    assertThat(again.getPrincipal().getName()).isEqualTo("alice");
    assertThat(again.getRoles()).containsExactlyInAnyOrder("viewer", "auditor");
    assertThat(again.isAnonymous()).isFalse();
    assertThat(again.<Set<String>>getAttribute("units")).containsExactlyInAnyOrder("North", "A b");
  }

  @Test
  void anotherTokenOfTheSamePersonIsCheckedItself() {
    // Given
    var tokens = tokens(10);
    var _ = identity(tokens, "Bearer a");

    // When
    var _ = identity(tokens, "Bearer b");

    // Then
    assertThat(checks).isEqualTo(2);
  }

  @Test
  void aTokenIsCheckedAgainWhenItHasExpiredThoughItsCheckStillCounts() {
    // Given: it ends 10 s from now
    var tokens = tokens(10);
    var _ = identity(tokens, "Bearer a", NOON.plusSeconds(10));
    clock.now = NOON.plusSeconds(9);
    var _ = identity(tokens, "Bearer a", NOON.plusSeconds(10));
    assertThat(checks).isEqualTo(1);

    // When
    clock.now = NOON.plusSeconds(10);

    // Then
    assertThatThrownBy(() -> identity(tokens, "Bearer a", NOON.plusSeconds(10)))
        .isInstanceOf(AuthenticationFailedException.class);
    assertThat(checks).isEqualTo(2);
  }

  @Test
  void aRevokedKeyIsObeyedWhenTheLastCheckIsTooLongAgo() {
    // Given
    var tokens = tokens(10);
    var _ = identity(tokens, "Bearer a");
    keyRevoked = true;
    clock.now = NOON.plus(TRUST).minusMillis(1);
    var _ = identity(tokens, "Bearer a");
    assertThat(checks).isEqualTo(1);

    // When
    clock.now = NOON.plus(TRUST);

    // Then
    assertThatThrownBy(() -> identity(tokens, "Bearer a"))
        .isInstanceOf(AuthenticationFailedException.class);
  }

  @Test
  void aRefusedTokenIsNotRemembered() {
    // Given
    var tokens = tokens(10);
    keyRevoked = true;
    assertThatThrownBy(() -> identity(tokens, "Bearer a"))
        .isInstanceOf(AuthenticationFailedException.class);

    // When
    keyRevoked = false;
    var accepted = identity(tokens, "Bearer a");

    // Then
    assertThat(accepted.getPrincipal().getName()).isEqualTo("alice");
    assertThat(checks).isEqualTo(2);
  }

  @Test
  void theTokenThatWasNotUsedForLongestGivesWay() {
    // Given
    var tokens = tokens(2);
    var _ = identity(tokens, "Bearer a");
    var _ = identity(tokens, "Bearer b");
    var _ = identity(tokens, "Bearer a");
    var _ = identity(tokens, "Bearer c");
    assertThat(checks).isEqualTo(3);

    // When
    var _ = identity(tokens, "Bearer a");
    var _ = identity(tokens, "Bearer b");

    // Then
    assertThat(checks).isEqualTo(4);
  }

  @Test
  void otherSchemesAreNotRemembered() {
    // Given
    var tokens = tokens(10);
    var _ = identity(tokens, "Basic a");

    // When
    var _ = identity(tokens, "Basic a");

    // Then
    assertThat(checks).isEqualTo(2);
  }

  private VerifiedTokens tokens(int most) {
    return new VerifiedTokens(most, TRUST, clock);
  }

  private SecurityIdentity identity(VerifiedTokens tokens, String authorization) {
    return identity(tokens, authorization, NOON.plusSeconds(3600));
  }

  private SecurityIdentity identity(VerifiedTokens tokens, String authorization, Instant expires) {
    return tokens.identity(authorization, () -> check(expires)).await().indefinitely();
  }

  /// What the framework does with each token.
  private Uni<SecurityIdentity> check(Instant expires) {
    checks++;
    if (keyRevoked || !clock.now.isBefore(expires)) {
      return Uni.createFrom().failure(new AuthenticationFailedException());
    }
    var claims = new JwtClaims();
    claims.setSubject("alice");
    claims.setStringListClaim("units", "North", "A b");
    claims.setExpirationTime(NumericDate.fromSeconds(expires.getEpochSecond()));
    return Uni.createFrom()
        .item(
            QuarkusSecurityIdentity.builder()
                .setPrincipal(new DefaultJWTCallerPrincipal(claims))
                .addRoles(Set.of("viewer", "auditor"))
                .build());
  }

  private static final class SetClock extends Clock {
    private Instant now;

    SetClock(Instant now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("the tests know one zone");
    }
  }
}
