package org.aimsledger.testkit.backing;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Set;
import java.util.UUID;

/// Starting points for REST Assured calls to the service under test.
public final class Calls {
  private Calls() {}

  /// A reader with these roles.
  public static RequestSpecification as(String actor, String... roles) {
    return anonymous().header("Authorization", Tokens.bearer(actor, roles));
  }

  /// A reader with these roles who belongs to units of the organisation.
  public static RequestSpecification asMember(Set<String> units, String actor, String... roles) {
    return anonymous().header("Authorization", "Bearer " + Tokens.ofMember(units, actor, roles));
  }

  /// A writer with these roles: JSON body, fresh `Idempotency-Key`.
  public static RequestSpecification writingAs(String actor, String... roles) {
    return as(actor, roles)
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", UUID.randomUUID().toString());
  }

  /// Somebody without a token.
  public static RequestSpecification anonymous() {
    return RestAssured.given();
  }
}
