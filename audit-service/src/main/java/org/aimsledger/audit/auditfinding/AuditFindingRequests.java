package org.aimsledger.audit.auditfinding;

import static org.aimsledger.servicekit.problem.Fields.optionalText;
import static org.aimsledger.servicekit.problem.Fields.required;
import static org.aimsledger.servicekit.problem.Fields.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.aimsledger.contracts.audit.FindingEvidence;
import org.aimsledger.contracts.audit.FindingKind;
import org.aimsledger.contracts.audit.FindingRequirement;
import org.aimsledger.contracts.audit.RecordReference;
import org.aimsledger.contracts.audit.SeenAction;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests. With the longest texts in Chinese a finding is still smaller than an event
/// may be.
final class AuditFindingRequests {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_REASON = 2_000;
  private static final int LONGEST_PERSON = 200;
  private static final int LONGEST_FRAMEWORK = 100;
  private static final int LONGEST_REFERENCE = 100;
  private static final int LONGEST_PIECE = 500;
  private static final int MOST_PIECES = 20;
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2100;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,59}");

  private AuditFindingRequests() {}

  /// What was found, and who answers for it until when.
  @Schema(name = "RaiseFinding")
  record Raise(
      @Nullable FindingKind kind,
      @Nullable Requirement requirement,
      @Schema(description = "One line") @Nullable String title,
      @Schema(description = "What was found") @Nullable String statement,
      @Schema(description = "What shows it; a nonconformity needs some")
          @Nullable List<@Nullable Evidence> evidence,
      @Schema(description = "The AI systems concerned; absent: the management system itself")
          @Nullable List<@Nullable UUID> systems,
      @Schema(description = "Id of the person who answers for it") @Nullable String owner,
      @Schema(description = "Last day to answer it, today or later (UTC)")
          @Nullable LocalDate due) {
    AuditFindingCommand toCommand(UUID finding, String by, Instant now) {
      return new AuditFindingCommand.Raise(
          finding,
          required("kind", kind),
          required("requirement", requirement).toRequirement(),
          line("title", title, LONGEST_TITLE),
          text("statement", statement, LONGEST_TEXT),
          pieces(),
          systemIds(),
          person("owner", owner),
          legalDay(due),
          by,
          now);
    }

    private List<FindingEvidence> pieces() {
      var given = evidence == null ? List.<@Nullable Evidence>of() : evidence;
      if (given.size() > MOST_PIECES) {
        throw Problems.invalidField("evidence", "must be at most " + MOST_PIECES).toException();
      }
      return IntStream.range(0, given.size())
          .mapToObj(
              index -> {
                var field = "evidence[" + index + "]";
                return required(field, given.get(index)).toEvidence(field);
              })
          .toList();
    }

    private List<UUID> systemIds() {
      var given = systems == null ? List.<@Nullable UUID>of() : systems;
      if (given.size() > AuditFindingCommand.MOST_SYSTEMS) {
        throw Problems.invalidField(
                "systems", "must be at most " + AuditFindingCommand.MOST_SYSTEMS)
            .toException();
      }
      return given.stream().map(system -> required("systems", system)).toList();
    }
  }

  /// What it is judged against.
  @Schema(name = "RequirementOfFinding")
  record Requirement(
      @Schema(description = "A standard, a law or rules of the organisation, e.g. ISO/IEC 42001")
          @Nullable String framework,
      @Schema(description = "Clause or control, e.g. A.6.2.4") @Nullable String reference) {
    private FindingRequirement toRequirement() {
      return new FindingRequirement(
          line("requirement.framework", framework, LONGEST_FRAMEWORK),
          line("requirement.reference", reference, LONGEST_REFERENCE));
    }
  }

  /// A record, a text, or a record and what in it shows the finding.
  @Schema(name = "EvidenceOfFinding")
  record Evidence(@Nullable Reference record, @Nullable String text) {
    private FindingEvidence toEvidence(String field) {
      var said = optionalText(field + ".text", text, LONGEST_PIECE);
      if (record == null && said == null) {
        throw Problems.invalidField(field, "needs a record or a text").toException();
      }
      return new FindingEvidence(
          record == null ? null : record.toReference(field + ".record"), said);
    }
  }

  /// A record as the trail names it.
  @Schema(name = "RecordReference")
  record Reference(
      @Schema(description = "e.g. inventory") @Nullable String service,
      @Schema(description = "e.g. ai-system") @Nullable String category,
      @Nullable UUID id) {
    private RecordReference toReference(String field) {
      return new RecordReference(
          name(field + ".service", service),
          name(field + ".category", category),
          required(field + ".id", id));
    }
  }

  /// Who answers for it from now on.
  @Schema(name = "HandOverFinding")
  record HandOver(@Nullable String owner, @Nullable String reason) {
    AuditFindingCommand toCommand(UUID finding, String by, Instant now) {
      return new AuditFindingCommand.HandOver(
          finding, person("owner", owner), text("reason", reason, LONGEST_REASON), by, now);
    }
  }

  /// Until when its owner has.
  @Schema(name = "ChangeDueOfFinding")
  record ChangeDue(@Nullable LocalDate due, @Nullable String reason) {
    AuditFindingCommand toCommand(UUID finding, String by, Instant now) {
      return new AuditFindingCommand.ChangeDue(
          finding, legalDay(due), text("reason", reason, LONGEST_REASON), by, now);
    }
  }

  /// What was done about it at once.
  @Schema(name = "CorrectionOfFinding")
  record Correction(@Nullable String correction) {
    AuditFindingCommand toCommand(UUID finding, String by, Instant now) {
      return new AuditFindingCommand.RecordCorrection(
          finding, text("correction", correction, LONGEST_TEXT), by, now);
    }
  }

  /// Why it came about.
  @Schema(name = "RootCauseOfFinding")
  record RootCause(@Nullable String rootCause) {
    AuditFindingCommand toCommand(UUID finding, String by, Instant now) {
      return new AuditFindingCommand.RecordRootCause(
          finding, text("rootCause", rootCause, LONGEST_TEXT), by, now);
    }
  }

  /// A corrective action that answers it.
  @Schema(name = "LinkActionToFinding")
  record LinkAction(@Nullable UUID action) {
    UUID legalAction() {
      return required("action", action);
    }

    AuditFindingCommand toCommand(UUID finding, @Nullable SeenAction seen, String by, Instant now) {
      return new AuditFindingCommand.LinkAction(finding, legalAction(), seen, by, now);
    }
  }

  /// Why an action doesn't answer it.
  @Schema(name = "UnlinkActionFromFinding")
  record UnlinkAction(@Nullable String reason) {
    AuditFindingCommand toCommand(UUID finding, UUID action, String by, Instant now) {
      return new AuditFindingCommand.UnlinkAction(
          finding, action, text("reason", reason, LONGEST_REASON), by, now);
    }
  }

  /// Why nothing is left to do.
  @Schema(name = "CloseFinding")
  record Close(@Nullable String conclusion) {
    /// The command, once it is known how the linked actions stand.
    Function<List<SeenAction>, AuditFindingCommand> toCommand(
        UUID finding, String by, Instant now) {
      var why = text("conclusion", conclusion, LONGEST_TEXT);
      return seen -> new AuditFindingCommand.Close(finding, why, seen, by, now);
    }
  }

  /// Why it was none.
  @Schema(name = "WithdrawFinding")
  record Withdraw(@Nullable String reason) {
    AuditFindingCommand toCommand(UUID finding, String by, Instant now) {
      return new AuditFindingCommand.Withdraw(
          finding, text("reason", reason, LONGEST_REASON), by, now);
    }
  }

  private static String line(String field, @Nullable String value, int limit) {
    var line = text(field, value, limit).strip();
    if (line.lines().count() > 1) {
      throw Problems.invalidField(field, "must be one line").toException();
    }
    return line;
  }

  private static String name(String field, @Nullable String value) {
    var name = required(field, value);
    if (!NAME.matcher(name).matches()) {
      throw Problems.invalidField(field, "must match " + NAME).toException();
    }
    return name;
  }

  private static String person(String field, @Nullable String id) {
    var person = text(field, id, LONGEST_PERSON).strip();
    if (person.chars().anyMatch(Character::isWhitespace)) {
      throw Problems.invalidField(field, "must not contain white space").toException();
    }
    return person;
  }

  /// Databases know fewer years than Java, and nobody plans for centuries.
  private static LocalDate legalDay(@Nullable LocalDate day) {
    var given = required("due", day);
    if (given.getYear() < FIRST_YEAR || given.getYear() > LAST_YEAR) {
      throw Problems.invalidField("due", "must be between " + FIRST_YEAR + " and " + LAST_YEAR)
          .toException();
    }
    return given;
  }
}
