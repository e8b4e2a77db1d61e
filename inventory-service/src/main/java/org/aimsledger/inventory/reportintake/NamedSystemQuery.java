package org.aimsledger.inventory.reportintake;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.inventory.aisystem.AiSystemCommandHandler;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.inventory.unregisteredsystem.UnregisteredSystem;
import org.aimsledger.inventory.unregisteredsystem.UnregisteredSystemCommandHandler;

/// Which system of the inventory a reporter means, from the streams, so that it is true at once.
///
/// A name that nobody has been asked about yet is not found here, even where a system is called so:
/// names are compared with the register later, by `HeldEventJob`.
@ApplicationScoped
class NamedSystemQuery {
  private final AiSystemCommandHandler systems;
  private final UnregisteredSystemCommandHandler findings;
  private final Map<NamedSystem, UUID> known;
  private final int lookups;

  NamedSystemQuery(
      AiSystemCommandHandler systems,
      UnregisteredSystemCommandHandler findings,
      InventoryConfig config) {
    this.systems = systems;
    this.findings = findings;
    this.known = Collections.synchronizedMap(new Recent(config.intake().knownSystems()));
    this.lookups = config.intake().lookups();
  }

  /// The names used last. What is in it stays true: a system is never taken out of the inventory,
  /// and a finding that is settled stays so.
  private static final class Recent extends LinkedHashMap<NamedSystem, UUID> {
    private static final long serialVersionUID = 1L;
    private final int limit;

    Recent(int limit) {
      super(16, 0.75f, true);
      this.limit = limit;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<NamedSystem, UUID> eldest) {
      return size() > limit;
    }
  }

  private record Answer(NamedSystem name, Optional<UUID> system) {}

  /// The systems that are known, by what they are called; as many as are asked for.
  Uni<Map<NamedSystem, UUID>> find(Set<NamedSystem> names) {
    var found = new HashMap<NamedSystem, UUID>();
    var open = new HashSet<NamedSystem>();
    for (var name : names) {
      var system = known.get(name);
      if (system == null) {
        open.add(name);
      } else {
        found.put(name, system);
      }
    }
    return Multi.createFrom()
        .iterable(open)
        .onItem()
        .transformToUni(name -> find(name).map(system -> new Answer(name, system)))
        .merge(lookups)
        .filter(answer -> answer.system().isPresent())
        .onItem()
        .invoke(answer -> known.put(answer.name(), answer.system().orElseThrow()))
        .collect()
        .in(() -> found, (all, answer) -> all.put(answer.name(), answer.system().orElseThrow()))
        .map(all -> all);
  }

  private Uni<Optional<UUID>> find(NamedSystem name) {
    return switch (name) {
      case NamedSystem.ById(var system) -> registeredOrLinked(name, system);
      case NamedSystem.ByExternalId(var externalId) -> registeredOrLinked(name, id(externalId));
      case NamedSystem.ByName _ -> linked(name);
    };
  }

  private static UUID id(ExternalId externalId) {
    return AiSystemCommandHandler.id(externalId);
  }

  private Uni<Optional<UUID>> registeredOrLinked(NamedSystem name, UUID system) {
    return systems
        .load(system)
        .flatMap(
            state ->
                state.version() > 0 ? Uni.createFrom().item(Optional.of(system)) : linked(name));
  }

  private Uni<Optional<UUID>> linked(NamedSystem name) {
    return findings
        .load(UnregisteredSystemCommandHandler.id(name.key()))
        .map(
            finding ->
                finding.state() instanceof UnregisteredSystem.Found(_, var standing)
                        && standing instanceof UnregisteredSystem.Standing.Known(var system, _)
                    ? Optional.of(system)
                    : Optional.empty());
  }
}
