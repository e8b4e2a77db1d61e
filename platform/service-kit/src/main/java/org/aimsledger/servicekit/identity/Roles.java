package org.aimsledger.servicekit.identity;

/// The roles of the house; the claim `roles` of a token lists them.
public final class Roles {
  /// Reads everything that is not personal.
  public static final String VIEWER = "viewer";

  /// Describes systems, risks and reports.
  public static final String CONTRIBUTOR = "contributor";

  /// Answers for an AI system.
  public static final String SYSTEM_OWNER = "system-owner";

  /// Answers for a risk.
  public static final String RISK_OWNER = "risk-owner";

  /// Works on incidents.
  public static final String RESPONDER = "responder";

  /// Leads incidents: contains, resolves, closes.
  public static final String INCIDENT_COMMANDER = "incident-commander";

  /// Reads everything, exports, plans audits.
  public static final String AUDITOR = "auditor";

  /// Reads and verifies the trail, and nothing else: other services don't hear this role
  /// ([TrailRoleAugmentor]).
  public static final String TRAIL_AUDITOR = "trail-auditor";

  /// Approves what others propose.
  public static final String APPROVER = "approver";

  /// Decides for the organisation.
  public static final String TOP_MANAGEMENT = "top-management";

  /// Another system that sends AI system events or imports.
  public static final String INTEGRATION = "integration";

  /// Reads metrics, and nothing else.
  public static final String MONITORING = "monitoring";

  /// Runs the installation.
  public static final String ADMIN = "admin";

  /// One of our own services, calling another one.
  public static final String SERVICE = "service";

  private Roles() {}
}
