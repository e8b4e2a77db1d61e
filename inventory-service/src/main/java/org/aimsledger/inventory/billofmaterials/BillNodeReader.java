package org.aimsledger.inventory.billofmaterials;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.FieldValue;
import org.aimsledger.inventory.component.Component.Facts;
import org.jspecify.annotations.Nullable;

/// What the inventory knows of a thing → a component of CycloneDX, as far as CycloneDX has words
/// for it. The rest is said by corrections, see [BillExportReader].
final class BillNodeReader {
  private static final Set<String> LEARNING =
      Set.of(
          "supervised",
          "unsupervised",
          "reinforcement-learning",
          "semi-supervised",
          "self-supervised");

  private BillNodeReader() {}

  /// @param whole the thing, or what it is a version of
  /// @param part the version; null for what stands alone
  static ObjectNode node(Facts whole, @Nullable Facts part) {
    var node = JsonNodeFactory.instance.objectNode();
    var _ = node.put("type", type(whole.kind(), whole.fields()));
    identity(node, whole);
    if (part != null && part.label() != null) {
      var _ = node.put("version", part.label());
    }
    first(whole.fields(), "developer", node, "publisher");
    first(whole.fields(), "description", node, "description");
    licences(node, whole.fields());
    references(
        node, whole.fields(), Map.of("website", "website", "documentation", "documentation"));
    var facts = part == null ? whole.fields() : part.fields();
    references(node, facts, Map.of("location", "distribution"));
    var hash = text(facts, "sha256");
    if (hash != null && hash.matches("[0-9a-f]{64}")) {
      var _ = node.withArray("/hashes").addObject().put("alg", "SHA-256").put("content", hash);
    }
    if (whole.kind() == ComponentKind.MODEL) {
      card(node, whole.fields(), facts);
    }
    return node;
  }

  /// A supplier as the one of a component.
  static ObjectNode organisation(Facts supplier) {
    var node = JsonNodeFactory.instance.objectNode();
    var _ = node.put("name", name(supplier));
    var website = text(supplier.fields(), "website");
    if (website != null && isReference(website)) {
      var _ = node.withArray("/url").add(website);
    }
    var country = text(supplier.fields(), "country");
    if (country != null) {
      var _ = node.withObject("/address").put("country", country);
    }
    return node;
  }

  private static String type(ComponentKind kind, SortedMap<String, FieldValue> fields) {
    return switch (kind) {
      case MODEL -> "machine-learning-model";
      case DATASET -> "data";
      default -> "FRAMEWORK".equals(text(fields, "type")) ? "framework" : "application";
    };
  }

  private static void identity(ObjectNode node, Facts facts) {
    var name = name(facts);
    if (name.startsWith("pkg:")) {
      var _ = node.put("name", shownName(facts)).put("purl", name);
    } else {
      var _ = node.put("name", name);
    }
  }

  /// By which an import finds it again, if it came by one.
  private static String name(Facts facts) {
    var id = facts.externalId();
    return id != null && id.scope().equals(BillItemsReader.SCOPE) ? id.id() : shownName(facts);
  }

  static String shownName(Facts facts) {
    var name = text(facts.fields(), "nameEn");
    if (name == null) {
      name = text(facts.fields(), "nameZhHans");
    }
    if (name == null) {
      name = text(facts.fields(), "nameZhHant");
    }
    return name == null ? "unnamed" : name;
  }

  private static void card(
      ObjectNode node, SortedMap<String, FieldValue> model, SortedMap<String, FieldValue> facts) {
    var learning = text(model, "learning");
    if (learning != null && LEARNING.contains(learning)) {
      var _ = node.withObject("/modelCard/modelParameters/approach").put("type", learning);
    }
    var tasks = texts(model, "tasks");
    if (tasks.size() == 1) {
      var _ = node.withObject("/modelCard/modelParameters").put("task", tasks.getFirst());
    }
    var architecture = text(model, "architecture");
    if (architecture != null) {
      var _ = node.withObject("/modelCard/modelParameters").put("modelArchitecture", architecture);
    }
    for (var list : List.of("inputs", "outputs")) {
      texts(model, list)
          .forEach(
              format ->
                  node.withArray("/modelCard/modelParameters/" + list)
                      .addObject()
                      .put("format", format));
    }
    lines(model, "intendedUse", node, "useCases");
    lines(facts, "limitations", node, "technicalLimitations");
  }

  private static void lines(
      SortedMap<String, FieldValue> fields, String field, ObjectNode node, String member) {
    var text = text(fields, field);
    if (text != null) {
      text.lines().forEach(node.withArray("/modelCard/considerations/" + member)::add);
    }
  }

  private static void licences(ObjectNode node, SortedMap<String, FieldValue> fields) {
    for (var licence : texts(fields, "licences")) {
      var _ = node.withArray("/licenses").addObject().putObject("license").put("name", licence);
    }
  }

  private static void references(
      ObjectNode node, SortedMap<String, FieldValue> fields, Map<String, String> types) {
    types.forEach(
        (field, type) -> {
          var url = text(fields, field);
          if (url != null && isReference(url)) {
            var _ =
                node.withArray("/externalReferences").addObject().put("type", type).put("url", url);
          }
        });
  }

  private static boolean isReference(String text) {
    return text.matches("https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+");
  }

  private static void first(
      SortedMap<String, FieldValue> fields, String field, ObjectNode node, String member) {
    var text = text(fields, field);
    if (text != null) {
      var _ = node.put(member, text);
    }
  }

  private static @Nullable String text(SortedMap<String, FieldValue> fields, String field) {
    var texts = texts(fields, field);
    return texts.isEmpty() ? null : texts.getFirst();
  }

  private static List<String> texts(SortedMap<String, FieldValue> fields, String field) {
    var value = fields.get(field);
    return value == null ? List.of() : value.values();
  }
}
