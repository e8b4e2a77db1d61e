package org.aimsledger.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;

/// What code may depend on: packages (`a.b`), packages with all below them (`a.b..`), single types
/// (`a.b.C`). What isn't named is forbidden.
record Licence(List<String> names) {
  Licence {
    names = List.copyOf(names);
  }

  static Licence of(String... names) {
    return new Licence(List.of(names));
  }

  Licence and(Licence more) {
    return new Licence(Stream.concat(names.stream(), more.names.stream()).toList());
  }

  boolean allows(JavaClass type) {
    return names.stream().anyMatch(name -> covers(name, type));
  }

  private static boolean covers(String name, JavaClass type) {
    if (name.endsWith("..")) {
      var root = name.substring(0, name.length() - 2);
      return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
    }
    return type.getPackageName().equals(name) || ServiceClasses.outermostName(type).equals(name);
  }
}
