package org.aimsledger.systemtests.hygiene;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The reports of this build say of each attack that its test ran and passed.
///
/// Only for a build that has run all tests of all modules before.
final class AttacksWereCarriedOut implements HygieneCheck {
  private static final String REPORTS = "target/surefire-reports";

  /// Class and method of a test, both without package and parameters.
  private record TestName(String type, String method) {
    static TestName of(XMLStreamReader testcase) {
      var type = testcase.getAttributeValue(null, "classname");
      var method = testcase.getAttributeValue(null, "name");
      return new TestName(
          type.substring(type.lastIndexOf('.') + 1), method.replaceFirst("\\W.*", ""));
    }
  }

  @Override
  public List<String> problemsOf(Repository repository) {
    var reports = new HashMap<String, Set<TestName>>();
    return Attack.in(repository).attacks().stream()
        .filter(attack -> !hasPassed(attack, repository, reports))
        .map(
            attack ->
                "%s: no report says that %s was run and passed"
                    .formatted(attack.file(), attack.method()))
        .distinct()
        .toList();
  }

  private static boolean hasPassed(
      Attack attack, Repository repository, Map<String, Set<TestName>> reports) {
    var passed =
        reports.computeIfAbsent(
            attack.module(),
            module -> passedIn(repository.root().resolve(module).resolve(REPORTS)));
    return attack.isOfContract()
        ? passed.stream().anyMatch(test -> test.method().equals(attack.method()))
        : passed.contains(new TestName(attack.type(), attack.method()));
  }

  private static Set<TestName> passedIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Set.of();
    }
    var passed = new HashSet<TestName>();
    var others = new HashSet<TestName>();
    try (var files = Files.list(folder)) {
      files
          .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
          .forEach(file -> read(file, passed, others));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // One case that did not pass is enough.
    passed.removeAll(others);
    return passed;
  }

  private static void read(Path file, Set<TestName> passed, Set<TestName> others) {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try (InputStream in = Files.newInputStream(file)) {
      var xml = factory.createXMLStreamReader(in);
      var current = new TestName("", "");
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          if (xml.getLocalName().equals("testcase")) {
            current = TestName.of(xml);
            passed.add(current);
          } else if (isNotPassed(xml.getLocalName())) {
            others.add(current);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("not a report: " + file, e);
    }
  }

  private static boolean isNotPassed(String element) {
    return Stream.of("skipped", "failure", "error").anyMatch(element::equals);
  }
}
