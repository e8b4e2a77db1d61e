package org.aimsledger.audit.publication;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.NoteSigner;
import org.aimsledger.witness.StateFolder;
import org.aimsledger.witness.Verdict;
import org.aimsledger.witness.Witness;
import org.aimsledger.witness.WitnessKey;
import org.aimsledger.witness.WitnessServer;

/// A trail with two real witnesses, of which one is enough: `honest`, which can be away, and
/// `deceived`, which somebody with the key of the log has shown another log.
public final class TwoWitnesses implements QuarkusTestProfile {
  static final Path KEY = Path.of("target", "trail-test.key");
  private static final String ORIGIN = "aimsledger.local/trail";

  @SuppressWarnings("NullAway.Init") // set before the service starts
  private static Witness honest;

  @SuppressWarnings("NullAway.Init")
  private static WitnessServer server;

  @Override
  public Map<String, String> getConfigOverrides() {
    try {
      var signer = signer();
      honest = witness("honest", signer);
      var deceived = witness("deceived", signer);
      deceive(deceived, signer);
      server = start(honest, 0);
      var other = start(deceived, 0);
      return Map.of(
          "aims.trail.witness-quorum", "1",
          "aims.trail.witnesses.honest.url", url(server),
          "aims.trail.witnesses.honest.key", honest.verifierKey().encode(),
          "aims.trail.witnesses.deceived.url", url(other),
          "aims.trail.witnesses.deceived.key", deceived.verifierKey().encode());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The honest witness ends, and what is given is done meanwhile; then it is there again.
  static void withoutHonest(Runnable meanwhile) throws IOException {
    var port = server.address().getPort();
    server.close();
    try {
      meanwhile.run();
    } finally {
      server = start(honest, port);
    }
  }

  /// The key of the log, made before the service starts, so that the witnesses can know it.
  private static NoteSigner signer() throws IOException {
    if (!Files.exists(KEY)) {
      Files.writeString(KEY, NoteSigner.generate(ORIGIN, new SecureRandom()).encodeSecret() + "\n");
    }
    return NoteSigner.parse(Files.readString(KEY).strip());
  }

  private static Witness witness(String name, NoteSigner log) throws IOException {
    var state = StateFolder.open(Files.createTempDirectory(name));
    state.admit(ORIGIN, true);
    return new Witness(
        WitnessKey.open(state, "witness.example/" + name),
        List.of(log.verifierKey()),
        state,
        Clock.systemUTC());
  }

  private static void deceive(Witness witness, NoteSigner log) {
    var forged = log.sign(Checkpoint.of(ORIGIN, 1_000_000_000, Hash.EMPTY_ROOT).encode());
    var verdict = witness.add(("old 0\n\n" + forged.encode()).getBytes(StandardCharsets.UTF_8));
    if (!(verdict instanceof Verdict.Cosigned)) {
      throw new IllegalStateException(verdict.toString());
    }
  }

  private static WitnessServer start(Witness witness, int port) throws IOException {
    return WitnessServer.start(
        witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), port), _ -> {});
  }

  private static String url(WitnessServer server) {
    return "http://127.0.0.1:" + server.address().getPort();
  }
}
