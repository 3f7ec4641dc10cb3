package io.headroom;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Map.Entry;
import org.junit.jupiter.api.Test;

/// Holds the packages to the direction CONTRIBUTING.md draws.
class ArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.headroom");

  private static final String[] PURE = {
    "io.headroom.text..",
    "io.headroom.detect..",
    "io.headroom.select..",
    "io.headroom.compress..",
    "io.headroom.redact.."
  };

  @Test
  void packagesDependInOneDirectionOnly() {
    slices().matching("io.headroom.(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void eachPackageKnowsOnlyThoseItStandsOn() {
    Map<String, String[]> allowed =
        Map.ofEntries(
            entry("text"),
            entry("home"),
            entry("redact"),
            entry("detect", "text"),
            entry("select", "text", "detect"),
            entry("grammar", "text", "home"),
            entry("compress", "text", "detect", "select", "grammar"),
            entry("store", "text", "detect", "home"),
            entry("pipeline", "text", "detect", "select", "compress", "redact", "store"),
            entry("retrieve", "text", "detect", "select", "compress", "redact", "store"),
            entry("ledger", "text", "home", "detect", "compress", "store", "pipeline"),
            entry("report", "ledger"),
            entry("install", "home"),
            entry("config", "detect"),
            entry("door", "text", "home", "config", "compress", "store", "pipeline", "ledger"),
            entry(
                "mcp",
                "text",
                "home",
                "redact",
                "detect",
                "select",
                "compress",
                "store",
                "pipeline",
                "retrieve",
                "ledger"),
            entry(
                "gateway",
                "text",
                "detect",
                "config",
                "compress",
                "store",
                "pipeline",
                "retrieve",
                "ledger",
                "mcp"),
            entry("eval", "text", "detect", "compress", "store", "pipeline", "retrieve"));
    allowed.forEach((name, below) -> {
      String[] reachable = new String[below.length + 1];
      reachable[0] = "io.headroom." + name + "..";
      for (int i = 0; i < below.length; i++) {
        reachable[i + 1] = "io.headroom." + below[i] + "..";
      }
      classes()
          .that()
          .resideInAPackage("io.headroom." + name + "..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(reachable).or(not(resideInAPackage("io.headroom.."))))
          .check(MAIN);
    });
  }

  @Test
  void theCoreDoesNoInputOutputAndReadsNoClock() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.nio.file..", "java.net..", "java.sql..", "org.slf4j..", "java.util.logging..")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.Random.class)
        .check(MAIN);
  }

  @Test
  void onlyTheRimTouchesStandardOutput() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.headroom.app..", "io.headroom.mcp..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "in")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(MAIN);
  }

  @Test
  void kindsOfContentDoNotKnowOneAnother() {
    slices().matching("io.headroom.compress.(*)..").should().notDependOnEachOther().check(MAIN);
  }

  private static Entry<String, String[]> entry(String name, String... below) {
    return Map.entry(name, below);
  }
}
