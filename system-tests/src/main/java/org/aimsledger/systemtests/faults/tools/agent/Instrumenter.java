package org.aimsledger.systemtests.faults.tools.agent;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rewrites the classes of a service: calls at the fault points, mutations where wanted, and a
/// clock that can be moved.
final class Instrumenter {
  private static final ClassDesc HOOKS = ClassDesc.of(Hooks.class.getName());
  private static final MethodTypeDesc REACHED =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);

  /// What reads the machine's clock, and what is called instead.
  private static final Map<String, String> CLOCKS =
      Map.of(
          "java/time/Clock.systemUTC", "clock",
          "java/time/Instant.now", "now",
          "java/lang/System.currentTimeMillis", "currentTimeMillis");

  private final Set<Mutation> mutations;

  Instrumenter(Set<Mutation> mutations) {
    this.mutations = Set.copyOf(mutations);
  }

  /// A class after the change.
  ///
  /// @param found name of a point, mutation rewrite or `clock` → number of places changed
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Result(byte[] bytes, Map<String, Integer> found) {}

  /// Rewrites one class.
  ///
  /// @param loader finds the classes that the given one refers to
  /// @return null when nothing is to be changed
  @Nullable Result apply(String name, byte[] original, @Nullable ClassLoader loader) {
    var found = new LinkedHashMap<String, Integer>();
    var file = classFile(loader);
    var model = file.parse(original);
    ClassTransform transform =
        (builder, element) -> {
          if (element instanceof MethodModel method && method.code().isPresent()) {
            var code = new Methods(name, method.methodName().stringValue(), found);
            var _ = builder.transformMethod(method, MethodTransform.transformingCode(code));
          } else {
            var _ = builder.with(element);
          }
        };
    var changed = file.transformClass(model, transform);
    return found.isEmpty() ? null : new Result(changed, Map.copyOf(found));
  }

  /// Reads and writes classes whose relatives this loader finds.
  static ClassFile classFile(@Nullable ClassLoader loader) {
    var resolver =
        loader == null
            ? ClassHierarchyResolver.defaultResolver()
            : ClassHierarchyResolver.ofResourceParsing(loader)
                .orElse(ClassHierarchyResolver.defaultResolver());
    return ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(resolver));
  }

  /// `owner.name`, as in [Place].
  static String nameOf(InvokeInstruction call) {
    return call.owner().asInternalName() + "." + call.name().stringValue();
  }

  private record At(FaultPoint point, Place place) {}

  /// The changes of one method.
  private final class Methods implements CodeTransform {
    private final List<At> points = new ArrayList<>();
    private final Map<String, Mutation.Rewrite> rewrites = new LinkedHashMap<>();
    private final Map<String, Integer> found;

    Methods(String owner, String method, Map<String, Integer> found) {
      this.found = found;
      for (var point : FaultPoint.values()) {
        for (var place : point.places()) {
          if (place.isIn(owner, method)) {
            points.add(new At(point, place));
          }
        }
      }
      for (var mutation : mutations) {
        for (var i = 0; i < mutation.rewrites().size(); i++) {
          var rewrite = mutation.rewrites().get(i);
          if (rewrite.isIn(owner, method)) {
            rewrites.put(mutation.name() + "/" + i, rewrite);
          }
        }
      }
    }

    @Override
    public void atStart(CodeBuilder code) {
      for (var at : points) {
        if (at.place() instanceof Place.Entry) {
          reached(code, at.point());
        }
      }
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      for (var at : points) {
        if (isBefore(at.place(), element)) {
          reached(code, at.point());
        }
      }
      write(code, element);
      for (var at : points) {
        if (at.place() instanceof Place.AfterCall after && calls(element, after.callee())) {
          reached(code, at.point());
        }
      }
    }

    private static boolean isBefore(Place place, CodeElement element) {
      return switch (place) {
        case Place.Exit _ -> element instanceof ReturnInstruction;
        case Place.BeforeCall before -> calls(element, before.callee());
        case Place.Entry _, Place.AfterCall _ -> false;
      };
    }

    private static boolean calls(CodeElement element, String callee) {
      return element instanceof InvokeInstruction call && nameOf(call).equals(callee);
    }

    private void write(CodeBuilder code, CodeElement element) {
      for (var rewrite : rewrites.entrySet()) {
        if (rewrite.getValue().matches(element)) {
          rewrite.getValue().write(code, element);
          count(rewrite.getKey());
          return;
        }
      }
      var clock = element instanceof InvokeInstruction call ? CLOCKS.get(nameOf(call)) : null;
      if (clock != null && element instanceof InvokeInstruction call && readsClock(call)) {
        var _ = code.invokestatic(HOOKS, clock, call.typeSymbol());
        count("clock");
      } else {
        var _ = code.with(element);
      }
    }

    /// `Instant.now(clock)` is somebody else's clock.
    private static boolean readsClock(InvokeInstruction call) {
      return call.typeSymbol().parameterCount() == 0;
    }

    private void reached(CodeBuilder code, FaultPoint point) {
      var _ = code.loadConstant(point.name()).invokestatic(HOOKS, "reached", REACHED);
      count(point.name());
    }

    private void count(String what) {
      var _ = found.merge(what, 1, Integer::sum);
    }
  }
}
