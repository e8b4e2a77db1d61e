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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// Somebody else's Merkle and checkpoint code. Where it isn't there and can't be installed, the
/// test is skipped and says why.
@SuppressWarnings("ImmutableEnumChecker") // knows no List.of and no Map.of
enum IndependentVerifier {
  /// `@sigstore/verify`, run by Node.js; installed into the build folder when it isn't there.
  SIGSTORE(List.of("package.json", "verify.cjs"), List.of("node", "verify.cjs"), Map.of()) {
    @Override
    void install() {
      assumeTrue(
          succeeds("node", "--version") && succeeds("npm", "--version"),
          "skipped: Node.js and npm are not installed");
      if (!Files.isDirectory(folder().resolve("node_modules/@sigstore/verify"))) {
        var ran = run(List.of("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"), "");
        assumeTrue(
            ran.exitCode() == 0,
            () -> "skipped: npm could not install @sigstore/verify: " + ran.output());
      }
    }
  },

  /// `golang.org/x/mod/sumdb`, with which Go verifies its own log of modules; from the source
  /// folder of Debian's package, as nothing else is there without a network.
  SUMDB(
      List.of("verify.go"),
      List.of("go", "run", "verify.go"),
      Map.of("GO111MODULE", "off", "GOPATH", "/usr/share/gocode", "GOFLAGS", "")) {
    @Override
    void install() {
      assumeTrue(succeeds("go", "version"), "skipped: Go is not installed");
      assumeTrue(
          succeeds("go", "list", "golang.org/x/mod/sumdb/tlog"),
          "skipped: golang.org/x/mod is not installed (golang-golang-x-mod-dev)");
    }
  };

  private static final long PATIENCE_SECONDS = 120;

  private final List<String> files;
  private final List<String> command;
  private final Map<String, String> environment;

  IndependentVerifier(List<String> files, List<String> command, Map<String, String> environment) {
    this.files = files;
    this.command = command;
    this.environment = environment;
  }

  abstract void install();

  /// What is given to the other implementation.
  sealed interface Submitted {
    JsonObject document();
  }

  /// One entry with its proof.
  ///
  /// @param policy text of the tlog-policy
  /// @param proof text of the tlog-proof
  /// @param leaf bytes of the entry
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Evidence(String policy, String proof, byte[] leaf) implements Submitted {
    Evidence withPolicy(String other) {
      return new Evidence(other, proof, leaf);
    }

    Evidence withProof(String other) {
      return new Evidence(policy, other, leaf);
    }

    Evidence withLeaf(byte[] other) {
      return new Evidence(policy, proof, other);
    }

    @Override
    public JsonObject document() {
      return new JsonObject()
          .put("policy", policy)
          .put("proof", proof)
          .put("leaf", Base64.getEncoder().encodeToString(leaf));
    }
  }

  /// A whole log as it is published; only [#SUMDB] can take it.
  ///
  /// @param policy text of the tlog-policy
  /// @param log address below which checkpoint and tiles are
  /// @param older text of a checkpoint that the log has grown from
  record PublishedLog(String policy, String log, String older) implements Submitted {
    @Override
    public JsonObject document() {
      return new JsonObject().put("policy", policy).put("log", log).put("older", older);
    }
  }

  /// Lets it judge all of them.
  ///
  /// @return for each name `accepted`, or `refused: ` and the reason
  Map<String, String> judge(Map<String, ? extends Submitted> cases) {
    copyFiles();
    install();
    var input = new JsonArray();
    cases.forEach((name, submitted) -> input.add(submitted.document().put("name", name)));
    var answers = new TreeMap<String, String>();
    var ran = run(command, input.encode());
    if (ran.exitCode() != 0) {
      throw new IllegalStateException(ran.output());
    }
    new JsonObject(ran.output())
        .forEach(answer -> answers.put(answer.getKey(), (String) answer.getValue()));
    return answers;
  }

  Path folder() {
    return Path.of("target", "independent-verifier", folderName());
  }

  private String folderName() {
    return name().toLowerCase(Locale.ROOT);
  }

  private void copyFiles() {
    try {
      var _ = Files.createDirectories(folder());
      for (var name : files) {
        var resource = "/independent-verifier/%s/%s".formatted(folderName(), name);
        try (var file =
            Objects.requireNonNull(IndependentVerifier.class.getResourceAsStream(resource))) {
          var _ = Files.copy(file, folder().resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean succeeds(String... question) {
    try {
      return run(List.of(question), "").exitCode() == 0;
    } catch (UncheckedIOException _) {
      return false;
    }
  }

  record Ran(int exitCode, String output) {}

  Ran run(List<String> program, String input) {
    try {
      var given = Files.writeString(folder().resolve("input"), input);
      var said = folder().resolve("output");
      var builder =
          new ProcessBuilder(program)
              .directory(folder().toFile())
              .redirectInput(given.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile());
      builder.environment().putAll(environment);
      var process = builder.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(program + " took too long");
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
