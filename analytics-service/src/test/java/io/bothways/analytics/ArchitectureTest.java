package io.bothways.analytics;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.bothways.fixture.HouseRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The rules of the house, and those of this service alone. */
class ArchitectureTest implements HouseRules {
    private static final JavaClasses SERVICE = HouseRules.classesOf("io.bothways.analytics");

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
                .dependOnClassesThat(
                        resideInAnyPackage("java.sql..", "jakarta.ws..", "jakarta.transaction..", "java.util.random..")
                                .or(MECHANISM))
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
