package io.bothways.matching;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.bothways.fixture.HouseRules;
import org.junit.jupiter.api.Test;

/** The rules of the house, and those of this service alone. */
class ArchitectureTest implements HouseRules {
    private static final JavaClasses SERVICE = HouseRules.classesOf("io.bothways.matching");

    @Test
    void scoringAndSolvingArePure() {
        noClasses()
                .that()
                .resideInAnyPackage("..scoring..", "..solver..")
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta..")
                        .or(resideInAPackage("com.fasterxml.."))
                        .or(resideInAPackage("io.quarkus.."))
                        .or(MECHANISM)
                        .or(resideInAPackage("java.time..")))
                .check(SERVICE);
    }
}
