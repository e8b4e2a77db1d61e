package org.aimsledger.inventory.billofmaterials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.Relation;
import org.aimsledger.inventory.billofmaterials.InventoryPart.Link;
import org.aimsledger.inventory.billofmaterials.InventoryPart.Thing;
import org.aimsledger.inventory.component.Component;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryBillWriterTest {
  private static final UUID SERIAL = UUID.fromString("0198c0de-0000-4000-8000-000000000001");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private static byte[] bill(String version, List<InventoryPart> parts) {
    var writer = new InventoryBillWriter(SERIAL, version, NOON);
    var bytes = new ByteArrayOutputStream();
    // A page is two parts, so that pages end everywhere.
    for (var i = 0; i < parts.size(); i += 2) {
      bytes.writeBytes(writer.piece(parts.subList(i, Math.min(i + 2, parts.size()))));
    }
    bytes.writeBytes(writer.rest());
    return bytes.toByteArray();
  }

  private static JsonNode valid(byte[] bill) {
    return new BillReader(Bills.LIMITS).read(bill);
  }

  private static List<String> unsaid(JsonNode of) {
    return BillFieldsReader.stream(of.path("properties"))
        .filter(property -> property.path("name").asText().equals(SystemBillReader.UNSAID))
        .map(property -> property.path("value").asText())
        .toList();
  }

  private static JsonNode component(JsonNode bill, UUID id) {
    return BillFieldsReader.stream(bill.path("components"))
        .filter(one -> one.path("bom-ref").asText().equals("urn:uuid:" + id))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.6", "1.7"})
  void anEmptyInventoryHasAValidBill(String version) {
    // When
    var bill = valid(bill(version, List.of()));

    // Then
    assertThat(bill.path("specVersion").asText()).isEqualTo(version);
    assertThat(bill.path("serialNumber").asText()).isEqualTo("urn:uuid:" + SERIAL);
    assertThat(bill.at("/metadata/timestamp").asText()).isEqualTo("2026-11-22T12:00:00Z");
    assertThat(bill.path("components")).isEmpty();
    assertThat(unsaid(bill)).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.6", "1.7"})
  void anImportFindsEveryThingAndEveryLinkAgainWithoutADifference(String version) {
    // Given
    var inventory = new InventoryParts();

    // When
    var items = BillItemsReader.read(valid(bill(version, inventory.all())), null);

    // Then
    var things = new HashMap<UUID, ThingComparison>();
    var links = new ArrayList<Link>();
    for (var draft : items.drafts()) {
      switch (draft) {
        case Draft.Thing thing ->
            things.put(
                thing.target(),
                ThingComparison.of(
                    thing,
                    Optional.ofNullable(inventory.facts.get(thing.target()))
                        .<Component>map(Component.Active::new)
                        .orElseGet(Component.Absent::new)));
        case Draft.Link link -> links.add(new Link(link.from(), link.relation(), link.to()));
      }
    }
    assertThat(things.keySet())
        .containsExactlyInAnyOrder(
            inventory.model,
            inventory.modelVersion,
            inventory.base,
            inventory.data,
            inventory.tool,
            inventory.supplier);
    assertThat(things.values()).containsOnly(new ThingComparison.Same());
    assertThat(links).containsExactlyInAnyOrderElementsOf(inventory.links);
    assertThat(items.notes()).hasSize(1).first().asString().contains("2 AI systems");
  }

  @Test
  void anImportIsToldAllFieldsAlsoThoseThatAreKnownNotToBeKnown() {
    // Given
    var inventory = new InventoryParts();

    // When
    var items = BillItemsReader.read(valid(bill("1.7", inventory.all())), null);

    // Then
    var said = new HashMap<UUID, Map<String, List<String>>>();
    for (var draft : items.drafts()) {
      if (draft instanceof Draft.Thing thing) {
        said.put(thing.target(), thing.fields());
      }
    }
    for (var one : said.entrySet()) {
      var known = new HashMap<String, List<String>>();
      requireNonNull(inventory.facts.get(one.getKey()))
          .fields()
          .forEach(
              (field, value) -> {
                if (!value.values().isEmpty()) {
                  known.put(field, value.values());
                }
              });
      assertThat(one.getValue()).containsExactlyInAnyOrderEntriesOf(known);
    }
  }

  @Test
  void whatAnImportCanNotTakeIsNamedAndNothingElseIs() {
    // Given
    var inventory = new InventoryParts();

    // When
    var bill = valid(bill("1.7", inventory.all()));

    // Then
    assertThat(unsaid(bill).subList(4, unsaid(bill).size()))
        .containsExactly(
            "SUPPLIER Other (" + inventory.second + ")",
            "COMPUTE Rack (" + inventory.compute + ")",
            "TEAM Sorters (" + inventory.team + ")");
    for (var component : bill.path("components")) {
      assertThat(unsaid(component)).as(component.path("name").asText()).isEmpty();
    }
  }

  @Test
  void dependenciesAreStatedOnceForEachUser() {
    // Given
    var inventory = new InventoryParts();

    // When
    var bill = valid(bill("1.7", inventory.all()));

    // Then
    assertThat(bill.path("dependencies").findValuesAsText("ref"))
        .containsExactly(
            "urn:uuid:" + inventory.system,
            "urn:uuid:" + inventory.systemVersion,
            "urn:uuid:" + inventory.modelVersion);
    assertThat(bill.at("/dependencies/1/dependsOn"))
        .extracting(JsonNode::asText)
        .containsExactly("urn:uuid:" + inventory.modelVersion, "urn:uuid:" + inventory.data);
  }

  @Test
  void whatABillSaidIsRepeatedWithoutWhatNoLongerHolds() {
    // Given
    var inventory = new InventoryParts();
    inventory.said.put(
        inventory.modelVersion,
        """
        {"type": "machine-learning-model", "bom-ref": "m", "name": "Sorter", "version": "2.1",
         "signature": {"algorithm": "HS512", "value": "x"},
         "supplier": {"name": "Gone", "contact": [{"name": "Nobody"}]},
         "pedigree": {"ancestors": [{"type": "machine-learning-model", "name": "gone-too"}]},
         "modelCard": {"bom-ref": "card", "considerations": {"users": ["Inspectors"]},
           "modelParameters": {"datasets": [{"ref": "elsewhere"},
             {"type": "dataset", "name": "No longer used"}]}}}
        """
            .getBytes(UTF_8));

    // When
    var bill = valid(bill("1.7", inventory.all()));

    // Then
    var component = component(bill, inventory.modelVersion);
    assertThat(component.at("/modelCard/considerations/users/0").asText()).isEqualTo("Inspectors");
    assertThat(component.at("/modelCard/bom-ref").asText())
        .isEqualTo("urn:uuid:" + inventory.modelVersion + "#card");
    assertThat(component.at("/supplier/name").asText()).isEqualTo("Acme");
    assertThat(component.at("/modelCard/modelParameters/datasets")).hasSize(1);
    assertThat(component.at("/pedigree/ancestors")).hasSize(1);
    assertThat(unsaid(component))
        .containsExactly(
            "Sorter: its signature, which held for the other bill",
            "what a bill said of it at /pedigree/ancestors/0",
            "what a bill said of it at /modelCard/modelParameters/datasets/0");
  }

  @Test
  void whatOnlyANewerVersionCanSayIsNamed() {
    // Given
    var inventory = new InventoryParts();
    var placed =
        inventory.all().stream()
            .filter(InventoryPart.Placed.class::isInstance)
            .map(InventoryPart.Placed.class::cast)
            .filter(part -> part.thing().id().equals(inventory.tool))
            .findFirst()
            .orElseThrow();
    var newer =
        new InventoryPart.Placed(
            placed.thing(),
            placed.facts(),
            "{\"type\": \"framework\", \"name\": \"Toolkit\", \"isExternal\": true}"
                .getBytes(UTF_8),
            new BillOrigin(inventory.tool, new UUID(9, 9), 1, "/components/4", "1.7", 1),
            placed.links(),
            placed.known());

    // When
    var bill = valid(bill("1.6", List.of(newer)));

    // Then
    assertThat(bill.at("/components/0").has("isExternal")).isFalse();
    assertThat(unsaid(bill.at("/components/0")))
        .containsExactly(
            "Toolkit, /components/4 of a bill of version 1.7: only what the inventory knows of it"
                + " is here");
  }

  /// The bill of systems that each use the next one, made when it is read.
  private static final class LongBill extends InputStream {
    private static final int PAGE = 500;
    private final InventoryBillWriter writer = new InventoryBillWriter(SERIAL, "1.7", NOON);
    private final int systems;
    private byte[] piece = new byte[0];
    private int next;
    private int at;
    private int largest;
    private boolean ended;

    LongBill(int systems) {
      this.systems = systems;
    }

    private static UUID id(int number) {
      return new UUID(7, number);
    }

    @SuppressWarnings("NullAway") // doesn't read from class files that an array may be null
    private InventoryPart part(int number) {
      return number < systems
          ? new InventoryPart.Placed(
              new Thing(id(number), ComponentKind.AI_SYSTEM, "System " + number),
              null,
              null,
              null,
              List.of(),
              Map.of())
          : new InventoryPart.Uses(id(number - systems), id(number - systems + 1));
    }

    private void fill() {
      while (at == piece.length && !ended) {
        var parts = new ArrayList<InventoryPart>();
        while (next < 2 * systems - 1 && parts.size() < PAGE) {
          parts.add(part(next++));
        }
        ended = parts.isEmpty();
        piece = ended ? writer.rest() : writer.piece(parts);
        at = 0;
        largest = Math.max(largest, piece.length);
      }
    }

    @Override
    public int read() {
      fill();
      return at == piece.length ? -1 : piece[at++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      fill();
      var some = Math.min(length, piece.length - at);
      System.arraycopy(piece, at, into, offset, some);
      at += some;
      return some == 0 ? -1 : some;
    }
  }

  @Test
  void aHundredThousandSystemsAreWrittenInPiecesThatDoNotGrow() throws Exception {
    // Given
    var bill = new LongBill(100_000);
    var names = 0;
    var references = 0;

    // When
    try (var parser = new JsonFactory().createParser(bill)) {
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          names += parser.currentName().equals("bom-ref") ? 1 : 0;
          references += parser.currentName().equals("dependsOn") ? 1 : 0;
        }
      }
    }

    // Then
    assertThat(names).isEqualTo(100_000);
    assertThat(references).isEqualTo(99_999);
    assertThat(bill.largest).isLessThan(LongBill.PAGE * 400);
  }

  @Test
  void aLinkOfAThingWithoutAPlaceIsAPropertyOfTheBill() {
    // Given
    var deployment = new LinkEnd(ComponentKind.DEPLOYMENT, new UUID(8, 1));
    var version = new LinkEnd(ComponentKind.SYSTEM_VERSION, new UUID(8, 2));
    var link = new Link(deployment, Relation.RUNS, version);
    var part =
        new InventoryPart.Unplaced(
            new Thing(deployment.id(), deployment.kind(), "Here"), false, true, List.of(link));

    // When
    var bill = valid(bill("1.7", List.of(part)));

    // Then
    assertThat(BillPropertiesReader.links(bill))
        .containsExactly(new BillPropertiesReader.Joined(deployment, Relation.RUNS, version));
    assertThat(unsaid(bill))
        .endsWith(
            "DEPLOYMENT Here (" + deployment.id() + ")",
            "DEPLOYMENT Here (" + deployment.id() + "): what was found out and agreed about it");
  }
}
