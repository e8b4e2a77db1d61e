package org.aimsledger.verifier;

import java.util.ArrayList;
import java.util.List;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.Printable;
import org.aimsledger.verifier.log.VerifierKey;

/// What a verification has found out, collected for people (lines) and for programs (members).
final class Facts {

  private final List<String> lines = new ArrayList<>();
  private Json.Members details = Json.Members.empty();

  List<String> lines() {
    return lines;
  }

  Json.Members details() {
    return details;
  }

  /// Takes over what others have found out.
  void add(Facts others) {
    lines.addAll(others.lines());
    others.details().values().forEach(this::detail);
  }

  void line(String label, String text) {
    lines.add("  %-12s %s".formatted(label, text).stripTrailing());
  }

  void detail(String name, Json value) {
    details = details.with(name, value);
  }

  void detail(String name, String value) {
    detail(name, new Json.Text(value));
  }

  void detail(String name, long value) {
    details = details.with(name, value);
  }

  /// What a checkpoint says, believed or not.
  ///
  /// @param name of the member for programs
  void checkpoint(String label, String name, Checkpoint checkpoint) {
    line(
        label,
        "%s, %d entries, root %s"
            .formatted(
                Printable.quoted(checkpoint.origin()), checkpoint.size(), checkpoint.root()));
    detail(
        name,
        Json.Members.empty()
            .with("origin", checkpoint.origin())
            .with("size", checkpoint.size())
            .with("root", checkpoint.root().base64()));
  }

  /// Who has signed a checkpoint that is believed.
  ///
  /// @param from where the keys were taken from, `bundle` or `policy`
  void signed(Policy.Accepted accepted, String from) {
    line("signed by", accepted.log().label());
    line("fingerprint", accepted.log().fingerprint().hex());
    line(
        "",
        from.equals("bundle")
            ? "(key from the bundle itself: compare the fingerprint)"
            : "(key from the policy you named)");
    for (var key : accepted.alsoSigned()) {
      line("also by", "%s, a second key of the log itself (ML-DSA-44)".formatted(key.label()));
    }
    for (var cosigned : accepted.cosignatures()) {
      line("witness", "%s, %s".formatted(cosigned.witness(), cosigned.at()));
    }
    detail(
        "key",
        Json.Members.empty()
            .with("vkey", accepted.log().encode())
            .with("fingerprint", accepted.log().fingerprint().hex())
            .with("from", from)
            .with(
                "alsoSigned",
                Json.Array.of(accepted.alsoSigned().stream().map(VerifierKey::encode).toList())));
    List<Json> witnesses =
        accepted.cosignatures().stream()
            .<Json>map(
                cosigned ->
                    Json.Members.empty()
                        .with("witness", cosigned.witness())
                        .with("at", cosigned.at().toString()))
            .toList();
    detail("witnesses", new Json.Array(witnesses));
  }
}
