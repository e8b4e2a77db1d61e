package org.aimsledger.inventory.platform;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Origin;
import org.aimsledger.contracts.inventory.Provenance;
import org.aimsledger.contracts.inventory.RoleChangeCause;
import org.aimsledger.contracts.inventory.Stage;
import org.jspecify.annotations.Nullable;

/// Where each field of an AI system has its value from, folded from the events of the system. The
/// record and its view use the same fold.
///
/// Events that say nothing of it are of their kind: what is registered as a row of a file, and what
/// has the reason of such a row, is imported; all else was declared by whoever recorded it. How far
/// that is to be believed is unknown.
///
/// @param fields field with a value → where that comes from. Fields are `name`, `stage`,
///   `highImpact`, the components of the profile, and `attributes.<name>`
/// @param contradictions field → what another source says, until somebody decides
/// @param lastRow provenance of the last row of an import
public record FieldOrigins(
    SortedMap<String, FieldOrigin> fields,
    SortedMap<String, FieldContradiction> contradictions,
    @Nullable Provenance lastRow) {
  public static final FieldOrigins NONE = new FieldOrigins(new TreeMap<>(), new TreeMap<>(), null);
  public static final String STAGE = "stage";
  public static final String HIGH_IMPACT = "highImpact";
  private static final String ATTRIBUTE = "attributes.";
  private static final String IMPORT = "import ";

  public FieldOrigins {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    contradictions = Collections.unmodifiableSortedMap(new TreeMap<>(contradictions));
  }

  /// What an event records of a row of a file as its reason.
  public static String reason(Origin.ImportedFrom row) {
    return IMPORT + from(row);
  }

  /// What a row of a file says.
  public static Provenance of(Origin.ImportedFrom row, Confidence confidence) {
    return new Provenance(FieldSource.IMPORTED, from(row), confidence);
  }

  private static String from(Origin.ImportedFrom row) {
    return row.mapping()
        + ", row "
        + row.row()
        + ", file sha256:"
        + row.fileSha256().substring(0, Math.min(12, row.fileSha256().length()));
  }

  /// The field that a change is about: of a part of an attribute, the attribute.
  public static String field(FieldChange change) {
    return field(change.field());
  }

  /// The same of a part's name.
  public static String field(String part) {
    return part.startsWith(ATTRIBUTE) ? part.substring(0, part.lastIndexOf('.')) : part;
  }

  /// Whether somebody answers for the value that the field has.
  public boolean isStoodBehind(String field) {
    var origin = fields.get(field);
    return origin != null && origin.isStoodBehind();
  }

  /// The origins after an event.
  public FieldOrigins after(AiSystemEvent event) {
    return switch (event) {
      case AiSystemEvent.Registered e -> registered(e);
      case AiSystemEvent.ProfileChanged e ->
          changed(e.changes(), given(e.provenance(), e.reason()), e.at());
      case AiSystemEvent.OwnerAssigned e ->
          set("owner", true, given(e.provenance(), e.reason()), e.at());
      case AiSystemEvent.RolesChanged e ->
          set("organisationRoles", !e.to().isEmpty(), roles(e), e.at());
      case AiSystemEvent.StageEntered e ->
          set(STAGE, e.to() != Stage.UNKNOWN, given(null, e.reason()), e.at());
      case AiSystemEvent.Retired e -> set(STAGE, true, given(null, e.reason()), e.at());
      case AiSystemEvent.HighImpactDetermined e ->
          set(HIGH_IMPACT, e.to() != HighImpact.UNKNOWN, given(null, e.justification()), e.at());
      case AiSystemEvent.ImportRecorded e ->
          new FieldOrigins(fields, contradictions, row(e.origin(), e.provenance()));
      case AiSystemEvent.FieldsConfirmed e -> confirmed(e);
      case AiSystemEvent.FieldsContradicted e -> contradicted(e);
      case AiSystemEvent.Suspended _,
          AiSystemEvent.HoldReleased _,
          AiSystemEvent.Resumed _,
          AiSystemEvent.ContainmentDeclined _,
          AiSystemEvent.MeasureOrdered _,
          AiSystemEvent.MeasureDeclined _ ->
          this;
    };
  }

  private static @Nullable Provenance row(Origin origin, @Nullable Provenance provenance) {
    return origin.importedFrom() == null || provenance != null
        ? provenance
        : of(origin.importedFrom(), Confidence.UNKNOWN);
  }

  private Provenance given(@Nullable Provenance provenance, String reason) {
    if (provenance != null) {
      return provenance;
    }
    return lastRow != null && reason.equals(IMPORT + lastRow.from())
        ? lastRow
        : Provenance.DECLARED;
  }

  private Provenance roles(AiSystemEvent.RolesChanged e) {
    return e.provenance() == null && e.cause() == RoleChangeCause.IMPORTED && lastRow != null
        ? lastRow
        : given(e.provenance(), e.reason());
  }

  private static FieldOrigins registered(AiSystemEvent.Registered e) {
    var row = row(e.origin(), e.provenance());
    var origin = FieldOrigin.of(row == null ? Provenance.DECLARED : row, e.at());
    var fields = new TreeMap<String, FieldOrigin>();
    said(e).forEach(field -> fields.put(field, origin));
    return new FieldOrigins(
        fields, new TreeMap<>(), e.origin().kind() == Origin.Kind.IMPORTED ? row : null);
  }

  private static Set<String> said(AiSystemEvent.Registered e) {
    var said = new HashSet<String>();
    AiSystemProfile profile = e.profile();
    note(said, "name", e.name());
    note(said, "purpose", profile.purpose());
    note(said, "intendedUse", profile.intendedUse());
    note(said, "owner", profile.owner());
    note(said, "organisation", profile.organisation());
    note(said, "unit", profile.unit());
    note(said, "topicArea", profile.topicArea());
    note(said, "sector", profile.sector());
    note(said, "vendor", profile.vendor());
    note(said, "aliases", profile.aliases().isEmpty() ? null : "some");
    note(said, "organisationRoles", profile.organisationRoles().isEmpty() ? null : "some");
    note(said, "technology", profile.technology());
    note(said, "decisionPart", profile.decisionPart());
    note(said, "offering", profile.offering());
    note(said, STAGE, e.stage());
    note(said, HIGH_IMPACT, e.highImpact());
    profile.attributes().keySet().forEach(attribute -> said.add(ATTRIBUTE + attribute));
    return said;
  }

  private static void note(Set<String> said, String field, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      said.add(field);
    }
  }

  private static void note(Set<String> said, String field, Enum<?> constant) {
    if (!constant.name().equals("UNKNOWN")) {
      said.add(field);
    }
  }

  private FieldOrigins changed(List<FieldChange> changes, Provenance provenance, Instant at) {
    var cleared = new HashSet<String>();
    for (var change : changes) {
      var whole = !change.field().startsWith(ATTRIBUTE) || change.field().endsWith(".raw");
      if (whole && change.to().isEmpty()) {
        cleared.add(field(change));
      }
    }
    var next = this;
    for (var change : changes) {
      var field = field(change);
      next = next.set(field, !cleared.contains(field), provenance, at);
    }
    return next;
  }

  private FieldOrigins set(String field, boolean known, Provenance provenance, Instant at) {
    var next = new TreeMap<>(fields);
    if (known) {
      next.put(field, FieldOrigin.of(provenance, at));
    } else {
      next.remove(field);
    }
    return new FieldOrigins(next, without(Set.of(field)), lastRow);
  }

  private FieldOrigins confirmed(AiSystemEvent.FieldsConfirmed e) {
    var next = new TreeMap<>(fields);
    e.fields()
        .forEach(
            field ->
                next.computeIfPresent(
                    field, (_, origin) -> origin.confirmed(e.confidence(), e.at())));
    return new FieldOrigins(next, without(Set.copyOf(e.fields())), lastRow);
  }

  private FieldOrigins contradicted(AiSystemEvent.FieldsContradicted e) {
    var next = new TreeMap<>(contradictions);
    for (var change : e.changes()) {
      if (change.from().equals(change.to())) {
        next.remove(field(change));
        continue;
      }
      var before = next.get(field(change));
      // Parts of one attribute may be in two events of the same append.
      var begun =
          before != null && before.at().equals(e.at()) && before.provenance().equals(e.provenance())
              ? before
              : new FieldContradiction(new TreeMap<>(), e.provenance(), e.at());
      next.put(field(change), begun.with(change.field(), change.to()));
    }
    return new FieldOrigins(fields, next, lastRow);
  }

  private SortedMap<String, FieldContradiction> without(Set<String> settled) {
    var left = new TreeMap<>(contradictions);
    left.keySet().removeAll(settled);
    return left;
  }
}
