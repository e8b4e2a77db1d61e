package org.aimsledger.inventory.billofmaterials;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.jspecify.annotations.Nullable;

/// The parts of the inventory, one after the other → one CycloneDX document, piece by piece. It
/// remembers nothing of what is written but what it is in the middle of.
///
/// What an import can't take from the document is named in it: by [SystemBillReader#UNSAID] among
/// the properties of the component that it is about, or of the document.
final class InventoryBillWriter {
  private static final List<String> NEVER_SAID =
      List.of(
          "Of AI systems and their versions: everything but names, suppliers and links. An import"
              + " links them and registers none.",
          "Of fields of components: who said it, when it was said, and how sure that is",
          "Of links: notes, and who said it",
          "What is retired, links that were taken back, and the history of everything");

  private enum Section {
    COMPONENTS("\n],\"dependencies\":[\n"),
    DEPENDENCIES("\n],\"properties\":[\n"),
    PROPERTIES("\n]}\n");

    private final String end;

    Section(String end) {
      this.end = end;
    }

    Section next() {
      return switch (this) {
        case COMPONENTS -> DEPENDENCIES;
        case DEPENDENCIES -> PROPERTIES;
        case PROPERTIES -> throw new IllegalStateException("nothing follows");
      };
    }
  }

  private final InventoryPartWriter parts;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private Section section = Section.COMPONENTS;
  private boolean isFirst = true;
  private @Nullable UUID user;
  private InventoryPart.@Nullable Uses last;

  InventoryBillWriter(UUID serialNumber, String specVersion, Instant at) {
    this.parts = new InventoryPartWriter(specVersion);
    var head =
        JsonNodeFactory.instance
            .objectNode()
            .put("bomFormat", "CycloneDX")
            .put("specVersion", specVersion)
            .put("serialNumber", "urn:uuid:" + serialNumber)
            .put("version", 1);
    var _ = head.putObject("metadata").put("timestamp", at.toString());
    var written = new String(BillExportReader.written(head), StandardCharsets.UTF_8);
    write(written.substring(0, written.length() - 1) + ",\"components\":[\n");
  }

  /// The bytes that follow from these parts.
  byte[] piece(List<InventoryPart> some) {
    for (var part : some) {
      switch (part) {
        case InventoryPart.Placed placed -> element(Section.COMPONENTS, parts.component(placed));
        case InventoryPart.Uses uses -> uses(uses);
        case InventoryPart.Unplaced unplaced -> unplaced(unplaced);
      }
    }
    return taken();
  }

  /// What comes after the last part.
  byte[] rest() {
    enter(Section.PROPERTIES);
    write(Section.PROPERTIES.end);
    return taken();
  }

  private void uses(InventoryPart.Uses uses) {
    enter(Section.DEPENDENCIES);
    if (uses.equals(last)) {
      return;
    }
    last = uses;
    if (uses.from().equals(user)) {
      write(",\"urn:uuid:" + uses.to() + "\"");
    } else {
      close();
      separate();
      write(
          "{\"ref\":\"urn:uuid:"
              + uses.from()
              + "\",\"dependsOn\":[\"urn:uuid:"
              + uses.to()
              + "\"");
      user = uses.from();
    }
  }

  private void unplaced(InventoryPart.Unplaced unplaced) {
    var thing = unplaced.thing();
    var name = thing.kind() + " " + thing.name() + " (" + thing.id() + ")";
    if (!unplaced.isSaid()) {
      property(SystemBillReader.UNSAID, name);
    }
    if (unplaced.hasFindings()) {
      property(SystemBillReader.UNSAID, name + ": what was found out and agreed about it");
    }
    for (var link : unplaced.links()) {
      property(link(link) + ":" + end(link.from()), end(link.to()));
    }
  }

  private void property(String name, String value) {
    element(
        Section.PROPERTIES,
        JsonNodeFactory.instance.objectNode().put("name", name).put("value", value));
  }

  /// Name of the property of a component for a link from it.
  static String link(InventoryPart.Link link) {
    return BillPropertiesReader.LINK + link.relation();
  }

  /// One end as the value of a property.
  static String end(LinkEnd end) {
    return end.kind() + ":" + end.id();
  }

  private void element(Section in, ObjectNode node) {
    enter(in);
    separate();
    bytes.writeBytes(BillExportReader.written(node));
  }

  private void enter(Section wanted) {
    while (section != wanted) {
      if (section.compareTo(wanted) > 0) {
        throw new IllegalStateException(wanted + " after " + section);
      }
      close();
      write(section.end);
      section = section.next();
      isFirst = true;
      if (section == Section.PROPERTIES) {
        NEVER_SAID.forEach(words -> property(SystemBillReader.UNSAID, words));
      }
    }
  }

  private void close() {
    if (user != null) {
      write("]}");
      user = null;
    }
  }

  private void separate() {
    if (!isFirst) {
      write(",\n");
    }
    isFirst = false;
  }

  private void write(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] taken() {
    var piece = bytes.toByteArray();
    bytes.reset();
    return piece;
  }
}
