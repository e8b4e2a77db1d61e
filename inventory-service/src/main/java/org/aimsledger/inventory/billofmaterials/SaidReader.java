package org.aimsledger.inventory.billofmaterials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.jspecify.annotations.Nullable;

/// What a bill says of each thing, in its own words: the object at its place without what it
/// contains, which has a place of its own. So a bill of many things can be made without reading all
/// the documents that they came from.
final class SaidReader {
  private static final Pattern CARRIER =
      Pattern.compile("/metadata/component|(/components/[0-9]+)+|(/services/[0-9]+)+");

  private SaidReader() {}

  /// @param said id of the component that a draft would become → what is said of it
  record Taken(BillItemsReader.Items items, Map<UUID, byte[]> said) {}

  /// A document that was sent.
  ///
  /// @param system the AI system that it is the bill of, when that was said
  /// @throws BillRefusedException when it is no bill that we can take
  static Taken read(byte[] bytes, BillLimits limits, @Nullable UUID system) {
    var document = new BillReader(limits).read(bytes);
    var items = BillItemsReader.read(document, system);
    return new Taken(items, of(document, items.drafts()));
  }

  private static Map<UUID, byte[]> of(JsonNode document, List<Draft> drafts) {
    var said = new HashMap<UUID, byte[]>();
    for (var draft : drafts) {
      if (draft instanceof Draft.Thing thing
          && CARRIER.matcher(thing.place()).matches()
          && document.at(thing.place()) instanceof ObjectNode source
          && !isSaidOfItsVersion(thing.kind(), source)) {
        var alone = source.objectNode();
        source
            .properties()
            .forEach(
                member -> {
                  if (!member.getKey().equals("components")
                      && !member.getKey().equals("services")) {
                    var _ = alone.set(member.getKey(), member.getValue());
                  }
                });
        said.put(thing.target(), BillExportReader.written(alone));
      }
    }
    return said;
  }

  private static boolean isSaidOfItsVersion(ComponentKind kind, ObjectNode source) {
    return (kind == ComponentKind.MODEL || kind == ComponentKind.DATASET) && source.has("version");
  }
}
