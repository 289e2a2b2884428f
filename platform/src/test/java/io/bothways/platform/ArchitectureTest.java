package io.bothways.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.bothways.platform.access.Access;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;

/** The platform stays what it is: mechanisms in packages without cycles, and no word of mentoring in it. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.bothways.platform");

    @Test
    void mechanismsHaveNoCycles() {
        slices().matching("io.bothways.platform.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void onlyTheOutboxSendsAndOnlyTheConsumerReceives() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..outbox..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(KafkaProducer.class)
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackages("..outbox..", "..consumer..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(KafkaConsumer.class)
                .check(CLASSES);
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
                .check(CLASSES);
    }

    @Test
    void beansTakeWhatTheyNeedInTheConstructor() {
        classes()
                .should(new com.tngtech.archunit.lang.ArchCondition<>("have no injected fields") {
                    @Override
                    public void check(JavaClass type, com.tngtech.archunit.lang.ConditionEvents events) {
                        type.getFields().stream()
                                .filter(field -> field.isAnnotatedWith(Inject.class))
                                .forEach(field -> events.add(com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                                        field, field.getFullName())));
                    }
                })
                .check(CLASSES);
    }

    @Test
    void noWordOfTheDomainIsInThePlatform() {
        // person and coordinator are words of access: who a caller is
        assertThat(CLASSES.stream()
                        .map(type -> type.getName().toLowerCase(Locale.ROOT))
                        .filter(name -> Stream.of(
                                        "mentor",
                                        "partnership",
                                        "proposal",
                                        "cohort",
                                        "programme",
                                        "skill",
                                        "enrolment")
                                .anyMatch(name::contains)))
                .isEmpty();
    }
}
