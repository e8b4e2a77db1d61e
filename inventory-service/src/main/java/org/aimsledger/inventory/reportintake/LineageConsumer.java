package org.aimsledger.inventory.reportintake;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.Relation;
import org.aimsledger.inventory.component.ComponentCommand;
import org.aimsledger.inventory.component.ComponentCommandHandler;
import org.aimsledger.inventory.component.ComponentFields;
import org.aimsledger.inventory.component.GivenField;
import org.aimsledger.inventory.componentlink.ComponentLinkCommand;
import org.aimsledger.inventory.componentlink.ComponentLinkCommandHandler;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.inventory.platform.InventoryLog;
import org.jspecify.annotations.Nullable;

/// Makes datasets and links of what runs read and wrote: what was written is derived from what was
/// read, a model is trained on it, and the system that is the job uses it.
///
/// Every link follows from the run alone, and one that is there already stays as it is: neither the
/// order nor the number of deliveries changes what is recorded, nor does a delivery bring back what
/// a person took back.
@ApplicationScoped
class LineageConsumer {
  private final LineageStore store;
  private final ComponentCommandHandler components;
  private final ComponentLinkCommandHandler links;
  private final InventoryConfig.OpenLineage config;
  private final Clock clock;

  LineageConsumer(
      LineageStore store,
      ComponentCommandHandler components,
      ComponentLinkCommandHandler links,
      InventoryConfig config,
      Clock clock) {
    this.store = store;
    this.components = components;
    this.links = links;
    this.config = config.intake().openlineage();
    this.clock = clock;
  }

  /// In whose name, on which occasion.
  private record Context(String actor, String correlation, Instant at) {}

  /// One link that follows.
  private record Follows(LinkEnd from, Relation relation, LinkEnd to) {}

  /// Records what an event says, together with what other events of the run have said.
  ///
  /// @param report the report that the event is
  /// @param system the system that is the job, when there is one
  Uni<Void> record(LineageRun said, UUID report, @Nullable UUID system, String actor) {
    if (said.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var context = new Context(actor, report.toString(), clock.instant());
    return store
        .add(said, context.at())
        .chain(() -> store.all(said.run(), said.job(), config.datasets() + 1))
        .flatMap(run -> isTooLarge(run) ? leftOut(run) : link(run, system, context));
  }

  /// A system is registered whose runs were told of before.
  ///
  /// @param job its external id
  Uni<Void> systemIsThere(UUID system, String job) {
    var context = new Context("openlineage", system.toString(), clock.instant());
    return store
        .inputs(job, config.datasets())
        .flatMap(inputs -> link(new LineageRun("", job, inputs, Set.of()), system, context));
  }

  private boolean isTooLarge(LineageRun run) {
    return run.inputs().size() > config.datasets() || run.outputs().size() > config.datasets();
  }

  // Each event alone was within the limit. They are recorded as reports, so nothing is lost.
  private static Uni<Void> leftOut(LineageRun run) {
    InventoryLog.LOG.lineageLeftOut(run.job(), run.run());
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> link(LineageRun run, @Nullable UUID system, Context context) {
    var data = new HashSet<>(run.inputs());
    data.addAll(run.outputs());
    return ends(data, context)
        .flatMap(ends -> each(follows(run, system, ends), one -> link(one, context)));
  }

  /// Where the data stand in the inventory. What is registered there as a model is one.
  private Uni<Map<LineageData, LinkEnd>> ends(Set<LineageData> data, Context context) {
    var ends = new ConcurrentHashMap<LineageData, LinkEnd>();
    return each(data, one -> end(one, context).invoke(end -> ends.put(one, end)).replaceWithVoid())
        .replaceWith(ends);
  }

  private Uni<LinkEnd> end(LineageData data, Context context) {
    var model = ComponentCommandHandler.id(ComponentKind.MODEL, data.externalId(config.scope()));
    return components
        .isInUse(model)
        .flatMap(
            isModel ->
                isModel
                    ? Uni.createFrom().item(new LinkEnd(ComponentKind.MODEL, model))
                    : components
                        .discover(
                            registration(data, context), context.actor(), context.correlation())
                        .map(id -> new LinkEnd(ComponentKind.DATASET, id)));
  }

  private ComponentCommand.Register registration(LineageData data, Context context) {
    var externalId = data.externalId(config.scope());
    return new ComponentCommand.Register(
        ComponentCommandHandler.id(ComponentKind.DATASET, externalId),
        ComponentKind.DATASET,
        null,
        ComponentFields.of(
            ComponentKind.DATASET,
            Map.of(
                "nameEn", discovered(data.shown()),
                "provenance", discovered("OpenLineage: " + data.namespace()))),
        externalId,
        context.at());
  }

  private static GivenField discovered(String text) {
    return new GivenField(List.of(text), FieldSource.DISCOVERED, Confidence.HIGH);
  }

  private static List<Follows> follows(
      LineageRun run, @Nullable UUID system, Map<LineageData, LinkEnd> ends) {
    var all = new ArrayList<Follows>();
    for (var input : run.inputs()) {
      var to = ends.get(input);
      if (system != null && to != null) {
        all.add(new Follows(new LinkEnd(ComponentKind.AI_SYSTEM, system), Relation.USES, to));
      }
      for (var output : run.outputs()) {
        var from = ends.get(output);
        var relation = from == null || to == null ? null : relation(from.kind(), to.kind());
        if (relation != null && from != null && to != null && !from.equals(to)) {
          all.add(new Follows(from, relation, to));
        }
      }
    }
    return all;
  }

  private static @Nullable Relation relation(ComponentKind written, ComponentKind read) {
    if (written == read) {
      return Relation.DERIVED_FROM;
    }
    // Data that a model made has no relation of its own here; the run stands among the reports.
    return written == ComponentKind.MODEL ? Relation.TRAINED_ON : null;
  }

  private Uni<Void> link(Follows one, Context context) {
    return links.discover(
        new ComponentLinkCommand.Join(
            ComponentLinkCommandHandler.id(one.from(), one.relation(), one.to()),
            ComponentLinkCommand.Seen.unseen(one.from()),
            one.relation(),
            ComponentLinkCommand.Seen.unseen(one.to()),
            FieldSource.DISCOVERED,
            Confidence.HIGH,
            null,
            context.at()),
        context.actor(),
        context.correlation());
  }

  private interface Work<T> {
    Uni<Void> on(T one);
  }

  private <T> Uni<Void> each(Iterable<T> all, Work<T> work) {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUni(work::on)
        .merge(config.concurrency())
        .onItem()
        .ignoreAsUni();
  }
}
