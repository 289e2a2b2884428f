package io.bothways.analytics;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.bothways.platform.access.Access;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The rules of the house that a compiler cannot see. */
class ArchitectureTest {
    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.bothways.analytics");

    @Test
    void featuresDependOnEachOtherWithoutACycle() {
        slices().matching("io.bothways.analytics.(*)..")
                .should()
                .beFreeOfCycles()
                .check(SERVICE);
    }

    @Test
    void timeComesFromTheClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(SERVICE);
    }

    @Test
    void kafkaIsReachedThroughTheOutboxOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(SERVICE);
    }

    @Test
    void collaboratorsComeThroughConstructors() {
        fields().should().notBeAnnotatedWith(Inject.class).check(SERVICE);
    }

    @Test
    void resourcesKnowNoPersistence() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.persistence..", "org.hibernate..", "java.sql..", "io.bothways.platform.sql..")
                .check(SERVICE);
    }

    @Test
    void transactionsBelongToServices() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .beAnnotatedWith(Transactional.class)
                .check(SERVICE);
        noClasses().should().beAnnotatedWith(Transactional.class).check(SERVICE);
    }

    @Test
    void everyOperationSaysWhoMayCallIt() {
        methods()
                .that()
                .areAnnotatedWith(GET.class)
                .or()
                .areAnnotatedWith(POST.class)
                .or()
                .areAnnotatedWith(PUT.class)
                .or()
                .areAnnotatedWith(PATCH.class)
                .or()
                .areAnnotatedWith(DELETE.class)
                .should()
                .beAnnotatedWith(Access.class)
                .andShould()
                .bePublic()
                .check(SERVICE);
    }

    @Test
    void estimatorsSuppressionAndMetricsArePure() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..statistics..", "..suppression..", "..participation..", "..partnership..", "..workforce..")
                .or()
                .haveSimpleName("RetentionComparison")
                .or()
                .haveSimpleName("PersonHistory")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.sql..",
                        "jakarta.ws..",
                        "jakarta.transaction..",
                        "io.bothways.platform..",
                        "java.util.random.."))
                .check(SERVICE);
    }

    /** Nothing computes or keeps a leaving risk, a name or a protected attribute of a single person. */
    @Test
    void noTableHoldsWhatMustNotBeKnownHere() throws IOException {
        var tables = new String(
                requireNonNull(ArchitectureTest.class.getResourceAsStream("/db/migration/V0002__facts.sql"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        var columns = tables.lines()
                .filter(line -> line.startsWith("    ") && !line.strip().startsWith("--"))
                .map(line -> line.strip().split("\\s+", 2)[0])
                .toList();

        assertThat(columns)
                .hasSizeGreaterThan(100)
                .noneMatch(column -> column.matches(
                                "(?i).*(name|mail|phone|birth|age|gender|sex|ethnic|disab|religion|nation|risk|probability|predict"
                                        + "|note|text|comment|pay|salary).*")
                        && !column.equals("agreed_at"));
    }

    @Test
    void featuresHaveNoDependencyOnWhoReadsThem() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..people..",
                        "..profile..",
                        "..programme..",
                        "..enrolment..",
                        "..proposal..",
                        "..pair..",
                        "..session..",
                        "..goal..",
                        "..score..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "..metric..", "..retention..", "..report..", "..suppression..", "..statistics.."))
                .check(SERVICE);
    }
}
