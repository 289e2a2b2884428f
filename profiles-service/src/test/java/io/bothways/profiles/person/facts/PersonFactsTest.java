package io.bothways.profiles.person.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonFactsTest {
    @Test
    void theSameFactInOtherWordsIsTheSameFact() {
        var one = facts(Map.of(
                PersonAttribute.ACTIVE, "True",
                PersonAttribute.GRADE, "03",
                PersonAttribute.HIRE_DATE, "2020-02-01T00:00:00Z",
                PersonAttribute.LANGUAGES, "en, fr",
                PersonAttribute.TITLE, " Engineer "));
        var other = facts(Map.of(
                PersonAttribute.ACTIVE, "1",
                PersonAttribute.GRADE, "3",
                PersonAttribute.HIRE_DATE, "2020-02-01",
                PersonAttribute.LANGUAGES, "en,fr,en",
                PersonAttribute.TITLE, "Engineer"));

        assertThat(one).isEqualTo(other);
        assertThat(PersonFacts.of(one.values(), null)).isEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE,maybe",
        "GRADE,-7",
        "GRADE,101",
        "GRADE,three",
        "GRADE,1.5",
        "HIRE_DATE,yesterday",
        "HIRE_DATE,2026-02-30",
        "HIRE_DATE,9999-01-01",
        "EMAIL,no address",
        "LOCALE,not a locale at all",
        "TIME_ZONE,Mars/Olympus",
        "EXIT_REASON,fired",
        "LANGUAGES,en;klingon language"
    })
    void aValueThatIsNoFactIsNamedAndNotRepeated(PersonAttribute attribute, String value) {
        assertThatThrownBy(() -> facts(Map.of(attribute, value)))
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidAttribute.class))
                .satisfies(invalid -> {
                    assertThat(invalid.attribute()).isEqualTo(attribute.label());
                    assertThat(invalid.rule()).doesNotContain(value);
                });
    }

    @Test
    void controlCharactersAndHalfCharactersAreRefused() {
        for (var value : new String[] {"a\0b", "a\u001bb", "a\ud800b", "x".repeat(201)}) {
            assertThatThrownBy(() -> facts(Map.of(PersonAttribute.DISPLAY_NAME, value)))
                    .isInstanceOf(InvalidAttribute.class);
        }
        assertThat(facts(Map.of(PersonAttribute.DISPLAY_NAME, "Person \ud83d\ude00"))
                        .displayName())
                .isEqualTo("Person \ud83d\ude00");
    }

    @Test
    void protectedAttributesHaveNoPlace() {
        for (var component : PersonFacts.class.getRecordComponents()) {
            assertThat(component.getName().toLowerCase(Locale.ROOT))
                    .doesNotContain("gender", "birth", "marital", "salary", "income", "ethnic", "religion")
                    .isNotEqualTo("age");
        }
    }

    private static PersonFacts facts(Map<PersonAttribute, String> values) {
        var all = new EnumMap<PersonAttribute, String>(PersonAttribute.class);
        all.put(PersonAttribute.USER_NAME, "p1");
        all.putAll(values);
        return PersonFacts.of(all, null);
    }
}
