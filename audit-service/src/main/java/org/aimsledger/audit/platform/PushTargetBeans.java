package org.aimsledger.audit.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.aimsledger.audit.platform.PushTargets.Place;
import org.aimsledger.audit.platform.PushTargets.Target;

/// Reads the targets out of the configuration; one that can't be used stops the start.
@Singleton
class PushTargetBeans {
  @Produces
  @Singleton
  PushTargets targets(PushConfig config) {
    var all = new ArrayList<Target>();
    new TreeMap<>(config.targets())
        .forEach(
            (name, target) ->
                all.add(new Target(name(name), target.interval(), place(name, target))));
    return new PushTargets(all);
  }

  private static String name(String name) {
    if (!name.matches("[a-z0-9][a-z0-9.-]{0,99}")) {
      throw new IllegalArgumentException(
          "aims.trail.push.targets.\"%s\": a name has lower-case letters, digits, dots and hyphens"
              .formatted(name));
    }
    return name;
  }

  private static Place place(String name, PushConfig.Target target) {
    var places = new ArrayList<Place>();
    target
        .folder()
        .ifPresent(path -> places.add(new Place.Folder(path.toAbsolutePath().toString())));
    target
        .url()
        .ifPresent(
            url ->
                places.add(
                    new Place.Web(
                        url, target.method().name(), target.authorization().orElse(null))));
    target.mail().ifPresent(address -> places.add(new Place.Mailbox(address)));
    if (places.size() != 1) {
      throw new IllegalArgumentException(
          "aims.trail.push.targets.\"%s\" has %d of folder, url and mail, not one"
              .formatted(name, places.size()));
    }
    requireUsable(name, places);
    return places.getFirst();
  }

  private static void requireUsable(String name, List<Place> places) {
    if (places.getFirst() instanceof Place.Web(var url, _, _)
        && !List.of("http", "https").contains(String.valueOf(url.getScheme()))) {
      throw new IllegalArgumentException(
          "aims.trail.push.targets.\"%s\".url is no http or https address".formatted(name));
    }
    if (places.getFirst() instanceof Place.Mailbox(var address)
        && !address.matches("[^@\\s]+@[^@\\s]+")) {
      throw new IllegalArgumentException(
          "aims.trail.push.targets.\"%s\".mail is no address".formatted(name));
    }
  }
}
