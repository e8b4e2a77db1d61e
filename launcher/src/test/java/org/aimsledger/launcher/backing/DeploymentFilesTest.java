package org.aimsledger.launcher.backing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aimsledger.launcher.ProjectRoot;
import org.aimsledger.launcher.service.ServiceDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the folder `deploy` says about roles, clients, databases and topics is what the launcher
/// does. The realm is the description that counts: whoever changes one of the two meets this test.
class DeploymentFilesTest {
  private static final Path DEPLOY = ProjectRoot.find().resolve("deploy");

  @TempDir Path folder;

  @Test
  void theRealmHasTheRolesOfTheLocalProviderAndNoOthers() throws IOException {
    // Given
    var known =
        Stream.concat(IdentityRoles.FOR_PEOPLE.stream(), IdentityRoles.FOR_SERVICES.stream())
            .toList();

    // When
    var realm = realm();

    // Then
    assertThat(texts(realm.at("/roles/realm"), "name"))
        .hasSameElementsAs(known)
        .doesNotHaveDuplicates();
    assertThat(realm.at("/defaultRole/composite").asBoolean()).isFalse();
  }

  @Test
  void theCommandLineMayAskForEachRoleOfPeopleByItsScope() throws IOException {
    // When
    var client = client(IdentityClients.COMMAND_LINE);

    // Then: without a scope asked for it gets no role at all
    assertThat(client.at("/fullScopeAllowed").asBoolean(true)).isFalse();
    assertThat(strings(client.at("/optionalClientScopes")))
        .hasSameElementsAs(IdentityRoles.FOR_PEOPLE);
    for (var mapping : realm().at("/scopeMappings")) {
      assertThat(strings(mapping.at("/roles")))
          .containsExactly(mapping.at("/clientScope").asText());
    }
    assertThat(texts(realm().at("/scopeMappings"), "clientScope"))
        .hasSameElementsAs(IdentityRoles.FOR_PEOPLE);
  }

  @Test
  void eachServiceIsAClientWithTheRolesThatTheLocalProviderGivesIt() throws IOException {
    for (var service : ServiceDefinition.NAMES) {
      // When
      var name = IdentityClients.ofService(service);
      var client = client(name);
      var account = user("service-account-" + name);

      // Then
      assertThat(client.at("/serviceAccountsEnabled").asBoolean()).isTrue();
      assertThat(client.at("/directAccessGrantsEnabled").asBoolean(true)).isFalse();
      assertThat(client.at("/standardFlowEnabled").asBoolean(true)).isFalse();
      assertThat(client.at("/attributes/access.token.lifespan").asInt())
          .isEqualTo((int) TokenRequests.FOR_SERVICES.toSeconds());
      assertThat(strings(account.at("/realmRoles"))).hasSameElementsAs(IdentityRoles.FOR_SERVICES);
    }
  }

  @Test
  void tokensSaySubjectRolesAndAudienceAsTheServicesReadThem() throws IOException {
    // When
    var scope = named(realm().at("/clientScopes"), "name", "aimsledger");

    // Then
    assertThat(texts(scope.at("/protocolMappers"), "protocolMapper"))
        .contains("oidc-sub-mapper", "oidc-usermodel-realm-role-mapper", "oidc-audience-mapper");
    assertThat(
            named(scope.at("/protocolMappers"), "name", "roles").at("/config/claim.name").asText())
        .isEqualTo("roles");
    assertThat(
            named(scope.at("/protocolMappers"), "name", "audience")
                .at("/config/included.custom.audience")
                .asText())
        .isEqualTo(TokenIssuer.AUDIENCE);
  }

  @Test
  void tokensSayTheUnitsOfWhoIsInAGroupOfAUnit() throws IOException {
    // When
    var scope = named(realm().at("/clientScopes"), "name", "aimsledger");
    var mapper = named(scope.at("/protocolMappers"), "name", "units");

    // Then: the claim of the local provider, a list, from the groups as well
    assertThat(mapper.at("/protocolMapper").asText()).isEqualTo("oidc-usermodel-attribute-mapper");
    assertThat(mapper.at("/config/claim.name").asText()).isEqualTo(TokenIssuer.UNITS);
    assertThat(mapper.at("/config/multivalued").asText()).isEqualTo("true");
    assertThat(mapper.at("/config/access.token.claim").asText()).isEqualTo("true");
    assertThat(mapper.at("/config/aggregate.attrs").asText()).isEqualTo("true");
    var attribute = mapper.at("/config/user.attribute").asText();
    var groups = named(realm().at("/groups"), "name", "units").at("/subGroups");
    assertThat(groups).isNotEmpty();
    for (var group : groups) {
      assertThat(strings(group.at("/attributes/" + attribute))).hasSize(1);
      assertThat(group.has("realmRoles")).as("a unit gives no role").isFalse();
    }
    var paths = texts(groups, "name").stream().map(name -> "/units/" + name).toList();
    assertThat(strings(user("alice").at("/groups"))).isNotEmpty().isSubsetOf(paths);
  }

  @Test
  void noSecretStandsInTheRealm() throws IOException {
    var found = new ArrayList<String>();
    for (var client : realm().at("/clients")) {
      found.add(client.at("/secret").asText());
    }
    for (var user : realm().at("/users")) {
      for (var credential : user.at("/credentials")) {
        found.add(credential.at("/value").asText());
      }
    }
    assertThat(found).isNotEmpty().allMatch(text -> text.matches("\\$\\{AIMS_[A-Z_]+}"));
  }

  @Test
  void peopleOfTheRealmAreMarkedAsThereForEvaluation() throws IOException {
    for (var user : realm().at("/users")) {
      if (user.at("/serviceAccountClientId").isMissingNode()) {
        assertThat(user.at("/attributes/note/0").asText()).startsWith("LOCAL EVALUATION");
      }
    }
  }

  @Test
  void theTopicsAreThoseThatTheLauncherMakes() throws IOException {
    // When
    var script = Files.readString(DEPLOY.resolve("kafka/topics.sh"));

    // Then
    assertThat(allOf("\\baims\\.[a-z-]+\\.v\\d\\b", script)).hasSameElementsAs(KafkaTopics.TOPICS);
    assertThat(script).contains("retention_ms=$((" + KafkaTopics.RETENTION.toDays() + " * 24");
    assertThat(compose()).contains("AIMS_LANES: \"" + KafkaTopics.LANES + "\"");
  }

  @Test
  void theDatabasesHaveTheLoginsThatTheLauncherMakes() throws IOException {
    // Given
    var secrets = new Secrets(folder.resolve("secrets"));
    var logins = new TreeSet<String>();
    for (var service : ServiceDefinition.NAMES) {
      for (var role : ServiceDatabase.of(service, 1, secrets).roles()) {
        logins.add("postgres-" + role.name());
      }
    }
    logins.add("postgres-keycloak");
    logins.add("postgres-superuser");

    // Then
    assertThat(allOf("\\bpostgres-[a-z_]+\\b", compose())).hasSameElementsAs(logins);
    assertThat(allOf("\\bpostgres-[a-z_]+\\b", made())).isSubsetOf(logins);
  }

  /// Runs the script that makes the secrets, and answers the names of what it made, a line each.
  private String made() throws IOException {
    var target = folder.resolve("compose/secrets");
    var builder = new ProcessBuilder("bash", DEPLOY.resolve("compose/secrets.sh").toString());
    builder.environment().put("AIMS_COMPOSE_SECRETS", target.toString());
    var process = builder.inheritIO().start();
    try {
      assertThat(process.waitFor()).isZero();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    try (var files = Files.list(target)) {
      return String.join("\n", files.map(file -> String.valueOf(file.getFileName())).toList());
    }
  }

  @Test
  void eachSecretThatIsMountedIsMadeAndNoOther() throws IOException {
    // When
    var mounted = allOf("(?<=\\.aims/compose/secrets/)[a-z_-]+", compose());

    // Then
    assertThat(made().lines().toList()).hasSameElementsAs(mounted);
  }

  private static String compose() throws IOException {
    return Files.readString(ProjectRoot.find().resolve("docker-compose.yml"));
  }

  private static JsonNode realm() throws IOException {
    return new ObjectMapper().readTree(DEPLOY.resolve("identity/aimsledger-realm.json").toFile());
  }

  private static JsonNode client(String name) throws IOException {
    return named(realm().at("/clients"), "clientId", name);
  }

  private static JsonNode user(String name) throws IOException {
    return named(realm().at("/users"), "username", name);
  }

  private static JsonNode named(JsonNode list, String field, String name) {
    for (var node : list) {
      if (node.path(field).asText().equals(name)) {
        return node;
      }
    }
    throw new AssertionError("nothing has the " + field + " " + name);
  }

  private static List<String> texts(JsonNode list, String field) {
    var found = new ArrayList<String>();
    list.forEach(node -> found.add(node.path(field).asText()));
    return found;
  }

  private static List<String> strings(JsonNode list) {
    var found = new ArrayList<String>();
    list.forEach(node -> found.add(node.asText()));
    return found;
  }

  private static List<String> allOf(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(match -> match.group())
        .distinct()
        .toList();
  }
}
