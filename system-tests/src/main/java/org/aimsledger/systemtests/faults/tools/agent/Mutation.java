package org.aimsledger.systemtests.faults.tools.agent;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// Ways to break the product on purpose, so that the checker of a fault run can be seen red. Like
/// [FaultPoint] a table of places in the product's classes, checked by a test.
@SuppressWarnings("ImmutableEnumChecker") // it only knows Guava's immutable collections
public enum Mutation {
  /// The relay doesn't wait for the broker: its cursor passes what may never arrive.
  CURSOR_BEFORE_ACKNOWLEDGEMENT(
      List.of(
          Rewrite.call(
              Names.RELAY,
              Place.ANY_METHOD,
              Names.RELAY + ".endBehind",
              code -> code.pop2().loadConstant(-1L)),
          Rewrite.call(
              Names.RELAY,
              Place.ANY_METHOD,
              "org/apache/kafka/clients/producer/Producer.flush",
              CodeBuilder::pop))),
  /// Every 50th event of a process is not given to the producer, but counted as sent.
  RELAY_SKIPS_AN_EVENT(
      List.of(
          Rewrite.aroundCall(
              Names.RELAY,
              Place.ANY_METHOD,
              "org/apache/kafka/clients/producer/Producer.send",
              code -> code.pop2().invokestatic(Names.HOOKS, "sent", Names.SENT)),
          Rewrite.call(
              Names.RELAY,
              "endBehind",
              "org/apache/kafka/clients/producer/RecordMetadata.hasOffset",
              code -> code.invokestatic(Names.HOOKS, "isThere", Names.IS_THERE)))),
  /// The inbox applies numbers at or below its cursor, as far as the database lets it.
  NO_DUPLICATE_CHECK(
      List.of(
          Rewrite.comparison(Names.INBOX, "deliver|dropRepeated", 1),
          Rewrite.comparison(Names.INBOX, "apply|applyFresh|requireUnmoved", 0))),
  /// A version conflict is answered as a success: acknowledged, and not stored.
  EXPECTED_VERSION_IGNORED(
      List.of(
          Rewrite.afterCall(
              Names.BATCH,
              "result",
              "io/vertx/mutiny/sqlclient/Row.getString",
              code -> code.invokestatic(Names.HOOKS, "withoutConflict", Names.TEXT_TO_TEXT)))),
  /// No idempotency receipt is looked at or stored: a repeated request is done again.
  RECEIPTS_IGNORED(List.of(Rewrite.result("org/aimsledger/eventstore/store/Append", "receipt"))),
  /// Every 50th event of a process is not applied to its view.
  VIEW_IGNORES_AN_EVENT(
      List.of(
          Rewrite.aroundCall(
              "org/aimsledger/eventstore/project/ProjectionStep"
                  + "|org/aimsledger/eventstore/project/ViewWriter",
              Place.ANY_METHOD,
              "org/aimsledger/eventstore/project/Projection.apply",
              // projection, row, event → row
              code -> code.pop().swap().pop())));

  private final List<Rewrite> rewrites;

  Mutation(List<Rewrite> rewrites) {
    this.rewrites = List.copyOf(rewrites);
  }

  List<Rewrite> rewrites() {
    return rewrites;
  }

  private static final class Names {
    static final String RELAY = "org/aimsledger/eventstore/relay/Relay$Session";
    static final String INBOX = "org/aimsledger/eventstore/inbox/Inbox";
    static final String BATCH = "org/aimsledger/eventstore/store/BatchStatement";
    static final ClassDesc HOOKS = ClassDesc.of(Hooks.class.getName());
    static final MethodTypeDesc SENT =
        MethodTypeDesc.of(ClassDesc.of("java.util.concurrent.Future"));
    static final MethodTypeDesc IS_THERE =
        MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object);
    static final MethodTypeDesc TEXT_TO_TEXT =
        MethodTypeDesc.of(ConstantDescs.CD_String, ConstantDescs.CD_String);
    static final MethodTypeDesc WHETHER = MethodTypeDesc.of(ConstantDescs.CD_boolean);

    private Names() {}
  }

  /// Instructions in the place of, or after, other ones.
  interface Emit {
    CodeBuilder to(CodeBuilder code);
  }

  /// One change of the code of one method and of the lambdas in it.
  record Rewrite(String owner, String method, Match match, Change change) {
    private interface Match {
      boolean of(CodeElement element);
    }

    private interface Change {
      void write(CodeBuilder code, CodeElement element);
    }

    static Rewrite call(String owner, String method, String callee, Emit instead) {
      return new Rewrite(owner, method, calls(callee), (code, _) -> ignore(instead.to(code)));
    }

    static Rewrite afterCall(String owner, String method, String callee, Emit then) {
      return new Rewrite(
          owner, method, calls(callee), (code, call) -> ignore(then.to(code.with(call))));
    }

    /// Mostly the call, now and then what is given.
    static Rewrite aroundCall(String owner, String method, String callee, Emit instead) {
      return new Rewrite(
          owner,
          method,
          calls(callee),
          (code, call) ->
              ignore(
                  code.invokestatic(Names.HOOKS, "skipNow", Names.WHETHER)
                      .ifThenElse(
                          skip -> ignore(instead.to(skip)), usual -> ignore(usual.with(call)))));
    }

    /// Every comparison of two longs gives this result.
    static Rewrite comparison(String owner, String method, int result) {
      return new Rewrite(
          owner,
          method,
          element -> element instanceof OperatorInstruction o && o.opcode() == Opcode.LCMP,
          (code, _) -> ignore(code.pop2().pop2().loadConstant(result)));
    }

    /// The method returns null.
    static Rewrite result(String owner, String method) {
      return new Rewrite(
          owner,
          method,
          element -> element instanceof ReturnInstruction,
          (code, give) -> ignore(code.pop().aconst_null().with(give)));
    }

    private static Match calls(String callee) {
      return element ->
          element instanceof InvokeInstruction call && Instrumenter.nameOf(call).equals(callee);
    }

    boolean isIn(String className, String methodName) {
      return Place.matches(owner, method, className, methodName);
    }

    boolean matches(CodeElement element) {
      return match.of(element);
    }

    void write(CodeBuilder code, CodeElement element) {
      change.write(code, element);
    }

    /// A code builder returns itself.
    private static void ignore(CodeBuilder same) {
      java.util.Objects.requireNonNull(same);
    }
  }
}
