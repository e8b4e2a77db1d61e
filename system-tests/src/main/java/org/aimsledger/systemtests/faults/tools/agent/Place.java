package org.aimsledger.systemtests.faults.tools.agent;

/// Where in the byte code of a class something is inserted. Class names have slashes, as in byte
/// code. A method includes the lambdas written in it. Both may name several, with `|` between.
sealed interface Place {
  /// Stands for every method of the class.
  String ANY_METHOD = "*";

  String owner();

  String method();

  /// Before the first instruction.
  record Entry(String owner, String method) implements Place {}

  /// Before each return; not when an exception leaves the method.
  record Exit(String owner, String method) implements Place {}

  /// Before each call of `callee`, written `owner.name`.
  record BeforeCall(String owner, String method, String callee) implements Place {}

  /// After each call of `callee` that returns.
  record AfterCall(String owner, String method, String callee) implements Place {}

  static Place entry(String owner, String method) {
    return new Entry(owner, method);
  }

  static Place exit(String owner, String method) {
    return new Exit(owner, method);
  }

  static Place beforeCall(String owner, String method, String callee) {
    return new BeforeCall(owner, method, callee);
  }

  static Place afterCall(String owner, String method, String callee) {
    return new AfterCall(owner, method, callee);
  }

  /// Whether the code of this method of this class belongs to the place.
  default boolean isIn(String className, String methodName) {
    return matches(owner(), method(), className, methodName);
  }

  static boolean matches(String owners, String methods, String className, String methodName) {
    return isOneOf(owners, className)
        && (methods.equals(ANY_METHOD) || isOneOf(methods, methodOf(methodName)));
  }

  private static boolean isOneOf(String names, String name) {
    return ("|" + names + "|").contains("|" + name + "|");
  }

  /// `lambda$send$3` was written in `send`.
  private static String methodOf(String name) {
    return name.startsWith("lambda$")
        ? name.substring("lambda$".length(), name.lastIndexOf('$'))
        : name;
  }
}
