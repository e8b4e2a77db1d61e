package org.aimsledger.incident.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aimsledger.contracts.incident.Severity;

/// Who gets mails about incidents (`quarkus.mailer.host` and its likes say by which server). Off
/// while nobody is named.
@ConfigMapping(prefix = "aims.incident.mail")
public interface MailConfig {
  /// Recipients, by a name of your own.
  Map<String, Recipient> recipients();

  /// One of them. Without `types` and `severities` only escalation writes there.
  interface Recipient {
    /// The mailbox.
    @Pattern(regexp = "[^@\\s]+@[^@\\s]+")
    String address();

    /// Language of the mails: en, zh-Hans or zh-Hant.
    @WithDefault("en")
    @Pattern(regexp = "en|zh-Hans|zh-Hant")
    String language();

    /// Wire names of the events that it gets; absent: of any, if `severities` are given.
    Optional<Set<String>> types();

    /// Severities of the incidents whose events it gets; absent: any, if `types` are given.
    Optional<Set<Severity>> severities();
  }

  /// Sender of the mails.
  @WithDefault("aimsledger@localhost")
  @NotBlank
  String sender();
}
