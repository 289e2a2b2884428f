package io.bothways.matching;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.bothways.platform.access.Access;
import io.bothways.platform.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The rules of the house that a compiler cannot see. */
class ArchitectureTest {
    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.bothways.matching");

    @Test
    void featuresDependOnEachOtherWithoutACycle() {
        slices().matching("io.bothways.matching.(*)..")
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
                .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "java.sql..")
                .orShould()
                .dependOnClassesThat()
                .areAnnotatedWith(Entity.class)
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
    void eventsAreRecords() {
        classes()
                .that()
                .implement(Event.class)
                .and()
                .areNotInterfaces()
                .should()
                .beRecords()
                .check(SERVICE);
    }

    @Test
    void scoringAndSolvingArePure() {
        noClasses()
                .that()
                .resideInAnyPackage("..scoring..", "..solver..")
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta..")
                        .or(resideInAPackage("com.fasterxml.."))
                        .or(resideInAPackage("io.quarkus.."))
                        .or(resideInAPackage("io.bothways.platform.."))
                        .or(resideInAPackage("java.time..")))
                .check(SERVICE);
    }

    @Test
    void statesAndEventsHoldNoFramework() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("State")
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta..").or(resideInAPackage("io.bothways.platform..")))
                .check(SERVICE);
    }
}
