package io.bothways.platform.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operation says in exactly one way who may call it. */
class AccessDeclaredTest {

    interface Operations {
        @Access(Role.OPERATOR)
        void roles();

        @Access(authenticated = true)
        void authenticated();

        @Access(anonymous = true)
        void anonymous();

        void nothing();

        @Access
        void empty();

        @Access(value = Role.OPERATOR, anonymous = true)
        void both();
    }

    @ParameterizedTest
    @ValueSource(strings = {"roles", "authenticated", "anonymous"})
    void oneWayIsEnough(String operation) throws Exception {
        Method method = Operations.class.getDeclaredMethod(operation);
        assertThatCode(() -> AccessDeclared.require(method)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "empty", "both"})
    void noneOrMoreThanOneStopsTheStart(String operation) throws Exception {
        Method method = Operations.class.getDeclaredMethod(operation);
        assertThatThrownBy(() -> AccessDeclared.require(method)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void rolesAreWrittenAsInTheToken() {
        assertThatCode(() -> Role.of("hr-analyst").orElseThrow()).doesNotThrowAnyException();
        assertThatThrownBy(() -> Role.of("HR_ANALYST").orElseThrow()).isInstanceOf(Exception.class);
    }
}
