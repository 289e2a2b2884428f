package io.bothways.profiles.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bothways.profiles.feed.PersonDraft;
import io.bothways.profiles.feed.PersonReference;
import io.bothways.profiles.feed.Refused;
import io.bothways.profiles.feed.Rejection.Reason;
import io.bothways.profiles.person.facts.PersonAttribute;
import java.io.IOException;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes that identity providers really send, one golden request each, and the traps around them. */
class UserEditTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID MANAGER = UUID.fromString("0197a000-0000-7000-8000-000000000002");

    @Test
    void aUserOfEntraIdKeepsWhatWeNeedAndDropsTheRest() {
        var draft = UserEdit.whole(golden("entra/create")).apply(PersonDraft.empty());

        assertThat(draft.values())
                .containsEntry(PersonAttribute.USER_NAME, "Test_User_ab6490ee@example.org")
                .containsEntry(PersonAttribute.EMAIL, "Test_User_ab6490ee@example.org")
                .containsEntry(PersonAttribute.GIVEN_NAME, "Person")
                .containsEntry(PersonAttribute.FAMILY_NAME, "7001")
                .containsEntry(PersonAttribute.EMPLOYEE_NUMBER, "7001")
                .containsEntry(PersonAttribute.DEPARTMENT, "Lab")
                .containsEntry(PersonAttribute.ACTIVE, "true");
        assertThat(draft.values().values()).doesNotContain("+1 555 0100", "Lyon");
    }

    @Test
    void aUserOfOktaIsReadWithoutItsPassword() {
        var draft = UserEdit.whole(golden("okta/create")).apply(PersonDraft.empty());

        assertThat(draft.values())
                .containsEntry(PersonAttribute.EXTERNAL_ID, "00ujl29u0le5T6Aj10h7")
                .containsEntry(PersonAttribute.LOCALE, "en-US");
        assertThat(draft.values().values()).doesNotContain("1mz050nq");
    }

    @ParameterizedTest
    @ValueSource(strings = {"entra/disable", "entra/compliant-disable", "okta/disable-patch"})
    void everyShapeOfLeavingEndsInInactive(String request) {
        var draft = UserEdit.patch(golden(request)).apply(someone());

        assertThat(draft.value(PersonAttribute.ACTIVE)).isEqualToIgnoringCase("false");
        assertThat(draft.value(PersonAttribute.DISPLAY_NAME)).isEqualTo("Person 1");
    }

    @Test
    void leavingByPutSaysWhyToo() {
        var draft = UserEdit.whole(golden("okta/disable-put")).apply(someone());

        assertThat(draft.value(PersonAttribute.ACTIVE)).isEqualTo("false");
        assertThat(draft.value(PersonAttribute.EXIT_REASON)).isEqualTo("voluntary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"entra/many-attributes", "entra/compliant"})
    void singleOperationsAndDottedKeysMeanTheSame(String request) {
        var draft = UserEdit.patch(golden(request)).apply(someone().with(PersonAttribute.EMAIL, null));

        assertThat(draft.values())
                .containsEntry(PersonAttribute.EMAIL, "new@example.org")
                .containsEntry(PersonAttribute.FAMILY_NAME, "New")
                .containsEntry(PersonAttribute.DISPLAY_NAME, "Person New")
                .containsEntry(PersonAttribute.EMPLOYEE_NUMBER, "7002")
                .containsEntry(PersonAttribute.DEPARTMENT, "Sales")
                .containsEntry(PersonAttribute.GRADE, "4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"entra/manager", "entra/manager-plain"})
    void aManagerIsReadInBothForms(String request) {
        var draft = UserEdit.patch(golden(request)).apply(someone());

        assertThat(draft.manager()).isEqualTo(new PersonReference.ById(MANAGER));
    }

    @Test
    void aManagerCanBeTakenAway() {
        var draft = UserEdit.patch(golden("entra/manager-gone"))
                .apply(someone().withManager(new PersonReference.ById(MANAGER)));

        assertThat(draft.manager()).isNull();
    }

    @Test
    void aPutForgetsWhatItDoesNotMentionButNobodyLeavesByOmission() {
        var before = someone().with(PersonAttribute.SITE, "Lyon").with(PersonAttribute.ACTIVE, "false");

        var draft = UserEdit.whole(json("{\"userName\":\"p1\"}")).apply(before);

        assertThat(draft.values())
                .containsOnlyKeys(PersonAttribute.USER_NAME, PersonAttribute.ACTIVE)
                .containsEntry(PersonAttribute.ACTIVE, "false");
    }

    @Test
    void anAddressOfAnotherTypeIsNotTakenForTheOneAtWork() {
        var edit = UserEdit.whole(json("""
                {"userName": "p1", "emails": [{"type": "home", "value": "h@example.org"},
                                              {"type": "work", "value": "w@example.org"}]}
                """));

        assertThat(edit.apply(PersonDraft.empty()).value(PersonAttribute.EMAIL)).isEqualTo("w@example.org");
        var home = patch(
                "{\"op\":\"replace\",\"path\":\"emails[type eq \\\"home\\\"].value\",\"value\":\"x@example.org\"}");
        assertThat(home.apply(someone()).value(PersonAttribute.EMAIL)).isEqualTo("p1@example.org");
    }

    @Test
    void namesAreReadInAnyCase() {
        var draft = UserEdit.whole(json("{\"USERNAME\":\"p1\",\"DisplayName\":\"P\",\"NAME\":{\"GivenName\":\"G\"}}"))
                .apply(PersonDraft.empty());

        assertThat(draft.values())
                .containsEntry(PersonAttribute.USER_NAME, "p1")
                .containsEntry(PersonAttribute.GIVEN_NAME, "G");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"op\":\"remove\"}|NO_TARGET",
                "{\"op\":\"move\",\"path\":\"title\"}|MALFORMED",
                "{\"path\":\"title\",\"value\":\"x\"}|MALFORMED",
                "{\"op\":\"replace\",\"value\":\"x\"}|MALFORMED",
                "{\"op\":\"replace\",\"path\":\"shoeSize\",\"value\":\"x\"}|INVALID_PATH",
                "{\"op\":\"replace\",\"path\":\"a b c\",\"value\":\"x\"}|INVALID_PATH",
                "{\"op\":\"replace\",\"path\":\"emails[type eq\",\"value\":\"x\"}|INVALID_PATH",
                "{\"op\":\"replace\",\"path\":\"id\",\"value\":\"x\"}|READ_ONLY",
                "{\"op\":\"replace\",\"path\":\"title\",\"value\":[\"a\",\"b\"]}|INVALID_VALUE",
                "{\"op\":\"replace\",\"path\":\"title\",\"value\":{\"a\":1}}|INVALID_VALUE",
                "{\"op\":\"replace\",\"path\":\"emails[type ne \\\"work\\\"].value\",\"value\":\"x\"}|INVALID_FILTER",
                "{\"op\":\"add\",\"path\":\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager\",\"value\":\"bob\"}|UNKNOWN_MANAGER",
            })
    void whatMakesNoSenseIsRefusedByItsOwnReason(String operation, Reason reason) {
        assertThatThrownBy(() -> patch(operation).apply(someone()))
                .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
                .extracting(refused -> refused.rejection().reason())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"text\"",
                "{}",
                "{\"Operations\":[]}",
                "{\"Operations\":{}}",
                "{\"schemas\":[\"urn:other\"],\"Operations\":[{\"op\":\"remove\",\"path\":\"title\"}]}",
                "{\"Operations\":[17]}"
            })
    void aBodyThatIsNoPatchIsMalformed(String body) {
        assertThatThrownBy(() -> UserEdit.patch(json(body)))
                .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
                .extracting(refused -> refused.rejection().reason())
                .isEqualTo(Reason.MALFORMED);
    }

    private static UserEdit patch(String operation) {
        return UserEdit.patch(json("{\"Operations\":[" + operation + "]}"));
    }

    private static PersonDraft someone() {
        return PersonDraft.empty()
                .with(PersonAttribute.USER_NAME, "p1")
                .with(PersonAttribute.DISPLAY_NAME, "Person 1")
                .with(PersonAttribute.EMAIL, "p1@example.org")
                .with(PersonAttribute.TITLE, "Engineer")
                .with(PersonAttribute.ACTIVE, "true");
    }

    private static JsonNode golden(String name) {
        try (var body = UserEditTest.class.getResourceAsStream("/scim/" + name + ".json")) {
            assertThat(body).as(name).isNotNull();
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
