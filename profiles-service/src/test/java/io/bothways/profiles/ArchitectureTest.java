package io.bothways.profiles;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.bothways.fixture.HouseRules;
import org.junit.jupiter.api.Test;

/** The rules of the house, and those of this service alone. */
class ArchitectureTest implements HouseRules {
    private static final JavaClasses SERVICE = HouseRules.classesOf("io.bothways.profiles");

    @Test
    void parsingAndPlanningArePure() {
        noClasses()
                .that()
                .haveSimpleName("FeedPlan")
                .or()
                .haveSimpleName("Taxonomy")
                .or()
                .haveSimpleName("CatalogueChange")
                .or()
                .haveSimpleName("UserEdit")
                .or()
                .resideInAPackage("..csv")
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta..").or(MECHANISM))
                .check(SERVICE);
    }
}
