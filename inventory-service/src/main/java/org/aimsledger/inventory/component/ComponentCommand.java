package org.aimsledger.inventory.component;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.DiligenceOutcome;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.FieldValue;
import org.aimsledger.contracts.inventory.GivenDate;
import org.aimsledger.contracts.inventory.QualityOutcome;
import org.aimsledger.contracts.inventory.ResponsibleParty;
import org.aimsledger.contracts.inventory.SupplierChange;
import org.aimsledger.inventory.platform.Dependents;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.inventory.platform.TextRule;
import org.jspecify.annotations.Nullable;

/// What can be asked for. Each one is legal in itself; whether it fits the component is decided
/// later.
public sealed interface ComponentCommand {
  int LABEL = 100;
  int NARRATIVE = 4_000;
  int LINE = 300;

  UUID component();

  /// Time of the decision.
  Instant at();

  /// Put it into the inventory.
  ///
  /// @param component a new id
  /// @param part where it belongs; present exactly for versions and deployments
  record Register(
      UUID component,
      ComponentKind kind,
      @Nullable Part part,
      SortedMap<String, FieldValue> fields,
      @Nullable ExternalId externalId,
      Instant at)
      implements ComponentCommand {
    public Register {
      fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
      var whole = ComponentCatalogue.of(kind).partOf();
      if ((whole == null) != (part == null)) {
        throw new IllegalFieldException(
            "parent",
            whole == null
                ? kind + " stands alone, it has no parent"
                : kind + " needs a parent of the kind " + whole + ", and a label");
      }
      if (externalId != null) {
        externalId =
            new ExternalId(
                TextRule.required("externalId.scope", externalId.scope(), 100),
                TextRule.required("externalId.id", externalId.id(), 200));
      }
    }

    Register seeing(Presence whole) {
      return part == null
          ? this
          : new Register(
              component,
              kind,
              new Part(part.parent(), part.label(), whole),
              fields,
              externalId,
              at);
    }
  }

  /// Place of a part in its whole.
  ///
  /// @param label unique among the parts of one kind, for ever
  /// @param whole what stands under the parent's id; the handler looks
  record Part(UUID parent, String label, Presence whole) {
    public Part {
      label = TextRule.required("label", label, LABEL);
    }

    /// Before anybody looked.
    public static Part unseen(UUID parent, String label) {
      return new Part(parent, label, new Presence.Absent());
    }
  }

  /// Change what is known. Fields that are not named stay.
  record Describe(UUID component, FieldPatch patch, Reason reason, Instant at)
      implements ComponentCommand {}

  /// Use it no more, for ever.
  ///
  /// @param seen what depends on it; the handler looks
  record Retire(UUID component, Reason reason, Dependents seen, Instant at)
      implements ComponentCommand {
    Retire seeing(Dependents dependents) {
      return new Retire(component, reason, dependents, at);
    }
  }

  /// Hold a dataset against a criterion.
  record AssessQuality(
      UUID component,
      String criterion,
      @Nullable String target,
      String result,
      QualityOutcome outcome,
      @Nullable GivenDate assessedOn,
      Instant at)
      implements ComponentCommand {
    public AssessQuality {
      criterion = TextRule.required("criterion", criterion, LINE);
      target = optional("target", target, LINE);
      result = TextRule.required("result", result, NARRATIVE);
    }
  }

  /// Say who answers for something that a supplier has a part in.
  record AllocateResponsibility(
      UUID component, String topic, ResponsibleParty party, @Nullable String detail, Instant at)
      implements ComponentCommand {
    public AllocateResponsibility {
      topic = TextRule.required("topic", topic, LINE);
      detail = optional("detail", detail, NARRATIVE);
    }
  }

  record RecordDueDiligence(
      UUID component,
      DiligenceOutcome outcome,
      String findings,
      @Nullable GivenDate doneOn,
      @Nullable GivenDate validUntil,
      Instant at)
      implements ComponentCommand {
    public RecordDueDiligence {
      findings = TextRule.required("findings", findings, NARRATIVE);
    }
  }

  record RecordContract(
      UUID component,
      String reference,
      @Nullable GivenDate from,
      @Nullable GivenDate until,
      @Nullable String terms,
      Instant at)
      implements ComponentCommand {
    public RecordContract {
      reference = TextRule.required("reference", reference, LINE);
      terms = optional("terms", terms, NARRATIVE);
    }
  }

  /// Record that a supplier changed what it supplies.
  ///
  /// @param subject what it changed; absent: not known, or everything
  /// @param found what stands under the subject's id; the handler looks
  record RecordSupplierChange(
      UUID component,
      SupplierChange change,
      @Nullable UUID subject,
      Presence found,
      String summary,
      @Nullable GivenDate effectiveOn,
      Instant at)
      implements ComponentCommand {
    public RecordSupplierChange {
      summary = TextRule.required("summary", summary, NARRATIVE);
    }

    RecordSupplierChange seeing(Presence there) {
      return new RecordSupplierChange(component, change, subject, there, summary, effectiveOn, at);
    }
  }

  private static @Nullable String optional(String field, @Nullable String text, int longest) {
    return text == null || text.isBlank() ? null : TextRule.required(field, text, longest);
  }
}
