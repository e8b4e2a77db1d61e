package org.aimsledger.incident.communication;

import static org.aimsledger.servicekit.problem.Fields.check;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.CommunicationAudience;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests.
final class CommunicationRequests {
  private static final int LONGEST_SUBJECT = 300;
  private static final int LONGEST_TEXT = 12_000;
  private static final int LONGEST_REASON = 2_000;
  private static final String LANGUAGE = "[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}";

  private CommunicationRequests() {}

  /// What is to be said to whom.
  @Schema(name = "CommunicationDraft")
  record NewDraft(
      @Nullable CommunicationAudience audience,
      @Schema(description = "As BCP 47 writes it, e.g. en or zh-Hans") @Nullable String language,
      @Nullable String subject,
      @Schema(description = "It stays for ever: it must not say who a private person is")
          @Nullable String text) {
    CommunicationCommand.Draft toCommand(
        UUID id, UUID incident, boolean known, String actor, Instant now) {
      return new CommunicationCommand.Draft(
          id,
          incident,
          known,
          Fields.required("audience", audience),
          legalLanguage(),
          Fields.text("subject", subject, LONGEST_SUBJECT),
          Fields.text("text", text, LONGEST_TEXT),
          actor,
          now);
    }

    private String legalLanguage() {
      var tag = Fields.required("language", language);
      if (!tag.matches(LANGUAGE)) {
        throw Problems.invalidField("language", "is no tag of a language, e.g. en or zh-Hans")
            .toException();
      }
      return tag;
    }
  }

  /// Another text.
  @Schema(name = "CommunicationRevision")
  record Revision(@Nullable String subject, @Nullable String text) {
    CommunicationCommand.Revise toCommand(UUID id, UUID incident, String actor, Instant now) {
      return new CommunicationCommand.Revise(
          id,
          incident,
          Fields.text("subject", subject, LONGEST_SUBJECT),
          Fields.text("text", text, LONGEST_TEXT),
          actor,
          now);
    }
  }

  /// That it was sent.
  @Schema(name = "CommunicationSending")
  record Sending(
      @Schema(description = "By which means and to whom; must not name a private person")
          @Nullable String how,
      @Schema(description = "Absent: now") @Nullable Instant sentAt) {
    CommunicationCommand.Send toCommand(UUID id, UUID incident, Instant now) {
      var at = check("sentAt", () -> WorldTime.legalOrAbsent("sentAt", sentAt));
      return new CommunicationCommand.Send(
          id, incident, Fields.text("how", how, LONGEST_REASON), at == null ? now : at, now);
    }
  }

  /// Why it is taken back.
  @Schema(name = "CommunicationWithdrawal")
  record Withdrawal(@Nullable String reason) {
    CommunicationCommand.Withdraw toCommand(UUID id, UUID incident, Instant now) {
      return new CommunicationCommand.Withdraw(
          id, incident, Fields.text("reason", reason, LONGEST_REASON), now);
    }
  }
}
