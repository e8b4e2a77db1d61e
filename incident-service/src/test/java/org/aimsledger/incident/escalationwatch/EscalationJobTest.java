package org.aimsledger.incident.escalationwatch;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.aimsledger.incident.escalation.EscalationCommandHandler;
import org.aimsledger.incident.incident.IncidentCommandHandler;
import org.aimsledger.incident.incidentregister.IncidentRegisterQuery;
import org.aimsledger.incident.platform.EscalationConfig;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// From an incident that nobody acknowledges to the next person: two processes look at it, at times
/// that the test chooses; the service delivers, and mails go to a box of the test.
@QuarkusTest
class EscalationJobTest {
  private static final String INCIDENTS = "/api/incident/v1/incidents";
  private static final String BOX = "on-call@example.org";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Inject IncidentRegisterQuery register;
  @Inject IncidentCommandHandler incidents;
  @Inject EscalationCommandHandler escalations;
  @Inject MockMailbox mailbox;

  /// A process whose clock shows so many minutes more than the real one.
  private EscalationJob processAfter(int minutes) {
    var config =
        new SmallRyeConfigBuilder()
            .withMapping(EscalationConfig.class)
            .withDefaultValue("aims.incident.escalation.levels[0].after", "PT5M")
            .withDefaultValue("aims.incident.escalation.levels[0].mails", "on-call")
            .withDefaultValue("aims.incident.escalation.levels[1].after", "PT15M")
            .build()
            .getConfigMapping(EscalationConfig.class);
    var clock = Clock.fixed(Instant.now().plus(Duration.ofMinutes(minutes)), ZoneOffset.UTC);
    return new EscalationJob(register, incidents, escalations, config, clock);
  }

  /// All of them at once, each in a context of its own as in a process of its own.
  private static void look(EscalationJob... processes) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var looks =
          Stream.of(processes)
              .map(
                  process ->
                      threads.submit(
                          () -> {
                            try {
                              return VertxContextSupport.subscribeAndAwait(process::look);
                            } catch (Throwable failure) {
                              throw new AssertionError(failure);
                            }
                          }))
              .toList();
      for (var look : looks) {
        var _ = look.get();
      }
    }
  }

  @Test
  void nobodyIsWokenBeforeTheTimeOfTheFirstLevel() throws Exception {
    // Given
    var incident = raised();

    // When
    look(processAfter(4));

    // Then
    assertThat(levelsOf(incident)).isEmpty();
  }

  @Test
  void theNextPersonIsToldWhenTheFirstOneDoesNotAnswer() throws Exception {
    // Given
    var incident = raised();
    look(processAfter(6));
    assertThat(levelsOf(incident)).containsExactly(1L);

    // When
    look(processAfter(16));

    // Then
    assertThat(levelsOf(incident)).containsExactly(1L, 2L);
    Awaitility.await()
        .ignoreException(ConcurrentModificationException.class)
        .atMost(LIMIT)
        .until(() -> mailsAbout(incident).size() == 2);
    assertThat(mailsAbout(incident))
        .extracting(Mail::getSubject)
        .containsExactly("[AI 事件] 事件已升級：無人確認接收", "[AI 事件] 事件已升級：無人確認接收");
    assertThat(mailsAbout(incident))
        .as("each level once, whichever mail was quicker")
        .extracting(Mail::getText)
        .anyMatch(text -> text.contains("升級層級: 1"))
        .anyMatch(text -> text.contains("升級層級: 2"));
  }

  @Test
  void eachLevelIsToldOnceHoweverOftenAndByHowManyIsLooked() throws Exception {
    // Given
    var incident = raised();

    // When
    look(processAfter(16), processAfter(16));
    look(processAfter(16), processAfter(17));

    // Then
    assertThat(levelsOf(incident)).containsExactly(1L, 2L);
    Awaitility.await()
        .ignoreException(ConcurrentModificationException.class)
        .atMost(LIMIT)
        .until(() -> mailsAbout(incident).size() == 2);
    assertThat(mailsAbout(incident)).hasSize(2);
  }

  @Test
  void whatIsAcknowledgedIsEscalatedNoFurther() throws Exception {
    // Given
    var incident = raised();
    var other = raised();
    look(processAfter(6));

    // When
    writingAs("rita", "responder")
        .body(Map.of())
        .post(INCIDENTS + "/" + incident + "/acknowledgement")
        .then()
        .statusCode(200);
    look(processAfter(16));

    // Then
    assertThat(levelsOf(incident)).containsExactly(1L);
    assertThat(levelsOf(other)).containsExactly(1L, 2L);
  }

  private List<Mail> mailsAbout(String incident) {
    return mailbox.getMailsSentTo(BOX).stream()
        .filter(mail -> mail.getText().contains(incident))
        .toList();
  }

  private static List<Long> levelsOf(String incident) {
    return DatabaseAccess.ofService()
        .rows(
            "select (convert_from(document, 'UTF8')::json -> 'data' ->> 'level')::bigint as level"
                + " from events where stream = ? order by stream_version",
            "escalation/" + incident)
        .stream()
        .map(row -> ((Number) row.values().iterator().next()).longValue())
        .toList();
  }

  /// An incident that is in the register, where the job looks for it.
  private static String raised() {
    String incident =
        writingAs("rita", "responder")
            .body(Map.of("title", "Wrong refusals", "description", "Loans refused without reason"))
            .post(INCIDENTS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Awaitility.await()
        .atMost(LIMIT)
        .until(
            () ->
                as("rita", "responder")
                    .get(INCIDENTS + "?limit=500")
                    .jsonPath()
                    .getList("items.id")
                    .contains(incident));
    return incident;
  }
}
