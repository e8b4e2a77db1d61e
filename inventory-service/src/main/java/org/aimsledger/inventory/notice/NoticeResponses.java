package org.aimsledger.inventory.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.aimsledger.contracts.inventory.LocalizedText;
import org.aimsledger.contracts.inventory.NoticeAudience;
import org.aimsledger.contracts.inventory.NoticeKind;
import org.aimsledger.inventory.notice.Notice.Edition;
import org.aimsledger.inventory.notice.Notice.Known;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of one notice.
final class NoticeResponses {
  private NoticeResponses() {}

  @Schema(name = "Notice")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NoticeResponse(
      UUID id,
      long version,
      @Nullable UUID system,
      NoticeKind kind,
      NoticeAudience audience,
      @Schema(description = "Languages that it must have") List<String> languages,
      @Schema(description = "The edition in work") @Nullable DraftResponse draft,
      @Schema(description = "What was published, oldest first") List<EditionResponse> editions) {
    static NoticeResponse of(UUID id, long version, Known notice) {
      var facts = notice.facts();
      return new NoticeResponse(
          id,
          version,
          facts.system(),
          facts.kind(),
          facts.audience(),
          facts.languages(),
          DraftResponse.of(notice),
          notice.editions().stream().map(EditionResponse::of).toList());
    }
  }

  @Schema(name = "NoticeDraft")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DraftResponse(
      int edition,
      List<LocalizedText> texts,
      @Schema(description = "Languages that it must have and has not") List<String> missing,
      @Schema(description = "Pseudonymous ids") List<String> authors,
      @Nullable String approver,
      @Nullable String remark,
      @Nullable Instant approvedAt) {
    static @Nullable DraftResponse of(Known notice) {
      var draft = notice.draft();
      if (draft == null) {
        return null;
      }
      var approval = draft.approval();
      return new DraftResponse(
          draft.edition(),
          draft.texts(),
          NoticeTexts.missing(notice.facts().languages(), draft.texts()),
          draft.authors().stream().sorted().toList(),
          approval == null ? null : approval.approver(),
          approval == null ? null : approval.remark(),
          approval == null ? null : approval.at());
    }
  }

  @Schema(name = "NoticeEdition")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EditionResponse(
      int edition,
      String approver,
      Instant publishedAt,
      Instant validFrom,
      @Nullable Instant validUntil,
      @Nullable Integer supersedes,
      @Nullable Instant withdrawnAt,
      @Nullable String withdrawalReason) {
    static EditionResponse of(Edition edition) {
      var withdrawal = edition.withdrawal();
      return new EditionResponse(
          edition.number(),
          edition.approval().approver(),
          edition.publishedAt(),
          edition.validFrom(),
          edition.validUntil(),
          edition.supersedes(),
          withdrawal == null ? null : withdrawal.at(),
          withdrawal == null ? null : withdrawal.reason());
    }
  }

  @Schema(name = "PublishedNotice")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PublishedResponse(
      UUID id,
      @Nullable UUID system,
      NoticeKind kind,
      NoticeAudience audience,
      int edition,
      Instant validFrom,
      @Nullable Instant validUntil,
      @Schema(description = "Languages that there are") List<String> languages,
      @Schema(description = "Language of title and text: the one asked for, or the nearest")
          String language,
      String title,
      @Schema(description = "Plain text or Markdown without HTML") String text) {
    static PublishedResponse of(
        UUID id, Known notice, Edition edition, List<LocalizedText> texts, String wanted) {
      var shown = nearest(texts, wanted);
      var facts = notice.facts();
      return new PublishedResponse(
          id,
          facts.system(),
          facts.kind(),
          facts.audience(),
          edition.number(),
          edition.validFrom(),
          edition.validUntil(),
          texts.stream().map(LocalizedText::language).toList(),
          shown.language(),
          shown.title(),
          shown.text());
    }

    // RFC 4647, section 3.4: the tag asked for, shortened until there is a text; else the first.
    private static LocalizedText nearest(List<LocalizedText> texts, String wanted) {
      var ranges = Locale.LanguageRange.parse(wanted);
      var found = Locale.lookupTag(ranges, texts.stream().map(LocalizedText::language).toList());
      return texts.stream()
          .filter(text -> text.language().equalsIgnoreCase(found))
          .findFirst()
          .orElseGet(texts::getFirst);
    }
  }

  /// What a state is on the wire.
  static NoticeResponse body(UUID id, long version, Notice state) {
    return switch (state) {
      case Notice.Known known -> NoticeResponse.of(id, version, known);
      case Notice.Absent _ -> throw new IllegalStateException("nothing has happened to " + id);
    };
  }

  /// 404.
  static Problem unknown(UUID id) {
    return Problems.notFound("notice/unknown", "notice", id);
  }

  /// 404.
  static Problem nothingInForce() {
    return Problem.of(
        404,
        "notice/nothing-in-force",
        "Nothing was published",
        "No edition of this notice is in force at that time.");
  }

  /// What a business "no" is on the wire.
  static Problem problem(NoticeRejection reason) {
    return switch (reason) {
      case NoticeRejection.UnknownNotice r -> unknown(r.notice());
      case NoticeRejection.UnknownSystem r ->
          refused(
                  "unknown-system",
                  "The system is not in the inventory",
                  "There is no such system.")
              .withError("system", "There is no AI system " + r.system() + ".");
      case NoticeRejection.NothingDrafted _ ->
          conflict("nothing-drafted", "Nothing is drafted", "Write the texts of an edition first.");
      case NoticeRejection.OtherEdition r ->
          conflict(
                  "other-edition",
                  "Another edition is in work",
                  "It is edition " + r.actual() + ", not " + r.asked() + ".")
              .with("edition", r.actual());
      case NoticeRejection.LanguagesMissing r ->
          conflict("languages-missing", "Languages are missing", "A notice is approved whole.")
              .with("missing", r.missing());
      case NoticeRejection.ApproverHasWritten _ ->
          conflict(
              "approver-has-written",
              "Two persons are needed",
              "Who wrote on an edition can't approve it.");
      case NoticeRejection.NotApproved r ->
          conflict("not-approved", "It is not approved", "Edition " + r.edition() + " is a draft.");
      case NoticeRejection.BeginsInThePast r ->
          refused("begins-in-the-past", "It would begin in the past", "What was told stays so.")
              .withError("validFrom", r.validFrom() + " has passed.");
      case NoticeRejection.BeginsBeforeTheEditionBefore r ->
          refused("begins-too-early", "The edition before begins later", "Editions follow.")
              .withError("validFrom", "The edition before begins on " + r.before() + ".");
      case NoticeRejection.EndsBeforeItBegins _ ->
          refused("ends-too-early", "It would end before it begins", "Choose a later end.")
              .withError("validUntil", "must be after validFrom");
      case NoticeRejection.UnknownEdition r ->
          refused("unknown-edition", "It was not published", "There is no such edition.")
              .withError("edition", "Edition " + r.edition() + " was not published.");
      case NoticeRejection.TooManyEditions r ->
          conflict(
              "too-many-editions",
              "Too many editions",
              "A notice has at most " + r.most() + "; open a new one.");
    };
  }

  private static Problem conflict(String slug, String title, String detail) {
    return Problem.of(409, "notice/" + slug, title, detail);
  }

  private static Problem refused(String slug, String title, String detail) {
    return Problem.of(422, "notice/" + slug, title, detail);
  }
}
