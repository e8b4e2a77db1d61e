package org.aimsledger.audit.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Where new checkpoints are sent by themselves, so that copies of them lie where the operator of
/// the trail can't take them back. Off while no target is named.
@ConfigMapping(prefix = "aims.trail.push")
public interface PushConfig {
  /// Places that get each new checkpoint, by a name of your own. Each has just one of `folder`,
  /// `url` and `mail`.
  Map<String, Target> targets();

  /// One of them.
  interface Target {
    /// Folder that gets a file for each checkpoint, and `latest`. No file is ever written over but
    /// that one.
    Optional<Path> folder();

    /// Address that gets the signed note as the body of a request. An answer of 200 to 299 means
    /// that it was kept.
    Optional<URI> url();

    /// Method of that request.
    @WithDefault("POST")
    Method method();

    /// Value of its `Authorization` header, with the scheme: a secret.
    Optional<String> authorization();

    /// Address that gets the signed note as an attachment (`quarkus.mailer.host` and its likes say
    /// by which server).
    Optional<String> mail();

    /// Least time between two checkpoints that are sent there.
    @WithDefault("PT1M")
    Duration interval();
  }

  /// How a note is sent.
  enum Method {
    POST,
    PUT
  }

  /// Sender of the mails.
  @WithDefault("aimsledger@localhost")
  @NotBlank
  String sender();

  /// How often is looked for targets whose turn it is.
  @WithDefault("PT1S")
  Duration look();

  /// Longest wait for one target.
  @WithDefault("PT10S")
  Duration timeout();

  /// Pause after the first failure, doubled with each that follows.
  @WithDefault("PT1S")
  Duration pause();

  /// Longest of these pauses.
  @WithDefault("PT10M")
  Duration longestPause();
}
