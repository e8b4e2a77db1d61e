package org.aimsledger.referencedata.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aimsledger.referencedata.AnnexAControls;
import org.aimsledger.referencedata.AssessmentDuties;
import org.aimsledger.referencedata.CauseCategories;
import org.aimsledger.referencedata.CoverageMeasures;
import org.aimsledger.referencedata.DetectionRules;
import org.aimsledger.referencedata.EventTitles;
import org.aimsledger.referencedata.FilingTemplates;
import org.aimsledger.referencedata.ImpactDimensions;
import org.aimsledger.referencedata.LegalClocks;
import org.aimsledger.referencedata.LifecycleGates;
import org.aimsledger.referencedata.Pack;
import org.aimsledger.referencedata.Playbooks;
import org.aimsledger.referencedata.RegistrationSheets;
import org.aimsledger.referencedata.RetentionRules;
import org.aimsledger.referencedata.RiskClasses;
import org.aimsledger.referencedata.RiskCriteria;
import org.aimsledger.referencedata.RoleDuties;
import org.aimsledger.referencedata.Taxonomies;
import org.aimsledger.referencedata.Versions;

/// The packs that come with the product.
public record BundledPacks(
    Versions<RiskCriteria> riskCriteria,
    Versions<AssessmentDuties> assessmentDuties,
    Versions<ImpactDimensions> impactDimensions,
    Versions<AnnexAControls> annexAControls,
    Versions<EventTitles> eventTitles,
    Versions<LegalClocks> legalClocks,
    Versions<FilingTemplates> filingTemplates,
    Versions<CoverageMeasures> coverageMeasures,
    Versions<LifecycleGates> lifecycleGates,
    Versions<RiskClasses> riskClasses,
    Versions<RoleDuties> roleDuties,
    Versions<RetentionRules> retentionRules,
    Versions<RegistrationSheets> registrationSheets,
    Versions<DetectionRules> detectionRules,
    Versions<Playbooks> playbooks,
    Versions<CauseCategories> causeCategories,
    Versions<Taxonomies> taxonomies) {
  private static final String FOLDER = "/org/aimsledger/referencedata/packs/";

  /// They never change: whoever asks while others still have them gets the same ones.
  private static volatile SoftReference<BundledPacks> known = new SoftReference<>(null);

  /// All of them.
  ///
  /// @throws InvalidPackException when one can't be used
  public static BundledPacks load() {
    var before = known.get();
    if (before != null) {
      return before;
    }
    var read = readAll();
    known = new SoftReference<>(read);
    return read;
  }

  private static BundledPacks readAll() {
    var packs = index().stream().map(BundledPacks::read).toList();
    return new BundledPacks(
        versions(packs, RiskCriteria.class),
        versions(packs, AssessmentDuties.class),
        versions(packs, ImpactDimensions.class),
        versions(packs, AnnexAControls.class),
        versions(packs, EventTitles.class),
        versions(packs, LegalClocks.class),
        versions(packs, FilingTemplates.class),
        versions(packs, CoverageMeasures.class),
        versions(packs, LifecycleGates.class),
        versions(packs, RiskClasses.class),
        versions(packs, RoleDuties.class),
        versions(packs, RetentionRules.class),
        versions(packs, RegistrationSheets.class),
        versions(packs, DetectionRules.class),
        versions(packs, Playbooks.class),
        versions(packs, CauseCategories.class),
        versions(packs, Taxonomies.class));
  }

  /// File names, one per line: a folder inside a jar can't be listed portably.
  static List<String> index() {
    try (var lines = open("index.txt")) {
      return lines.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Pack read(String file) {
    try (var content = open(file)) {
      return PackReader.read(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedReader open(String file) {
    var stream = BundledPacks.class.getResourceAsStream(FOLDER + file);
    if (stream == null) {
      throw new IllegalStateException("the pack " + file + " is not in the jar");
    }
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  private static <P extends Pack> Versions<P> versions(List<Pack> packs, Class<P> kind) {
    return new Versions<>(packs.stream().filter(kind::isInstance).map(kind::cast).toList());
  }
}
