package org.aimsledger.inventory.componentlink;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.ComponentLinkEvent;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.Relation;
import org.aimsledger.testkit.spec.DeciderSpecification;

/// Links that the tests speak of.
public final class ComponentLinkExamples {
  static final Instant MORNING = Instant.parse("2026-11-20T08:00:00Z");
  static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  static final LinkEnd MODEL =
      new LinkEnd(
          ComponentKind.MODEL_VERSION, UUID.fromString("01980000-0000-7000-8000-0000000000b1"));
  static final LinkEnd DATA =
      new LinkEnd(
          ComponentKind.DATASET_VERSION, UUID.fromString("01980000-0000-7000-8000-0000000000d2"));
  static final UUID LINK = ComponentLinkCommandHandler.id(MODEL, Relation.TRAINED_ON, DATA);

  private ComponentLinkExamples() {}

  public static ComponentLinkEvent linked() {
    return new ComponentLinkEvent.Linked(
        LINK,
        MODEL,
        Relation.TRAINED_ON,
        DATA,
        FieldSource.DISCOVERED,
        Confidence.MEDIUM,
        "from the training run",
        MORNING);
  }

  public static ComponentLinkEvent unlinked() {
    return new ComponentLinkEvent.Unlinked(
        LINK, MODEL, Relation.TRAINED_ON, DATA, "it was another version", NOON);
  }

  static DeciderSpecification<
          ComponentLinkCommand, ComponentLink, ComponentLinkEvent, ComponentLinkRejection>
      link(ComponentLinkEvent... history) {
    return DeciderSpecification.of(new ComponentLinkDecider()).given(history);
  }
}
