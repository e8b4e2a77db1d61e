package org.aimsledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aimsledger.verifier.copy.LogServer;
import org.aimsledger.verifier.log.Checkpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command line for whole logs, in folders and at addresses.
class MainLogTest {

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final SampleLog log = TamperedLogTest.grown(600);
  private TamperedFolder copy;
  private String policy;

  @BeforeEach
  void writeTheLog() throws IOException {
    copy = new TamperedFolder(folder.resolve("log"));
    var _ = LogFolder.write(copy.folder(), log.leaves, log.signer);
    policy =
        Files.writeString(
                folder.resolve("policy"), "log " + log.signer.verifierKey() + "\nquorum none\n")
            .toString();
  }

  @Test
  void aLogInAFolderIsVerifiedAndToldToPeople() throws IOException {
    // Given
    String older =
        Files.write(folder.resolve("older"), TamperedLogTest.grown(300).checkpoint().bytes())
            .toString();

    // When
    int code = run("verify-log", "--policy", policy, "--from", older, copy.folder().toString());

    // Then
    assertThat(text(err)).isEmpty();
    assertThat(code).isZero();
    var key = log.signer.verifierKey();
    assertThat(text(out))
        .isEqualTo(
            """
            Log %s
              checkpoint   "example.com/trail", 600 entries, root %s
              signed by    %s
              fingerprint  %s
                           (key from the policy you named)
              lane         /inventory 0 ends with number 200
              lane         /inventory 1 ends with number 200
              lane         /inventory 2 ends with number 200
              streams      60
              older        "example.com/trail", 300 entries, root %s

            Checked:
              holds        a trusted key has signed the checkpoint, and the witnesses that the policy asks for
              holds        each tile is made of the level below it, and all of them lead to the signed root
              holds        each entry is there and has the hash that the tree has at its index
              holds        each entry is a well-formed event that fits its first line
              holds        the numbers of each lane run from 1 over the whole log, none missing, none twice
              holds        the versions of each stream run from 1 over the whole log, none missing, none twice
              holds        the older checkpoint is of the beginning of this log

            Not checked:
              - Whether everybody is shown the same log: no witness known to the policy has cosigned, so whoever holds the key could have made another log for you.
              - Whether a service left out or changed something before it came to the log, of what none of its seals here covers: "/inventory 0" (200 of 200 entries), "/inventory 1" (200 of 200 entries), "/inventory 2" (200 of 200 entries).
              - Whether the services have recorded more than has come to this log: compare the last numbers of the lanes with theirs.
              - Whether the id of an event occurs twice, under two numbers of its lane.
              - Whether what was recorded is true, and whether all that happened was recorded.

            VERIFIED
            """
                .formatted(
                    copy.folder(),
                    root(log),
                    key.label(),
                    key.fingerprint(),
                    root(TamperedLogTest.grown(300))));
  }

  private static String root(SampleLog log) {
    return Checkpoint.parse(log.checkpoint().text()).root().hex();
  }

  @Test
  void theReportForProgramsHasOneShapeInEachMode() throws IOException {
    // Given
    String place = copy.folder().toString();
    String newer = copy.folder().resolve("checkpoint").toString();
    String older =
        Files.write(folder.resolve("older"), TamperedLogTest.grown(300).checkpoint().bytes())
            .toString();
    String zip = SampleBundle.usual().write(folder).toString();

    // When, Then
    assertShape("log", "verify-log", "--json", "--policy", policy, place);
    assertShape("comparison", "compare", "--json", "--policy", policy, place, place);
    assertShape(
        "consistency",
        "verify-consistency",
        "--json",
        "--policy",
        policy,
        older,
        newer,
        "--log",
        place);
    assertShape("proof", "verify-proof", "--json", "--policy", policy, older, newer);
    assertShape("bundle", "--json", "--policy", policy, zip);
  }

  private void assertShape(String mode, String... words) {
    out.reset();
    int code = run(words);
    var json = (Json.Members) Json.parse(out.toByteArray(), "the report");
    boolean verified = json.get("verified").equals(new Json.Bool(true));
    assertThat(code).isEqualTo(verified ? 0 : 1);
    assertThat(json.text("format")).isEqualTo("aimsledger-verification/2");
    assertThat(json.text("mode")).isEqualTo(mode);
    assertThat(json.list("checked")).isNotEmpty();
    for (var checked : json.list("checked")) {
      assertThat(checked.values().keySet()).containsExactly("check", "claim", "outcome");
      assertThat(checked.text("outcome")).isIn("holds", "fails", "not reached");
    }
    assertThat(((Json.Array) json.get("notChecked")).items()).isNotEmpty();
    assertThat(json.number("problemCount")).isEqualTo(json.list("problems").size());
    assertThat(json.has("firstProblem")).isEqualTo(!verified);
    for (var problem : json.list("problems")) {
      assertThat(problem.values().keySet()).containsExactly("check", "place", "reason");
    }
  }

  @Test
  void aLogAtAnAddressIsVerifiedLikeOneInAFolder() throws IOException {
    try (var server = new LogServer(copy.folder())) {
      // Given entries that come packed
      server.serveOtherwise(
          "tile/entries/001",
          exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            LogServer.send(exchange, 200, LogServer.gzip(server.file("tile/entries/001")));
          });

      // When
      int whole = run("verify-log", "--policy", policy, server.address());
      int same =
          run("compare", "--policy", policy, copy.folder().toString(), server.address() + "/");
      copy.flip("tile/entries/002.p/88", 100);
      int changed = run("verify-log", "--policy", policy, server.address());

      // Then
      assertThat(text(err)).isEmpty();
      assertThat(List.of(whole, same, changed)).containsExactly(0, 0, 1);
      assertThat(text(out))
          .contains("First wrong place:\n  tile/entries/002.p/88, entry 512 \"/inventory 2 171\"");
    }
  }

  @Test
  void aServerThatFailsInTheMiddleEndsWithTwoUnlessSomethingWrongWasFoundBefore()
      throws IOException {
    try (var server = new LogServer(copy.folder())) {
      // Given
      server.serveOtherwise(
          "tile/entries/001", exchange -> LogServer.send(exchange, 409, new byte[1]));

      // When
      int unknown = run("verify-log", "--policy", policy, server.address());
      String said = text(out);
      copy.flip("tile/entries/000", 100);
      int wrong = run("verify-log", "--policy", policy, server.address());

      // Then
      assertThat(unknown).isEqualTo(2);
      assertThat(said).isEmpty();
      String reason = "can't read %s/tile/entries/001: the server answers 409";
      assertThat(text(err)).isEqualTo(reason.formatted(server.address()) + "\n");
      assertThat(wrong).isEqualTo(1);
      assertThat(text(out))
          .contains("First wrong place:\n  tile/entries/000, entry 0 ")
          .contains("What comes behind the last problem: " + reason.formatted(server.address()))
          .contains("  not reached  each tile is made of the level below it")
          .endsWith("NOT VERIFIED\n");
    }
  }

  @Test
  void aClosedLogIsVerifiedWithATokenFromAFile() throws IOException {
    try (var server = new LogServer(copy.folder())) {
      // Given
      server.closeWith("s3cret");
      String token = Files.writeString(folder.resolve("token"), "s3cret\n").toString();
      String older = Files.write(folder.resolve("older"), log.checkpoint().bytes()).toString();
      String place = server.address();

      // When
      var codes =
          List.of(
              run("verify-log", "--policy", policy, place),
              run("verify-log", "--policy", policy, "--token-file", token, place),
              run(
                  "compare",
                  "--policy",
                  policy,
                  "--token-file",
                  token,
                  place,
                  copy.folder().toString()),
              run(
                  "compare",
                  "--policy",
                  policy,
                  "--token-file",
                  token,
                  copy.folder().toString(),
                  place),
              run(
                  "verify-consistency",
                  "--policy",
                  policy,
                  older,
                  older,
                  "--log",
                  place,
                  "--token-file",
                  token),
              run("verify-log", "--policy", policy, "--token-variable", "NO_SUCH_TOKEN", place));

      // Then
      assertThat(codes).containsExactly(2, 0, 0, 2, 0, 2);
      assertThat(text(err).lines())
          .containsExactly(
              "can't read %s/checkpoint: the server answers 401: it asks for a token"
                      .formatted(place)
                  + " (--token-file, --token-variable)",
              "can't read %s: a token is for an address, and this is a folder"
                  .formatted(copy.folder().toString()),
              "can't read $NO_SUCH_TOKEN: the variable isn't set");
      assertThat(text(out) + text(err)).doesNotContain("s3cret");
    }
  }

  @Test
  void aTokenOnTheCommandLineOrForNothingIsRefused() {
    // Given
    String place = copy.folder().toString();

    // When
    var codes =
        List.of(
            run("verify-log", "--policy", policy, "--token", "s3cret", place),
            run(
                "verify-log",
                "--policy",
                policy,
                "--token-file",
                "f",
                "--token-variable",
                "V",
                place),
            run("verify-consistency", "--policy", policy, "--token-file", "f", "a", "b", "c"),
            run("verify-proof", "--policy", policy, "--token-file", "f", "a", "b"));

    // Then
    assertThat(codes).containsOnly(2);
    assertThat(text(err))
        .contains("not understood: --token\n")
        .contains("a token comes from a file or from a variable\n")
        .contains("a token is for --log\n")
        .contains("not understood: --token-file\n")
        .doesNotContain("s3cret");
  }

  @Test
  void checkpointsThatAreNoTextAreRefused() {
    // Given
    String place = copy.folder().toString();

    // When, Then
    for (byte[] checkpoint : List.of(new byte[] {(byte) 0xc3, '\n', '\n'}, new byte[0])) {
      out.reset();
      copy.write("checkpoint", checkpoint);
      assertThat(run("verify-log", "--policy", policy, place)).isEqualTo(1);
      assertThat(text(out))
          .contains(
              checkpoint.length > 0
                  ? "  checkpoint: the note isn't valid UTF-8\n"
                  : "  checkpoint: the note has no empty line between text and signatures\n");
    }
  }

  @Test
  void whatCannotBeReadExitsWithTwoAndIsNamed() {
    // Given
    String place = copy.folder().toString();
    String none = folder.resolve("none").toString();

    // When, Then
    assertThat(run("verify-log", "--policy", policy, none)).isEqualTo(2);
    assertThat(run("verify-log", "--policy", policy, "--from", none, place)).isEqualTo(2);
    assertThat(run("compare", "--policy", policy, place, none)).isEqualTo(2);
    assertThat(run("compare", "--policy", policy, place, "ftp://example.com/")).isEqualTo(2);
    assertThat(text(out)).isEmpty();
    assertThat(text(err).lines())
        .containsExactly(
            "can't read " + none + ": no such folder",
            "can't read " + none + ": no such file",
            "can't read " + none + ": no such folder",
            "can't read ftp://example.com/: not an address http://… or https://…");
  }

  @Test
  void thePublishedLogOfAnotherProjectIsVerifiedFromEachOfItsCheckpoints() throws IOException {
    // Given tessera's log in each of its sizes
    var published = Vectors.folder().resolve("tessera-log");
    String key = Vectors.constants("tessera_log").text("vkey");
    String theirs =
        Files.writeString(folder.resolve("theirs"), "log " + key + "\nquorum none\n").toString();
    var copied = new TamperedFolder(folder.resolve("tessera"));
    for (var file : Vectors.files("tessera-log/tile", _ -> true)) {
      copied.write(published.relativize(file).toString(), Files.readAllBytes(file));
    }

    // When, Then
    var codes = new ArrayList<Integer>();
    for (int size = 1; size <= 15; size++) {
      var note = published.resolve("checkpoint." + size);
      copied.write("checkpoint", Files.readAllBytes(note));
      String older = published.resolve("checkpoint." + (size + 1) / 2).toString();
      codes.add(
          run(
              "verify-log",
              "--foreign",
              "--policy",
              theirs,
              "--from",
              older,
              copied.folder().toString()));
      codes.add(
          run(
              "verify-consistency",
              "--policy",
              theirs,
              older,
              note.toString(),
              "--log",
              published.toString()));
      codes.add(
          run("compare", "--policy", theirs, copied.folder().toString(), published.toString()));
    }
    assertThat(text(err)).isEmpty();
    assertThat(codes).hasSize(45).containsOnly(0);
  }

  private int run(String... args) {
    return Main.run(
        List.of(args),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
