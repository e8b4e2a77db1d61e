package org.aimsledger.audit.proofs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// Somebody else's Merkle and checkpoint code: `@sigstore/verify`, run by Node.js. Installed into
/// the build folder when it isn't there; where that can't be done, the test is skipped and says
/// why.
final class IndependentVerifier {
  private static final Path FOLDER = Path.of("target", "independent-verifier");
  private static final List<String> FILES = List.of("package.json", "verify.cjs");
  private static final long PATIENCE_SECONDS = 120;

  private IndependentVerifier() {}

  /// What is given to the other implementation.
  ///
  /// @param policy text of the tlog-policy
  /// @param proof text of the tlog-proof
  /// @param leaf bytes of the entry
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Evidence(String policy, String proof, byte[] leaf) {
    Evidence withPolicy(String other) {
      return new Evidence(other, proof, leaf);
    }

    Evidence withProof(String other) {
      return new Evidence(policy, other, leaf);
    }

    Evidence withLeaf(byte[] other) {
      return new Evidence(policy, proof, other);
    }

    private JsonObject named(String name) {
      return new JsonObject()
          .put("name", name)
          .put("policy", policy)
          .put("proof", proof)
          .put("leaf", Base64.getEncoder().encodeToString(leaf));
    }
  }

  /// Lets it judge all of them.
  ///
  /// @return for each name `accepted`, or `refused: ` and the reason
  static Map<String, String> judge(Map<String, Evidence> cases) {
    install();
    var input = new JsonArray();
    cases.forEach((name, evidence) -> input.add(evidence.named(name)));
    var answers = new TreeMap<String, String>();
    var ran = run(List.of("node", "verify.cjs"), input.encode());
    if (ran.exitCode() != 0) {
      throw new IllegalStateException(ran.output());
    }
    new JsonObject(ran.output())
        .forEach(answer -> answers.put(answer.getKey(), (String) answer.getValue()));
    return answers;
  }

  private static void install() {
    assumeTrue(isThere("node") && isThere("npm"), "skipped: Node.js and npm are not installed");
    try {
      var _ = Files.createDirectories(FOLDER);
      for (var name : FILES) {
        try (var file =
            Objects.requireNonNull(
                IndependentVerifier.class.getResourceAsStream("/independent-verifier/" + name))) {
          var _ = Files.copy(file, FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!Files.isDirectory(FOLDER.resolve("node_modules/@sigstore/verify"))) {
      var ran = run(List.of("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"), "");
      assumeTrue(
          ran.exitCode() == 0,
          () -> "skipped: npm could not install @sigstore/verify: " + ran.output());
    }
  }

  private static boolean isThere(String program) {
    try {
      return run(List.of(program, "--version"), "").exitCode() == 0;
    } catch (UncheckedIOException _) {
      return false;
    }
  }

  private record Ran(int exitCode, String output) {}

  private static Ran run(List<String> command, String input) {
    try {
      var _ = Files.createDirectories(FOLDER);
      var given = Files.writeString(FOLDER.resolve("input"), input);
      var said = FOLDER.resolve("output");
      var process =
          new ProcessBuilder(command)
              .directory(FOLDER.toFile())
              .redirectInput(given.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " took too long");
      }
      return new Ran(process.exitValue(), Files.readString(said));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
