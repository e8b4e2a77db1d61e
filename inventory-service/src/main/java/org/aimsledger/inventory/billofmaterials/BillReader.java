package org.aimsledger.inventory.billofmaterials;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.aimsledger.inventory.billofmaterials.BillRefusedException.Place;
import org.aimsledger.inventory.billofmaterials.BillRefusedException.Reason;

/// Bytes → a document that is valid against the schema of its version, with references that are
/// unique. Each refusal names the place.
final class BillReader {
  private static final String SCHEMAS = "http://cyclonedx.org/schema/";
  private static final int LONGEST_NUMBER = 100;
  private static final int LONGEST_PROBLEM = 300;

  /// The schemas also say things that no document is held against.
  private static final JsonMetaSchema ANNOTATED =
      JsonMetaSchema.builder(JsonMetaSchema.getV7())
          .keyword(new NonValidationKeyword("meta:enum"))
          .keyword(new NonValidationKeyword("deprecated"))
          .build();

  private static final Map<String, JsonSchema> VERSIONS =
      Map.of("1.6", schema("1.6"), "1.7", schema("1.7"));

  private final BillLimits limits;
  private final JsonMapper mapper;

  BillReader(BillLimits limits) {
    this.limits = limits;
    this.mapper =
        JsonMapper.builder(
                JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxNestingDepth(limits.depth())
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
  }

  /// The schemas are in the jar: nothing is fetched.
  private static JsonSchema schema(String version) {
    var factory =
        JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V7,
            builder ->
                builder
                    .metaSchema(ANNOTATED)
                    .schemaMappers(mappers -> mappers.mapPrefix(SCHEMAS, "classpath:cyclonedx/")));
    var schema =
        factory.getSchema(
            SchemaLocation.of(SCHEMAS + "bom-" + version + ".schema.json"),
            SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .formatAssertionsEnabled(true)
                .build());
    schema.initializeValidators();
    return schema;
  }

  /// @throws BillRefusedException when it is none that we can take
  JsonNode read(byte[] bytes) {
    var document = parsed(bytes);
    if (!document.isObject() || !document.path("bomFormat").asText().equals("CycloneDX")) {
      throw new BillRefusedException(
          Reason.NOT_SUPPORTED, "/bomFormat", "must be CycloneDX, in a JSON object");
    }
    var schema = VERSIONS.get(document.path("specVersion").asText());
    if (schema == null) {
      throw new BillRefusedException(
          Reason.NOT_SUPPORTED, "/specVersion", "must be 1.6 or 1.7; convert others first");
    }
    requireFewThings(document);
    requireValid(schema, document);
    requireUniqueReferences(document);
    return document;
  }

  private JsonNode parsed(byte[] bytes) {
    // The parser is asked where it was when it stopped.
    try (var parser = mapper.createParser(bytes)) {
      return parsed(parser);
    } catch (IOException e) {
      throw new BillRefusedException(Reason.NOT_JSON, "", "not readable as UTF-8 text");
    }
  }

  private JsonNode parsed(JsonParser parser) throws IOException {
    try {
      JsonNode document = mapper.readTree(parser);
      if (document == null) {
        throw new BillRefusedException(Reason.NOT_JSON, "", "the document is empty");
      }
      if (parser.nextToken() != null) {
        throw new BillRefusedException(Reason.NOT_JSON, "", "something follows the document");
      }
      return document;
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new BillRefusedException(
          Reason.NOT_JSON,
          parser.getParsingContext().pathAsPointer().toString(),
          shortened(e.getOriginalMessage())
              + (at == null
                  ? ""
                  : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")"));
    }
  }

  private void requireValid(JsonSchema schema, JsonNode document) {
    var places = schema.validate(document).stream().map(BillReader::place).distinct();
    var first = places.limit(limits.places()).toList();
    if (!first.isEmpty()) {
      throw new BillRefusedException(Reason.NOT_VALID, first);
    }
  }

  private static Place place(ValidationMessage message) {
    var location = message.getInstanceLocation();
    // The sentence begins with the place, which is said beside it.
    var sentence = message.getMessage();
    var prefix = location + ": ";
    return new Place(
        location.toString(),
        shortened(sentence.startsWith(prefix) ? sentence.substring(prefix.length()) : sentence));
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_PROBLEM ? text.substring(0, LONGEST_PROBLEM) + "…" : text;
  }

  /// Before the schema is asked: what is too large is refused at little cost.
  private void requireFewThings(JsonNode document) {
    var counted = new int[1];
    count(document, "", counted);
    var edges = 0;
    for (var dependency : document.path("dependencies")) {
      edges += dependency.path("dependsOn").size();
      if (edges > limits.links()) {
        throw new BillRefusedException(
            Reason.TOO_LARGE, "/dependencies", "at most " + limits.links() + " edges");
      }
    }
  }

  private void count(JsonNode node, String place, int[] counted) {
    if (node.isObject() && node.has("name")) {
      counted[0]++;
      if (counted[0] > limits.things()) {
        throw new BillRefusedException(
            Reason.TOO_LARGE, place, "at most " + limits.things() + " objects with a name");
      }
    }
    eachChild(
        node,
        place,
        (child, at) -> {
          // A property has a name as well, and is no thing.
          if (!at.endsWith("/properties")) {
            count(child, at, counted);
          }
        });
  }

  private static void requireUniqueReferences(JsonNode document) {
    collect(document, "", new HashMap<>());
  }

  private static void collect(JsonNode node, String place, Map<String, String> seen) {
    var reference = node.path("bom-ref");
    if (reference.isTextual()) {
      var before = seen.putIfAbsent(reference.asText(), place);
      if (before != null) {
        throw new BillRefusedException(
            Reason.REFERENCE_REPEATED,
            place + "/bom-ref",
            "'" + shortened(reference.asText()) + "' is the bom-ref of '" + before + "' as well");
      }
    }
    eachChild(node, place, (child, at) -> collect(child, at, seen));
  }

  private interface Visitor {
    void visit(JsonNode child, String place);
  }

  private static void eachChild(JsonNode node, String place, Visitor visitor) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              member -> visitor.visit(member.getValue(), place + "/" + escaped(member.getKey())));
    } else if (node.isArray()) {
      for (var i = 0; i < node.size(); i++) {
        visitor.visit(node.get(i), place + "/" + i);
      }
    }
  }

  /// A member's name in a pointer.
  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
