package org.aimsledger.incident.escalationwatch;

import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aimsledger.incident.escalation.EscalationCommandHandler;
import org.aimsledger.incident.incident.IncidentCommandHandler;
import org.aimsledger.incident.incidentregister.IncidentRegisterQuery;
import org.aimsledger.incident.platform.EscalationConfig;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/// Two processes with little patience look at the incidents of the service; its own job delivers,
/// and mails go to a box of the test.
@QuarkusTest
class EscalationJobTest {
  private static final String INCIDENTS = "/api/incident/v1/incidents";
  private static final String BOX = "on-call@example.org";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Inject IncidentRegisterQuery register;
  @Inject IncidentCommandHandler incidents;
  @Inject EscalationCommandHandler escalations;
  @Inject Clock clock;
  @Inject MockMailbox mailbox;

  private EscalationJob process() {
    var config =
        new SmallRyeConfigBuilder()
            .withMapping(EscalationConfig.class)
            .withDefaultValue("aims.incident.escalation.levels[0].after", "PT1S")
            .withDefaultValue("aims.incident.escalation.levels[1].after", "PT4S")
            .build()
            .getConfigMapping(EscalationConfig.class);
    return new EscalationJob(register, incidents, escalations, config, clock);
  }

  @Test
  void eachLevelIsToldOnceHoweverOftenAndByHowManyIsLooked() {
    // Given
    var one = process();
    var other = process();
    var incident = raised();

    // When
    await()
        .until(
            () -> {
              look(one, other);
              return mailsAbout(incident).size() >= 2;
            });
    look(one, other);

    // Then
    assertThat(levelsOf(incident)).containsExactly(1L, 2L);
    assertThat(mailsAbout(incident))
        .extracting(Mail::getSubject)
        .containsExactly("[AI 事件] 事件已升級：無人確認接收", "[AI 事件] 事件已升級：無人確認接收");
    assertThat(mailsAbout(incident).getFirst().getText()).contains("升級層級: 1");
  }

  @Test
  void whatIsAcknowledgedIsEscalatedNoFurther() {
    // Given
    var process = process();
    var incident = raised();
    await()
        .until(
            () -> {
              look(process);
              return !levelsOf(incident).isEmpty();
            });

    // When
    writingAs("rita", "responder")
        .body(Map.of())
        .post(INCIDENTS + "/" + incident + "/acknowledgement")
        .then()
        .statusCode(200);

    // Then: another one, raised later, reaches its second level meanwhile.
    var told = levelsOf(incident);
    var other = raised();
    await()
        .until(
            () -> {
              look(process);
              return levelsOf(other).equals(List.of(1L, 2L));
            });
    assertThat(levelsOf(incident)).isEqualTo(told);
  }

  private static void look(EscalationJob... processes) {
    Uni.join()
        .all(Stream.of(processes).map(EscalationJob::look).toList())
        .andFailFast()
        .await()
        .atMost(LIMIT);
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

  private static String raised() {
    return writingAs("rita", "responder")
        .body(Map.of("title", "Wrong refusals", "description", "Loans refused without reason"))
        .post(INCIDENTS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(200));
  }
}
