package org.aimsledger.incident.platform;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds out what an event must have at least to meet an expression. What it doesn't understand may
/// be met by any event.
final class GuardReader {
  private static final Set<String> VARIABLES = Set.of("kind", "type", "source", "id");
  private static final int OPERANDS = 2;

  private GuardReader() {}

  static Guard read(CelExpr expression) {
    if (expression.getKind() != Kind.CALL) {
      return Guard.OPEN;
    }
    List<CelExpr> operands = expression.call().args();
    return operands.size() == OPERANDS
        ? read(expression.call().function(), operands.getFirst(), operands.getLast())
        : Guard.OPEN;
  }

  private static Guard read(String function, CelExpr one, CelExpr other) {
    return switch (function) {
      // A part that is false makes the whole false, even where the other one fails.
      case "_&&_" -> read(one).and(read(other));
      case "_||_" -> read(one).or(read(other));
      case "_==_" -> equality(one, other);
      case "@in" -> listing(one, other);
      default -> Guard.OPEN;
    };
  }

  private static Guard equality(CelExpr one, CelExpr other) {
    if (isVariable(one) && isText(other)) {
      return Guard.of(one.ident().name(), Set.of(text(other)));
    }
    return isVariable(other) && isText(one)
        ? Guard.of(other.ident().name(), Set.of(text(one)))
        : Guard.OPEN;
  }

  private static Guard listing(CelExpr one, CelExpr listed) {
    if (!isVariable(one) || listed.getKind() != Kind.LIST) {
      return Guard.OPEN;
    }
    List<CelExpr> elements = listed.list().elements();
    return elements.stream().allMatch(GuardReader::isText)
        ? Guard.of(
            one.ident().name(),
            elements.stream().map(GuardReader::text).collect(Collectors.toUnmodifiableSet()))
        : Guard.OPEN;
  }

  private static boolean isVariable(CelExpr expression) {
    return expression.getKind() == Kind.IDENT && VARIABLES.contains(expression.ident().name());
  }

  private static boolean isText(CelExpr expression) {
    return expression.getKind() == Kind.CONSTANT
        && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE;
  }

  private static String text(CelExpr expression) {
    return expression.constant().stringValue();
  }
}
