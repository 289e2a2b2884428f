package io.bothways.sessions;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.bothways.fixture.HouseRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The rules of the house, and those of this service alone. */
class ArchitectureTest implements HouseRules {
    private static final JavaClasses SERVICE = HouseRules.classesOf("io.bothways.sessions");

    @Test
    void attestationAndTeachingArePure() {
        noClasses()
                .that()
                .haveSimpleName("Attestation")
                .or()
                .haveSimpleName("Verdict")
                .or()
                .haveSimpleName("Teaching")
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta.persistence..").or(MECHANISM))
                .check(SERVICE);
    }

    @Test
    void noColumnCanHoldAText() throws IOException {
        try (var migrations = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(migrations).allSatisfy(script -> assertThat(Files.readString(script))
                    .as("free text is stored only once it can be encrypted")
                    .doesNotContainPattern("(?i)\\b(notes?|comments?|description)\\s+text"));
        }
    }
}
