package org.aimsledger.audit.checkpointpush;

import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.aimsledger.audit.stage.Happening;
import org.aimsledger.audit.stage.Stage;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.SignedNote;
import org.junit.jupiter.api.Test;

/// The running service and a mail server, over real sockets.
@QuarkusTest
@TestProfile(MailedTrail.class)
class MailPushClientTest {
  private static final Pattern ATTACHED =
      Pattern.compile(
          "filename=\"?checkpoint-[0-9]+\\.txt\"?.*?\n\n([A-Za-z0-9+/=\n]+)", Pattern.DOTALL);

  /// Checks that fail. Other tests leave events in the topics that a reader of them can't read, and
  /// says so.
  private static final String DOWN = "it.status == 'DOWN' && !it.name.contains('Messaging')";

  @Test
  void aMailBringsTheSignedCheckpointAndAnOutageIsListed() {
    // Given
    var index = Stage.record(retired()).getFirst();
    var before = mailedBeyond(index);
    MailedTrail.server.refuse(true);
    var later = Stage.record(retired()).getFirst();
    await()
        .atMost(Stage.LIMIT)
        .untilAsserted(
            () ->
                as("tara", "trail-auditor")
                    .get("/api/audit/v1/checkpoint-targets")
                    .then()
                    .statusCode(200)
                    .body("failing", equalTo(1))
                    .body("targets[0].name", equalTo("auditor"))
                    .body("targets[0].kind", equalTo("mail"))
                    .body("targets[0].failures", greaterThan(0))
                    .body("targets[0].reason", containsString("no such mailbox"))
                    .body("targets[0].reason", not(containsString("auditor@example.org"))));
    await()
        .atMost(Stage.LIMIT)
        .untilAsserted(
            () ->
                anonymous()
                    .get("/q/health/ready")
                    .then()
                    .body("checks.findAll { " + DOWN + " }.name", empty()));

    // When
    MailedTrail.server.refuse(false);
    var after = mailedBeyond(later);

    // Then
    assertThat(before).isGreaterThan(index);
    assertThat(after).isGreaterThan(later);
    await()
        .atMost(Stage.LIMIT)
        .untilAsserted(
            () ->
                as("tara", "trail-auditor")
                    .get("/api/audit/v1/checkpoint-targets")
                    .then()
                    .body("failing", equalTo(0)));
  }

  /// The size of a checkpoint that came by mail and that the policy believes.
  private static long mailedBeyond(long index) {
    return await()
        .atMost(Stage.LIMIT)
        .until(
            () ->
                MailedTrail.server.mails().stream()
                    .mapToLong(MailPushClientTest::size)
                    .max()
                    .orElse(-1),
            size -> size > index);
  }

  private static long size(String mail) {
    var attached = ATTACHED.matcher(mail);
    assertThat(mail).contains("To: auditor@example.org", "From: trail@example.org");
    assertThat(attached.find()).isTrue();
    var note = Base64.getMimeDecoder().decode(attached.group(1));
    var policy = Policy.parse(anonymous().get("/trail/policy").asByteArray());
    return policy.accept(SignedNote.parse(note)).checkpoint().size();
  }

  private static Happening retired() {
    var system = UUID.randomUUID();
    return Happening.of(
        "inventory",
        new StreamId("ai-system", system),
        1,
        new AiSystemEvent.Retired(system, "replaced", Happening.NOON));
  }
}
