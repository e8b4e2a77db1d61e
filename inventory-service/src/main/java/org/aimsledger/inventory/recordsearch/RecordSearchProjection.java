package org.aimsledger.inventory.recordsearch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.contracts.inventory.ComponentEvent;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.FieldValue;
import org.aimsledger.contracts.inventory.IntendedUseEvent;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.NoticeEvent;
import org.aimsledger.contracts.inventory.OutOfScopeUseEvent;
import org.aimsledger.contracts.inventory.UnregisteredSystemEvent;
import org.aimsledger.contracts.inventory.UseStatement;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.inventory.platform.ComponentNames;
import org.aimsledger.inventory.platform.SystemNames;
import org.jspecify.annotations.Nullable;

/// Events that change a text, or end a record → what can be found.
@ApplicationScoped
class RecordSearchProjection implements Projection<InventoryServiceEvent, RecordSearchRow> {
  static final String NAME = "record-search";

  private static final EventTypes<InventoryServiceEvent> TYPES =
      EventTypes.declare(InventoryServiceEvent.class, WireNames::of);

  private static final String SYSTEM = "AI_SYSTEM";
  private static final String NOTICE = "NOTICE";
  private static final String STATEMENT = "INTENDED_USE";
  private static final String USE = "OUT_OF_SCOPE_USE";
  private static final String FINDING = "UNREGISTERED_SYSTEM";

  /// Fields of a system that are looked through.
  private static final Set<String> SYSTEM_FIELDS =
      Set.of(
          "name",
          "aliases",
          "purpose",
          "intendedUse",
          "organisation",
          "unit",
          "topicArea",
          "sector",
          "vendor");

  /// Which record an event is about.
  private record Subject(String kind, UUID id) {
    String key() {
      return kind + "/" + id;
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public EventTypes<InventoryServiceEvent> types() {
    return TYPES;
  }

  @Override
  public Class<RecordSearchRow> rowType() {
    return RecordSearchRow.class;
  }

  @Override
  public boolean follows(Class<? extends InventoryServiceEvent> event) {
    return !AiSystemReportEvent.class.isAssignableFrom(event);
  }

  @Override
  public @Nullable String key(Recorded<InventoryServiceEvent> event) {
    var subject = subject(event.event());
    return subject == null ? null : subject.key();
  }

  private static @Nullable Subject subject(InventoryServiceEvent event) {
    return switch (event) {
      case AiSystemEvent.Registered e -> new Subject(SYSTEM, e.system());
      case AiSystemEvent.Retired e -> new Subject(SYSTEM, e.system());
      case AiSystemEvent.ProfileChanged e ->
          e.changes().stream().anyMatch(RecordSearchProjection::isLookedThrough)
              ? new Subject(SYSTEM, e.system())
              : null;
      case ComponentEvent.Registered e -> new Subject(e.kind().name(), e.component());
      case ComponentEvent.Described e -> new Subject(e.kind().name(), e.component());
      case ComponentEvent.Retired e -> new Subject(e.kind().name(), e.component());
      case NoticeEvent.Opened e -> new Subject(NOTICE, e.notice());
      case NoticeEvent.Drafted e -> new Subject(NOTICE, e.notice());
      case IntendedUseEvent.Drafted e -> new Subject(STATEMENT, e.system());
      case OutOfScopeUseEvent.Reported e -> new Subject(USE, e.use());
      case UnregisteredSystemEvent.Reported e -> new Subject(FINDING, e.finding());
      // The others change no text.
      case InventoryServiceEvent _ -> null;
    };
  }

  private static boolean isLookedThrough(FieldChange change) {
    return SYSTEM_FIELDS.contains(change.field()) || !SystemNames.changed(change).isEmpty();
  }

  @Override
  public RecordSearchRow apply(
      @Nullable RecordSearchRow row, Recorded<InventoryServiceEvent> recorded) {
    var event = recorded.event();
    var subject = subject(event);
    if (subject == null) {
      throw new IllegalArgumentException("no row belongs to " + event);
    }
    var changed =
        row == null ? new RecordSearchRow(subject.key(), subject.kind(), subject.id()) : row;
    var texts = changed.recordTexts();
    change(changed, texts, event);
    changed.keep(texts);
    changed.updatedAt = recorded.meta().time();
    return changed;
  }

  private static void change(RecordSearchRow row, RecordTexts texts, InventoryServiceEvent event) {
    switch (event) {
      case AiSystemEvent.Registered e -> registered(row, texts, e);
      case AiSystemEvent.ProfileChanged e ->
          e.changes()
              .forEach(
                  change -> {
                    if (SYSTEM_FIELDS.contains(change.field())) {
                      texts.put(change.field(), change.to());
                    }
                    SystemNames.changed(change).forEach(texts::put);
                  });
      case AiSystemEvent.Retired _, ComponentEvent.Retired _ -> row.retired = true;
      case ComponentEvent.Registered e -> {
        texts.put("label", listed(e.label()));
        texts.put("externalId", external(e.externalId()));
        e.fields().forEach((field, value) -> texts.put(field, value.values()));
      }
      case ComponentEvent.Described e ->
          e.changes().forEach(change -> texts.put(change.field(), values(change.to())));
      case NoticeEvent.Opened e -> row.system = e.system();
      case NoticeEvent.Drafted e -> {
        texts.put("name", e.texts().stream().map(text -> text.title()).toList());
        e.texts().forEach(text -> texts.put("text." + text.language(), List.of(text.text())));
      }
      case IntendedUseEvent.Drafted e -> {
        row.system = e.system();
        stated(texts, e.statement());
      }
      case OutOfScopeUseEvent.Reported e -> {
        row.system = e.system();
        texts.put("name", List.of(e.description()));
      }
      case UnregisteredSystemEvent.Reported e -> {
        texts.put("name", List.of(e.name()));
        texts.put("externalId", external(e.externalId()));
      }
      case InventoryServiceEvent e -> throw new IllegalArgumentException("no text is in " + e);
    }
  }

  private static void registered(
      RecordSearchRow row, RecordTexts texts, AiSystemEvent.Registered e) {
    var profile = e.profile();
    row.system = e.system();
    texts.put("name", List.of(e.name()));
    ComponentNames.FIELDS.forEach(name -> texts.put(name, listed(SystemNames.of(profile, name))));
    texts.put("aliases", profile.aliases());
    texts.put("purpose", listed(profile.purpose()));
    texts.put("intendedUse", listed(profile.intendedUse()));
    texts.put("organisation", listed(profile.organisation()));
    texts.put("unit", listed(profile.unit()));
    texts.put("topicArea", listed(profile.topicArea()));
    texts.put("sector", listed(profile.sector()));
    texts.put("vendor", listed(profile.vendor()));
    texts.put("externalId", external(e.origin().externalId()));
  }

  private static void stated(RecordTexts texts, UseStatement statement) {
    texts.put("name", statement.intended());
    texts.put("excluded", statement.excluded());
    texts.put("foreseeableMisuse", statement.foreseeableMisuse());
    texts.put("conditions", statement.conditions());
    texts.put("users", statement.users());
    texts.put("objectives", statement.objectives());
  }

  private static List<String> listed(@Nullable String text) {
    return text == null ? List.of() : List.of(text);
  }

  private static List<String> external(@Nullable ExternalId externalId) {
    return externalId == null ? List.of() : List.of(externalId.id());
  }

  private static List<String> values(@Nullable FieldValue value) {
    return value == null ? List.of() : value.values();
  }
}
