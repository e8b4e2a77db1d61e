package org.aimsledger.contracts.inventory;

/// What the organisation is with regard to a system; more than one may hold. The words of ISO/IEC
/// 42001 and of the EU AI Act side by side, because duties hang on either.
public enum OrganisationRole {
  UNKNOWN,
  DEVELOPER,
  PRODUCER,
  PROVIDER,
  DEPLOYER,
  USER,
  IMPORTER,
  DISTRIBUTOR,
  AUTHORISED_REPRESENTATIVE,
  PRODUCT_MANUFACTURER,
  DOWNSTREAM_PROVIDER,
  GPAI_PROVIDER,
  PARTNER
}
