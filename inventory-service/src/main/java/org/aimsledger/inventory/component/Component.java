package org.aimsledger.inventory.component;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentEvent;
import org.aimsledger.contracts.inventory.ComponentEvent.ContractRecorded;
import org.aimsledger.contracts.inventory.ComponentEvent.DueDiligenceRecorded;
import org.aimsledger.contracts.inventory.ComponentEvent.QualityAssessed;
import org.aimsledger.contracts.inventory.ComponentEvent.ResponsibilityAllocated;
import org.aimsledger.contracts.inventory.ComponentEvent.SupplierChanged;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.FieldValue;
import org.aimsledger.inventory.platform.ComponentNames;
import org.jspecify.annotations.Nullable;

/// What a component is, folded from its events.
public sealed interface Component {

  /// Not in the inventory.
  record Absent() implements Component {}

  /// In the inventory.
  sealed interface Known extends Component {
    Facts facts();
  }

  /// In use, as far as anybody knows.
  record Active(Facts facts) implements Known {}

  /// The end.
  record Retired(Facts facts, String reason, Instant retiredAt) implements Known {}

  /// What is known about a component.
  ///
  /// @param parent the whole that it is a part of
  /// @param label its name among the parts of the whole
  /// @param findings what was found out and agreed
  /// @param changedAt time of the last event
  record Facts(
      ComponentKind kind,
      @Nullable UUID parent,
      @Nullable String label,
      SortedMap<String, FieldValue> fields,
      @Nullable ExternalId externalId,
      Findings findings,
      Instant registeredAt,
      Instant changedAt) {
    public Facts {
      fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    static Facts of(ComponentEvent.Registered e) {
      return new Facts(
          e.kind(),
          e.parent(),
          e.label(),
          new TreeMap<>(e.fields()),
          e.externalId(),
          Findings.NONE,
          e.at(),
          e.at());
    }

    Facts describedAs(SortedMap<String, FieldValue> changed, Instant at) {
      return new Facts(kind, parent, label, changed, externalId, findings, registeredAt, at);
    }

    Facts finding(Findings changed, Instant at) {
      return new Facts(kind, parent, label, fields, externalId, changed, registeredAt, at);
    }

    String name() {
      return ComponentNames.shown(fields, label);
    }
  }

  /// What was found out about a dataset, and agreed with or found out about a supplier.
  ///
  /// @param quality criterion → the last assessment
  /// @param responsibilities topic → who answers for it
  /// @param dueDiligence the last look
  /// @param contracts reference → the contract as it is now
  /// @param changes how many changes by the supplier were recorded; all of them are in the history
  /// @param silentChanges how many of these it had not announced
  /// @param lastChange the last of them
  record Findings(
      SortedMap<String, QualityAssessed> quality,
      SortedMap<String, ResponsibilityAllocated> responsibilities,
      @Nullable DueDiligenceRecorded dueDiligence,
      SortedMap<String, ContractRecorded> contracts,
      long changes,
      long silentChanges,
      @Nullable SupplierChanged lastChange) {
    public static final Findings NONE =
        new Findings(new TreeMap<>(), new TreeMap<>(), null, new TreeMap<>(), 0, 0, null);

    public Findings {
      quality = Collections.unmodifiableSortedMap(new TreeMap<>(quality));
      responsibilities = Collections.unmodifiableSortedMap(new TreeMap<>(responsibilities));
      contracts = Collections.unmodifiableSortedMap(new TreeMap<>(contracts));
    }

    Findings with(QualityAssessed assessed) {
      return new Findings(
          with(quality, assessed.criterion(), assessed),
          responsibilities,
          dueDiligence,
          contracts,
          changes,
          silentChanges,
          lastChange);
    }

    Findings with(ResponsibilityAllocated allocated) {
      return new Findings(
          quality,
          with(responsibilities, allocated.topic(), allocated),
          dueDiligence,
          contracts,
          changes,
          silentChanges,
          lastChange);
    }

    Findings with(DueDiligenceRecorded recorded) {
      return new Findings(
          quality, responsibilities, recorded, contracts, changes, silentChanges, lastChange);
    }

    Findings with(ContractRecorded recorded) {
      return new Findings(
          quality,
          responsibilities,
          dueDiligence,
          with(contracts, recorded.reference(), recorded),
          changes,
          silentChanges,
          lastChange);
    }

    Findings with(SupplierChanged changed) {
      var silent =
          switch (changed.change()) {
            case SILENT -> 1;
            case ANNOUNCED -> 0;
          };
      return new Findings(
          quality,
          responsibilities,
          dueDiligence,
          contracts,
          changes + 1,
          silentChanges + silent,
          changed);
    }

    private static <T> SortedMap<String, T> with(Map<String, T> some, String key, T one) {
      var more = new TreeMap<>(some);
      more.put(key, one);
      return more;
    }
  }
}
