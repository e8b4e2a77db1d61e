package org.aimsledger.inventory.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.aimsledger.contracts.inventory.LocalizedText;
import org.aimsledger.contracts.inventory.NoticeAudience;
import org.aimsledger.contracts.inventory.NoticeKind;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests about one notice.
final class NoticeRequests {
  private static final List<String> LANGUAGES = List.of("en", "zh-Hans", "zh-Hant");

  private NoticeRequests() {}

  @Schema(name = "OpenNotice")
  record OpenRequest(
      @Schema(description = "What it is about; all AI of the organisation when left out")
          @Nullable UUID system,
      @Schema(required = true) @Nullable NoticeKind kind,
      @Schema(required = true) @Nullable NoticeAudience audience,
      @Schema(description = "Languages that it must have; en, zh-Hans and zh-Hant when left out")
          @Nullable List<String> languages) {
    NoticeCommand toCommand(UUID notice, Instant now) {
      return legal(
          () ->
              new NoticeCommand.Open(
                  notice,
                  system,
                  new Presence.Absent(),
                  Fields.required("kind", kind),
                  Fields.required("audience", audience),
                  languages == null ? LANGUAGES : languages,
                  now));
    }
  }

  @Schema(name = "DraftNotice")
  record DraftRequest(
      @Schema(
              required = true,
              description = "All texts of the edition: plain text or Markdown, no HTML")
          @Nullable List<TextRequest> texts) {
    NoticeCommand toCommand(UUID notice, String author, Instant now) {
      return legal(
          () ->
              new NoticeCommand.Draft(
                  notice,
                  new NoticeTexts(
                      Fields.required("texts", texts).stream().map(TextRequest::toValue).toList()),
                  author,
                  now));
    }
  }

  @Schema(name = "NoticeText")
  record TextRequest(
      @Schema(required = true, description = "BCP 47 tag") @Nullable String language,
      @Schema(required = true, maxLength = NoticeTexts.TITLE) @Nullable String title,
      @Schema(required = true, maxLength = NoticeTexts.TEXT) @Nullable String text) {
    LocalizedText toValue() {
      return new LocalizedText(
          Fields.required("texts.language", language),
          Fields.required("texts.title", title),
          Fields.required("texts.text", text));
    }
  }

  @Schema(name = "ApproveNotice")
  record ApproveRequest(
      @Schema(required = true, description = "The edition that was read") @Nullable Integer edition,
      @Schema(maxLength = NoticeCommand.REMARK) @Nullable String remark) {
    NoticeCommand toCommand(UUID notice, String approver, Instant now) {
      return legal(
          () ->
              new NoticeCommand.Approve(
                  notice, Fields.required("edition", edition), approver, remark, now));
    }
  }

  @Schema(name = "PublishNotice")
  record PublishRequest(
      @Schema(required = true) @Nullable Integer edition,
      @Schema(description = "At once when left out") @Nullable Instant validFrom,
      @Schema(description = "Until further notice when left out") @Nullable Instant validUntil) {
    NoticeCommand toCommand(UUID notice, Instant now) {
      return new NoticeCommand.Publish(
          notice, Fields.required("edition", edition), validFrom, validUntil, now);
    }
  }

  @Schema(name = "WithdrawNotice")
  record WithdrawRequest(
      @Schema(required = true) @Nullable Integer edition,
      @Schema(required = true, maxLength = Reason.LONGEST) @Nullable String reason) {
    NoticeCommand toCommand(UUID notice, Instant now) {
      return legal(
          () ->
              new NoticeCommand.Withdraw(
                  notice,
                  Fields.required("edition", edition),
                  new Reason(Fields.required("reason", reason)),
                  now));
    }
  }

  /// What the constructor of a value refuses is the sender's mistake here, and names its field.
  private static <T> T legal(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalFieldException e) {
      throw Problems.invalidField(e.field(), String.valueOf(e.getMessage())).toException();
    }
  }
}
