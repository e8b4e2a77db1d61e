package org.aimsledger.incident.playbook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.PlaybookEvent;
import org.aimsledger.contracts.incident.PlaybookStep;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.incident.platform.PlaybookInForce;
import org.aimsledger.incident.playbook.Playbook.Absent;
import org.aimsledger.incident.playbook.Playbook.Adapted;
import org.aimsledger.incident.playbook.Playbook.Proposal;
import org.aimsledger.referencedata.Playbooks;
import org.aimsledger.referencedata.Titles;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Playbooks as they are answered.
final class PlaybookResponses {
  private PlaybookResponses() {}

  @Schema(name = "Playbook")
  record One(
      String playbook,
      Titles title,
      Titles trigger,
      @Schema(description = "Kinds of reports that start it") List<String> reports,
      @Schema(description = "Classes of causes that start it") List<String> causes,
      @Schema(description = "`playbooks@…`: the pack's; `own@…`: the organisation's")
          String version,
      List<PlaybookStep> steps,
      @Nullable OneProposal proposal) {}

  @Schema(name = "PlaybookProposal")
  record OneProposal(
      long version, String basedOn, List<PlaybookStep> steps, String proposedBy, String reason) {}

  @Schema(name = "PlaybookRole")
  record OneRole(String id, Titles title) {}

  @Schema(name = "Playbooks")
  record All(String pack, String source, List<OneRole> roles, List<Brief> playbooks) {}

  @Schema(name = "PlaybookSummary")
  record Brief(String playbook, Titles title, Titles trigger) {}

  /// @param type wire name of the event
  @Schema(name = "PlaybookEntry")
  record Entry(
      UUID id,
      long version,
      String type,
      Instant at,
      String actor,
      @Schema(implementation = Object.class) PlaybookEvent data) {}

  @Schema(name = "PlaybookEntryPage")
  record EntryPage(List<Entry> items, @Nullable String nextCursor) {}

  static All all(Playbooks pack) {
    return new All(
        pack.version().toString(),
        pack.source(),
        pack.roles().stream().map(role -> new OneRole(role.id(), role.title())).toList(),
        pack.playbooks().stream()
            .map(one -> new Brief(one.id(), one.title(), one.trigger()))
            .toList());
  }

  static One one(Playbooks.Playbook bundled, PlaybookInForce inForce, Playbook state) {
    return new One(
        bundled.id(),
        bundled.title(),
        bundled.trigger(),
        bundled.reports().stream().sorted().toList(),
        bundled.causes().stream().sorted().toList(),
        inForce.version(),
        inForce.steps(),
        switch (state) {
          case Absent _ -> null;
          case Adapted adapted -> proposal(adapted.proposal());
        });
  }

  private static @Nullable OneProposal proposal(@Nullable Proposal waiting) {
    return waiting == null
        ? null
        : new OneProposal(
            waiting.number(),
            waiting.basedOn(),
            waiting.steps(),
            waiting.proposedBy(),
            waiting.reason());
  }

  static Entry entry(Recorded<PlaybookEvent> recorded) {
    var meta = recorded.meta();
    return new Entry(
        meta.id(),
        meta.streamVersion(),
        meta.type(),
        recorded.event().at(),
        meta.actor(),
        recorded.event());
  }
}
