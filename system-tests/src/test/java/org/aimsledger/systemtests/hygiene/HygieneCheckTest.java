package org.aimsledger.systemtests.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every check is seen red on a bad sample, and green on the sample put right.
class HygieneCheckTest {
  private static final String LAMP_TEST = "lamp-service/src/test/java/LampTest.java";

  @TempDir Path root;

  @Test
  void aLinkToAMissingFileOrHeadingIsReported() throws IOException {
    write("docs/here.md", "# Here\n");
    write(
        "README.md",
        """
        # Title
        [good](docs/here.md#here) [good](#title) [outside](https://example.org/nothing)
        [bad](docs/gone.md) [bad](docs/here.md#there)
        ```
        [not a link](nowhere.md)
        ```
        `[nor](this.md)`
        """);
    assertThat(problems(new LinksResolve()))
        .containsExactly(
            "README.md: link to nowhere: docs/gone.md",
            "README.md: link to nowhere: docs/here.md#there");
  }

  @Test
  void aDecisionOutsideTheIndexAndAHoleInTheNumbersAreReported() throws IOException {
    write("docs/adr/README.md", "[one](0001-one.md)\n");
    write("docs/adr/0001-one.md", "# One\n");
    write("docs/adr/0003-three.md", "# Three\n");
    write("docs/adr/four.md", "# Four\n");
    assertThat(problems(new AdrsAreIndexed()))
        .containsExactly(
            "docs/adr/0003-three.md: expected number 2",
            "docs/adr/0003-three.md: not in the index",
            "docs/adr/four.md: not named like 0001-some-words.md");
  }

  @Test
  void anAttackWithoutATestThatRunsAndAListThatIsStaleAreReported() throws IOException {
    write(LAMP_TEST, lampTest());
    write(
        "lamp-service/src/test/java/OffTest.java",
        """
        @DisabledOnOs(OS.LINUX)
        class OffTest {
          /// Attack: the current is cut | nobody | never
          @Test
          void itIsDark() {}
        }
        """);
    assertThat(problems(new TamperingReference()))
        .containsExactly(
            LAMP_TEST + ":7: no test follows the attack",
            LAMP_TEST + ":10: the test may be switched off",
            LAMP_TEST + ":15: not what | who | when",
            LAMP_TEST + ":19: no cases for {0} are written beside the test",
            "lamp-service/src/test/java/OffTest.java:3: the test may be switched off",
            "2 kinds of attack, at least 40",
            "docs/tampering.md: stale; mvn test -pl system-tests -Dtest=RepositoryHygieneTest"
                + " -Daims.update=true writes it anew");
    assertThat(new TamperingReference().markdown(new Repository(root)))
        .contains(
            "2 kinds of attack, 3 with all their cases.",
            "| `break, then 'hide'` | the lamp | at once | [LampTest.itShines](../" + LAMP_TEST,
            "| `steal` | the lamp | at once | [LampTest.itShines](../" + LAMP_TEST,
            "| it is sold to somebody who lives far away | its owner | at night |");
  }

  @Test
  void anAttackThatNoReportSaysToHaveRunIsReported() throws IOException {
    var reports = "lamp-service/target/surefire-reports/TEST-org.";
    write(LAMP_TEST, lampTest());
    assertThat(problems(new AttacksWereCarriedOut()))
        .containsExactly(
            LAMP_TEST + ": no report says that itShines was run and passed",
            LAMP_TEST + ": no report says that itIsMissed was run and passed");

    write(
        reports + "LampTest.xml",
        """
        <testsuite><testcase name="itShines(String, int)[1]" classname="org.LampTest"/>
        <testcase name="itShines(String, int)[2]" classname="org.LampTest"><failure/></testcase>
        <testcase name="itIsMissed" classname="org.LampTest"><flakyFailure/></testcase></testsuite>
        """);
    write(
        reports + "OtherTest.xml",
        "<testsuite><testcase name=\"itShines\" classname=\"org.OtherTest\"/></testsuite>");
    assertThat(problems(new AttacksWereCarriedOut()))
        .containsExactly(LAMP_TEST + ": no report says that itShines was run and passed");
  }

  private static String lampTest() {
    return """
    class LampTest {
      /// Attack: {0} | the lamp | at once
      @ParameterizedTest
      @CsvSource({"'break, then ''hide''', 1", "st" + "eal, 2"})
      void itShines(String attack, int number) {}

      /// Attack: the bulb is taken out | the lamp | at night
      void noTest() {}

      /// Attack: the switch is taped | nobody | never
      @EnabledIfSystemProperty(named = "a", matches = "b")
      @Test
      void itIsTaped() {}

      /// Attack: the cable is cut | nobody
      @Test
      void itIsCut() {}

      /// Attack: {0} | nobody | never
      @ParameterizedTest
      @MethodSource
      void itIsTried(String attack) {}

      /// Attack: it is sold to somebody who
      /// lives far away | its owner | at night
      @Test
      void itIsMissed() {}
    }
    """;
  }

  @Test
  void aListOfSettingsThatIsStaleIsReported() throws IOException {
    write(
        "platform/service-kit/src/main/resources/META-INF/microprofile-config.properties",
        "aims.lamp.bulb.name=bulb of ${aims.service}\nquarkus.http.limits.max-body-size=2M\n");
    write(
        "lamp-service/src/main/java/LampConfig.java",
        """
        /// Settings of lamps.
        @ConfigMapping(prefix = "aims.lamp")
        public interface LampConfig {
          Bulb bulb();

          /// Bulbs.
          interface Bulb {
            /// What it is
            /// called.
            String name();

            /// Watts it may take.
            @WithDefault("40")
            @Min(1)
            @Max(1_000)
            int mostWatts();
          }

          /// Switches by name.
          Map<String, Switch> switches();

          /// One switch.
          interface Switch {
            /// Where it is.
            String place();
          }

          /// Its colour.
          String colour();
        }
        """);
    var reference = new SettingsReference();
    assertThat(problems(reference)).singleElement().asString().startsWith(SettingsReference.FILE);

    var written = reference.markdown(new Repository(root));

    write(SettingsReference.FILE, written);
    assertThat(problems(reference)).isEmpty();
    assertThat(written)
        .contains(
            "In `lamp-service`. Settings of lamps.",
            "| `aims.lamp.bulb.name` | `bulb of ${aims.service}` | String | What it is called. |",
            "| `aims.lamp.bulb.most-watts` | `40` | 1 … 1000 | Watts it may take. |",
            "| `aims.lamp.switches.\"…\".place` | must be given | String | Where it is. |",
            "| `aims.lamp.colour` | must be given | String | Its colour. |",
            "| `quarkus.http.limits.max-body-size` | `2M` |");
  }

  @Test
  void aServiceWithoutItsHeadingsOrRulesIsReported() throws IOException {
    write(
        "lamp-service/README.md",
        "# Lamp\n## Owns\n## Accepts\n## Publishes\n## Consumes\n## Views\n");
    write("lamp-service/src/test/java/ArchitectureTest.java", "class ArchitectureTest {}");
    write("room-service/src/test/java/ArchitectureTest.java", "ServiceRules.tests(\"room\")");
    assertThat(problems(new ServiceFoldersAreWhole()))
        .containsExactly(
            "lamp-service/README.md: no heading Run",
            "lamp-service: no ArchitectureTest calls ServiceRules.tests",
            "room-service/README.md: missing");
  }

  @Test
  void aFileOf401LinesIsReportedAndOneOf400IsNot() throws IOException {
    write("Long.java", "class Long {}\n" + "// line\n".repeat(400));
    write("Short.java", "class Short {}\n" + "// line\n".repeat(399));
    assertThat(problems(new SourcesAreShort()))
        .containsExactly("Long.java: 401 lines, at most 400 are read");
  }

  @Test
  void aMethodOf61LinesIsReportedAndOneOf60IsNot() throws IOException {
    write("Lengthy.java", "class Lengthy {\n" + method("tooLong", 61) + method("fits", 60) + "}\n");
    assertThat(problems(new SourcesAreShort()))
        .containsExactly("Lengthy.java:2: method tooLong has 61 lines, at most 60 are read");
  }

  @Test
  void aMethodThatIsOneSwitchMayHave120LinesAndNoMore() throws IOException {
    write("Tables.java", "class Tables {\n" + table("tooLong", 121) + table("fits", 120) + "}\n");
    assertThat(problems(new SourcesAreShort()))
        .containsExactly("Tables.java:2: method tooLong has 121 lines, at most 120 are read");
  }

  @Test
  void aNoteOfUnfinishedWorkIsReported() throws IOException {
    write("Lamp.java", "class Lamp {\n  // TO" + "DO switch on\n}\n");
    write("run.sh", "echo # FIX" + "ME\n");
    assertThat(problems(WordsAreAbsent.unfinishedWork()))
        .containsExactly(
            "Lamp.java:2: write an issue instead of a note to nobody",
            "run.sh:1: write an issue instead of a note to nobody");
  }

  @Test
  void aRegistryHostIsReported() throws IOException {
    write("pom.xml", "<url>https://repo1.maven" + ".org/maven2</url>\n");
    assertThat(problems(WordsAreAbsent.registryHosts())).hasSize(1);
  }

  @Test
  void aLogIdThatIsTakenOutsideItsRangeOrWithoutRangeIsReported() throws IOException {
    write("CONTRIBUTING.md", "| `lamps` | 1000–1999 |\n| `kit/rooms` | 2000–2999 |\n");
    write("kit/rooms/src/RoomLog.java", log(2001));
    write("lamps/src/LampLog.java", log(1000, 1000, 2001));
    write("stairs/src/StairLog.java", log(3000));
    assertThat(problems(new LogIdsAreUnique()))
        .containsExactly(
            "lamps/src/LampLog.java: id 1000 is taken by lamps/src/LampLog.java",
            "lamps/src/LampLog.java: id 2001 is taken by kit/rooms/src/RoomLog.java",
            "lamps/src/LampLog.java: id 2001 is outside the range of lamps",
            "stairs/src/StairLog.java: no range for stairs in CONTRIBUTING.md");
  }

  @Test
  void whatBuildsLeaveBehindIsNotRead() throws IOException {
    write("lamp/target/generated/Lamp.java", "// TO" + "DO\n");
    write(".git/README.md", "[bad](gone.md)\n");
    assertThat(problems(WordsAreAbsent.unfinishedWork())).isEmpty();
    assertThat(problems(new LinksResolve())).isEmpty();
  }

  private List<String> problems(HygieneCheck check) {
    return check.problemsOf(new Repository(root));
  }

  private void write(String name, String text) throws IOException {
    var file = root.resolve(name);
    var _ = Files.createDirectories(file.getParent());
    var _ = Files.writeString(file, text);
  }

  private static String method(String name, int lines) {
    return "  void " + name + "() {\n" + "    // line\n".repeat(lines - 2) + "  }\n";
  }

  private static String table(String name, int lines) {
    return "  int "
        + name
        + "(int key) {\n    return switch (key) {\n"
        + "      // row\n".repeat(lines - 5)
        + "      default -> 0;\n    };\n  }\n";
  }

  private static String log(int... ids) {
    var text = new StringBuilder("@MessageLogger(projectCode = \"X\")\n");
    for (var id : ids) {
      text.append("@Message(id = ").append(id).append(", value = \"x\")\n");
    }
    return text.toString();
  }
}
