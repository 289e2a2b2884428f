package io.bothways.profiles.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bothways.profiles.feed.Refused;
import io.bothways.profiles.feed.Rejection.Reason;
import io.bothways.profiles.person.PersonQuery.Column;
import io.bothways.profiles.person.PersonQuery.Equality;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScimFilterTest {
    @Test
    void equalitiesAreJoinedByAnd() {
        var query = ScimFilter.people(
                "USERNAME Eq \"a \\\"quoted\\\" name\" AND emails[type eq \"work\"].value eq \"x@example.org\"");

        assertThat(query.equalities())
                .containsExactly(
                        new Equality(Column.USER_NAME, "a \"quoted\" name"),
                        new Equality(Column.EMAIL, "x@example.org"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName",
                "userName eq",
                "userName eq \"a\" or externalId eq \"b\"",
                "userName co \"a\"",
                "userName eq \"a\" and",
                "(userName eq \"a\")",
                "not userName eq \"a\"",
                "userName eq \"a",
                "salary eq \"a\"",
                "userName eq \"a\" externalId eq \"b\"",
                "userName eq \"'; drop table person; --\" --"
            })
    void whatIsNotSupportedIsRefusedAndNeverHalfUnderstood(String filter) {
        assertThatThrownBy(() -> ScimFilter.people(filter))
                .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
                .extracting(refused -> refused.rejection().reason())
                .isEqualTo(Reason.INVALID_FILTER);
    }

    @Test
    void aHugeFilterIsRefusedBeforeItIsRead() {
        assertThatThrownBy(() -> ScimFilter.people("userName eq \"" + "\\\"".repeat(5_000)))
                .isInstanceOf(Refused.class);
    }
}
