package org.aimsledger.servicekit.demo;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Set;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.testkit.backing.Calls;
import org.aimsledger.testkit.backing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AccessTest {
  private static void expectProblem(Response answer, int status, String slug) {
    answer
        .then()
        .statusCode(status)
        .contentType(Problem.MEDIA_TYPE)
        .body("type", equalTo("https://aimsledger.org/problems/" + slug))
        .body("correlationId", notNullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/demo/v1/notes", "/q/metrics", "/internal/lanes"})
  void withoutATokenNothingIsShown(String path) {
    // When
    var answer = Calls.anonymous().get(path);

    // Then
    expectProblem(answer, 401, "security/no-token");
    answer.then().header("WWW-Authenticate", startsWith("Bearer"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/demo/v1/notes", "/q/metrics"})
  void aTokenThatIsNoneIsRefused(String path) {
    // When
    var answer = Calls.anonymous().header("Authorization", "Bearer nonsense").get(path);

    // Then
    expectProblem(answer, 401, "security/bad-token");
  }

  @Test
  void aTokenOfAnotherIssuerIsRefused() {
    // Given
    var token = Tokens.ofStranger("alice", "viewer");

    // When
    var answer =
        Calls.anonymous().header("Authorization", "Bearer " + token).get("/api/demo/v1/sender");

    // Then
    expectProblem(answer, 401, "security/bad-token");
  }

  @Test
  void aTokenForAnotherAudienceIsRefused() {
    // Given
    var token = Tokens.forAudience("payroll", "alice", "viewer");

    // When
    var answer =
        Calls.anonymous().header("Authorization", "Bearer " + token).get("/api/demo/v1/sender");

    // Then
    expectProblem(answer, 401, "security/bad-token");
  }

  @Test
  void theWrongRoleIsRefused() {
    // When
    var answer =
        Calls.writingAs("alice", "viewer")
            .body("{\"title\": \"a\", \"colour\": \"RED\"}")
            .post("/api/demo/v1/notes");

    // Then
    expectProblem(answer, 403, "security/role-missing");
  }

  @Test
  void whatNobodyAnnotatedIsClosed() {
    // When
    var answer = Calls.as("root", "admin").get("/api/demo/v1/forgotten");

    // Then
    expectProblem(answer, 403, "security/role-missing");
  }

  @Test
  void metricsNeedARole() {
    // When
    var viewer = Calls.as("alice", "viewer").get("/q/metrics");
    var admin = Calls.as("root", "admin").get("/q/metrics");
    var monitoring = Calls.as("prometheus", "monitoring").get("/q/metrics");
    var otherwise = Calls.as("prometheus", "monitoring").get("/api/demo/v1/notes");

    // Then
    expectProblem(viewer, 403, "security/role-missing");
    expectProblem(otherwise, 403, "security/role-missing");
    monitoring.then().statusCode(200).body(containsString("jvm_"));
    admin.then().statusCode(200).body(containsString("jvm_"));
  }

  /// The resource names the role, and its service has no trail. The second answer is for a token
  /// whose check is remembered.
  @Test
  void aTrailAuditorReadsNothingInAServiceWithoutTheTrail() {
    // When
    var first = Calls.as("tara", "trail-auditor").get("/api/demo/v1/numbers?upTo=1");
    var again = Calls.as("tara", "trail-auditor").get("/api/demo/v1/numbers?upTo=1");
    var viewer = Calls.as("vera", "viewer").get("/api/demo/v1/numbers?upTo=1");

    // Then
    expectProblem(first, 403, "security/role-missing");
    expectProblem(again, 403, "security/role-missing");
    viewer.then().statusCode(200);
  }

  @Test
  void whoIsATrailAuditorBesidesKeepsHisOtherRoles() {
    // When
    var answer =
        Calls.asMember(Set.of("unit-1"), "tara", "trail-auditor", "viewer")
            .get("/api/demo/v1/sender");

    // Then
    answer
        .then()
        .statusCode(200)
        .body("actor", equalTo("tara"))
        .body("roles", equalTo(List.of("viewer")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/health/live", "/q/openapi", "/q/swagger-ui/", "/api/demo/v1/open"})
  void whatIsOpenNeedsNoToken(String path) {
    // When
    var answer = Calls.anonymous().get(path);

    // Then
    answer.then().statusCode(200);
  }

  @Test
  void theSenderIsTheSubjectOfTheToken() {
    // When
    var answer =
        Calls.as("alice", "viewer", "auditor")
            .header("Correlation-Id", "case-17")
            .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
            .get("/api/demo/v1/sender");

    // Then
    answer
        .then()
        .statusCode(200)
        .header("Correlation-Id", "case-17")
        .body("actor", equalTo("alice"))
        .body("roles", equalTo(List.of("auditor", "viewer")))
        .body("correlation", equalTo("case-17"))
        .body("trace", equalTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
  }

  @Test
  void answersForbidSniffingFramingAndCaching() {
    // When
    var answer = Calls.as("alice", "viewer").get("/api/demo/v1/sender");

    // Then
    answer
        .then()
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY")
        .header("Cache-Control", "no-store")
        .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  }

  @Test
  void theApiDocumentShowsWhatTheKitAdds() {
    // When
    var document = Calls.anonymous().accept("application/json").get("/q/openapi").then();

    // Then
    document
        .statusCode(200)
        .body("info.title", equalTo("Aimsledger: demo"))
        .body("components.securitySchemes.SecurityScheme.scheme", equalTo("bearer"))
        .body(
            "paths.'/api/demo/v1/notes'.post.parameters.name",
            equalTo(List.of("Correlation-Id", "Idempotency-Key")))
        .body("paths.'/api/demo/v1/notes'.post.responses.default", notNullValue());
  }
}
